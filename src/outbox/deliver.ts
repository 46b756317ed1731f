import type { Lane } from '../domain/lane.js';
import type { DeliveryRecord } from '../domain/notice.js';
import { after } from '../lib/after.js';
import type { Store } from '../store/store.js';
import { STOP_MS } from './limits.js';
import { createPumps, type Pumps, type PumpsDeps } from './pumps.js';

export type DeliverDeps = PumpsDeps & { readonly store: Pick<Store, 'nextNoticeAt'> };

const LONGEST_SLEEP_MS = 1_000;
/** What was sent and could not be recorded (a full disk) is recorded anew after this long. */
const RECORD_AGAIN_MS = 1_000;

type Lanes = ReadonlyMap<string, readonly Lane[]>;

/**
 * The outbox: claims what is due, renders it from the present state, sends or edits, records. At-least-once towards the
 * chat services: a notice is claimed before the send and recorded after it. Each service is sent to by itself, so that
 * none waits for another.
 */
export class Outbox {
  readonly #pumps: Pumps;
  #timer: NodeJS.Timeout | null = null;
  #running = false;
  #ended = false;
  #looping: Promise<void> | null = null;
  #again = false;
  #turn: Promise<unknown> = Promise.resolve();
  #remembered = false;

  constructor(readonly deps: DeliverDeps) {
    this.#pumps = createPumps({ ...deps, record: (records) => this.#record(records) }, () => this.poke());
  }

  start(): void {
    this.#running = true;
    this.poke();
  }

  /** Ends promptly: sends that hang are left to the next life, which knows them to be uncertain. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#rest();
    await this.#looping;
    await Promise.race([Promise.allSettled(this.#underway()), after(STOP_MS)]);
    this.#ended = true;
  }

  /** There may be something to deliver. Returns at once. */
  poke(): void {
    this.#again = true;
    if (!this.#running || this.#looping) return;
    this.#rest();
    this.#looping = this.#loop().finally(() => {
      this.#looping = null;
      if (this.#again) this.poke();
    });
  }

  /** Delivers everything that can be sent at `now`; how many notices were tried. */
  async runOnce(now: number): Promise<number> {
    for (let tried = 0; ; ) {
      const { begun } = await this.#fill(now);
      tried += begun;
      const underway = this.#underway();
      if (begun === 0 && underway.length === 0) return tried;
      if (underway.length > 0) await Promise.race(underway);
    }
  }

  async #loop(): Promise<void> {
    let wake: number | null = null;
    try {
      while (this.#again && this.#running) {
        this.#again = false;
        const now = this.deps.now();
        const { lanes } = await this.#fill(now);
        wake = await this.#wakeIn(lanes, now);
      }
    } catch (error) {
      this.#again = false;
      this.deps.onError(error);
      wake = LONGEST_SLEEP_MS;
    }
    if (this.#running && wake !== null) this.#timer = setTimeout(() => this.poke(), wake);
  }

  /** Begins what can be begun, one turn at a time. */
  #fill(now: number): Promise<{ readonly begun: number; readonly lanes: Lanes }> {
    const turn = this.#turn.then(async () => {
      if (!this.#remembered) for (const pump of this.#pumps.all.values()) await pump.remember();
      this.#remembered = true;
      let lanes = await this.#lanes();
      let more = false;
      for (const [name, pump] of this.#pumps.all) if (await pump.prod(lanes.get(name) ?? [], now)) more = true;
      if (more) lanes = await this.#lanes();
      let begun = 0;
      for (const [name, its] of lanes) begun += (await this.#pumps.all.get(name)?.fill(its, now)) ?? 0;
      return { begun, lanes };
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Lanes in which something waits, by the pump they go through. */
  async #lanes(): Promise<Lanes> {
    const lanes = new Map<string, Lane[]>();
    for (const lane of await this.deps.store.loadLanes()) {
      const name = this.#pumps.nameFor(lane.channel);
      const its = lanes.get(name);
      if (its) its.push(lane);
      else lanes.set(name, [lane]);
    }
    return lanes;
  }

  /** ms until something opens or falls due; null: only once somebody pokes. */
  async #wakeIn(lanes: Lanes, now: number): Promise<number | null> {
    let next = (await this.deps.store.nextNoticeAt(now)) ?? Number.POSITIVE_INFINITY;
    for (const [name, pump] of this.#pumps.all) next = Math.min(next, pump.wakesAt(lanes.get(name) ?? [], now));
    if (next === Number.POSITIVE_INFINITY) return null;
    return Math.min(LONGEST_SLEEP_MS, Math.max(1, Math.ceil(next - this.deps.now())));
  }

  #underway(): readonly Promise<void>[] {
    return [...this.#pumps.all.values()].flatMap((pump) => [...pump.underway]);
  }

  #rest(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** What was sent is not sent again because the disk was full for a while. */
  async #record(records: readonly DeliveryRecord[]): Promise<void> {
    while (!this.#ended) {
      try {
        return await this.deps.record(records);
      } catch (error) {
        if (!this.#running) throw error;
        this.deps.onError(error);
        await after(RECORD_AGAIN_MS);
      }
    }
  }
}

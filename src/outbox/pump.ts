import { type Lane, laneKey, laneOf } from '../domain/lane.js';
import type { DeliveryRecord, DeliveryResult, Notice } from '../domain/notice.js';
import type { Store } from '../store/store.js';
import { Blame } from './blame.js';
import { Budget } from './budget.js';
import { Gates, type Pass, stillOpen, unknown } from './gates.js';
import type { Herald } from './herald.js';
import { judge, putBack, type Verdict } from './judge.js';
import { type Pace, retryAfter } from './limits.js';
import type { Send } from './send.js';
import { Trouble } from './trouble.js';

export interface PumpDeps {
  /** The name of a chat service, as `serviceOf` gives it. */
  readonly service: string;
  readonly pace: Pace;
  serviceOf(channel: string): string;
  readonly store: Pick<Store, 'claimNotices' | 'loadBroken' | 'loadLanes' | 'reviveNotices' | 'expireNotices'>;
  readonly send: Send;
  record(records: readonly DeliveryRecord[]): Promise<void>;
  readonly herald: Herald;
  now(): number;
  onDelivered(notice: Notice, result: DeliveryResult, ms: number): void;
  onError(error: unknown): void;
  /** Something has ended: more may go. */
  onEnd(): void;
}

interface Going {
  readonly notice: Notice;
  readonly pass: Pass;
}

/** Sends what goes through one chat service: as much at a time as it takes, the most urgent first, a lane's in their order. */
export class Pump {
  /** Runs whose records are not on disk yet. */
  readonly underway = new Set<Promise<void>>();
  readonly #gates = new Gates();
  readonly #blame = new Blame();
  readonly #budget: Budget;
  readonly #trouble: Trouble;
  readonly #busy = new Set<string>();
  #runs = 0;

  constructor(readonly deps: PumpDeps) {
    this.#budget = new Budget(deps.pace.limits);
    this.#trouble = new Trouble({ ...deps, gates: this.#gates });
  }

  remember(): Promise<void> {
    return this.#trouble.remember();
  }

  /** Before `fill`: true where more waits than before. */
  prod(lanes: readonly Lane[], now: number): Promise<boolean> {
    return this.#trouble.prod(lanes, now);
  }

  /** Claims what may go at `now` of the lanes given, and begins to send it; how many were begun. */
  async fill(lanes: readonly Lane[], now: number): Promise<number> {
    let begun = 0;
    while (this.#runs < this.deps.pace.runs) {
      const open = lanes.filter((lane) => !this.#busy.has(laneKey(lane)) && this.#opensAt(lane, now) <= now);
      if (open.length === 0) break;
      const claimed = await this.#claim(open, now);
      if (claimed.length === 0) break;
      begun += this.#begin(claimed, now);
    }
    return begun;
  }

  /** When one of the lanes given opens that is not open at `now`, or something broken is to be tried. */
  wakesAt(lanes: readonly Lane[], now: number): number {
    const times = lanes.filter((lane) => !this.#busy.has(laneKey(lane))).map((lane) => this.#opensAt(lane, now));
    return Math.min(...times.filter((at) => at > now), this.#trouble.wakesAt(now));
  }

  /** Nothing is known to stand in the way of the channel. */
  isReached(channel: string): boolean {
    const plights = [this.#gates.service.plight, this.#gates.ofChannel({ channel, kind: 'post' }).plight];
    return plights.every((plight) => plight === null || plight === 'limited');
  }

  #opensAt(lane: Lane, now: number): number {
    return Math.max(this.#gates.opensAt(lane, now), this.#budget.freeAt(lane, now));
  }

  /** While the service is shut only one goes, and not again and again the same. */
  async #claim(open: readonly Lane[], now: number): Promise<readonly Notice[]> {
    const { store, pace } = this.deps;
    if (this.#gates.service.plight === null) return store.claimNotices(now, pace.batch, open);
    const tired = this.#blame.tired();
    const probe = await store.claimNotices(now, 1, open, tired);
    return probe.length > 0 || tired.size === 0 ? probe : store.claimNotices(now, 1, open);
  }

  #begin(claimed: readonly Notice[], now: number): number {
    const going: Going[] = [];
    const held: Notice[] = [];
    for (const notice of claimed) {
      const lane = laneOf(notice);
      // Those before it in the batch may have been all that its channel takes for now.
      if (this.#opensAt(lane, now) > now) {
        held.push(notice);
        continue;
      }
      this.#budget.spend(lane, now);
      if (this.deps.pace.batch === 1) this.#busy.add(laneKey(lane));
      going.push({ notice, pass: this.#gates.enter(lane) });
    }
    this.#runs++;
    const run = this.#run(going, held).finally(() => this.underway.delete(run));
    this.underway.add(run);
    // Whoever waits for it is told; where nobody does it was told already.
    run.catch(() => undefined);
    return going.length;
  }

  async #run(going: readonly Going[], held: readonly Notice[]): Promise<void> {
    const records = held.map((notice) => this.#record(notice, HELD));
    const follow: Verdict['follow'][number][] = [];
    try {
      for (const each of going) {
        const verdict = await this.#one(each);
        records.push(this.#record(each.notice, verdict.result));
        follow.push(...verdict.follow);
      }
    } finally {
      // Whatever a send came to, the lane is free for the next.
      this.#runs--;
      for (const { notice } of going) this.#busy.delete(laneKey(laneOf(notice)));
      this.deps.onEnd();
    }
    await this.deps.record(records);
    for (const next of follow) await next().catch(this.deps.onError);
    this.deps.onEnd();
  }

  async #one({ notice, pass }: Going): Promise<Verdict> {
    // One before it in the batch may have found its channel or the service shut.
    if (!stillOpen(pass)) {
      unknown([pass.service, pass.channel, pass.lane], null);
      return { result: HELD, follow: [] };
    }
    const started = performance.now();
    const attempt = await this.deps.send(notice);
    const verdict = judge(
      {
        service: this.deps.service,
        gates: this.#gates,
        blame: this.#blame,
        trouble: this.#trouble,
        herald: this.deps.herald,
      },
      notice,
      pass,
      attempt,
      this.deps.now(),
    );
    this.deps.onDelivered(notice, verdict.result, performance.now() - started);
    return verdict;
  }

  #record(notice: Notice, result: DeliveryResult): DeliveryRecord {
    const wait = result.kind === 'retry' ? retryAfter(notice.attempts + 1, result.afterMs) : 0;
    return { key: notice.key, rendered: notice.wanted, result, nextAt: this.deps.now() + wait };
  }
}

const HELD = putBack({ why: 'waits for its channel', scope: 'channel' });

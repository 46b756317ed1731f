import type { Lane } from '../domain/lane.js';
import type { Say } from '../domain/text.js';
import type { Store } from '../store/store.js';
import type { Subject } from './fallback.js';
import type { Gate } from './gate.js';
import type { Gates } from './gates.js';
import { type Herald, subjectKey } from './herald.js';
import { EXPIRE_MS } from './limits.js';

export interface TroubleDeps {
  readonly service: string;
  serviceOf(channel: string): string;
  readonly store: Pick<Store, 'loadBroken' | 'loadLanes' | 'reviveNotices' | 'expireNotices'>;
  readonly gates: Gates;
  readonly herald: Herald;
  now(): number;
}

/** What of a service somebody has to mend: people are told, what waited too long is given up, and what matters comes back. */
export class Trouble {
  readonly #broken = new Map<string, { readonly subject: Subject; readonly gate: Gate }>();

  constructor(readonly deps: TroubleDeps) {}

  subjectOf({ channel, kind }: Lane): Subject {
    return { kind: kind === 'room' ? 'rooms' : 'channel', id: channel, service: this.deps.service };
  }

  /** What an earlier life of the process left behind: known and told already, to be tried again at once. */
  async remember(): Promise<void> {
    for (const { channel, rooms, scope, why } of await this.deps.store.loadBroken()) {
      if (this.deps.serviceOf(channel) !== this.deps.service) continue;
      const lane: Lane = { channel, kind: rooms ? 'room' : 'post' };
      const gate = scope === 'service' ? this.deps.gates.service : this.deps.gates.ofChannel(lane);
      const subject: Subject =
        scope === 'service' ? { kind: 'service', service: this.deps.service } : this.subjectOf(lane);
      gate.presumeBroken(this.deps.now());
      this.#broken.set(subjectKey(subject), { subject, gate });
      this.deps.herald.knows(subject, why);
    }
  }

  async found(subject: Subject, gate: Gate, why: string, fix: Say | null): Promise<void> {
    this.#broken.set(subjectKey(subject), { subject, gate });
    await this.deps.herald.broken(subject, why, fix);
    const before = this.deps.now() - EXPIRE_MS;
    const scope = subject.kind === 'service' ? 'service' : 'channel';
    for (const channel of subject.kind === 'service' ? await this.#waiting() : [subject.id])
      for (const rooms of subject.kind === 'service' ? [false, true] : [subject.kind === 'rooms'])
        await this.deps.store.expireNotices({ channel, rooms, scope, why }, before, this.deps.now());
  }

  async over(subject: Subject): Promise<void> {
    this.#broken.delete(subjectKey(subject));
    for (const channel of await this.#failed(subject)) await this.deps.store.reviveNotices(channel, this.deps.now());
    await this.deps.herald.well(subject);
  }

  /** Where nothing waits there is nothing to try with: what failed there waits again. True where something does. */
  async prod(lanes: readonly Lane[], now: number): Promise<boolean> {
    let prodded = false;
    for (const [key, { subject, gate }] of this.#broken) {
      if (gate.opensAt(now) > now || this.deps.gates.service.opensAt(now) > now) continue;
      if (lanes.some((lane) => subject.kind === 'service' || subjectKey(this.subjectOf(lane)) === key)) continue;
      // After a day only what is new is tried.
      if (now - (gate.since ?? now) > EXPIRE_MS) {
        this.#broken.delete(key);
        continue;
      }
      let revived = 0;
      for (const channel of await this.#failed(subject)) revived += await this.deps.store.reviveNotices(channel, now);
      if (revived === 0) gate.postpone(now);
      else prodded = true;
    }
    return prodded;
  }

  /** When the next of them is to be tried that cannot be at `now`. */
  wakesAt(now: number): number {
    const service = this.deps.gates.service.opensAt(now);
    const times = [...this.#broken.values()].map(({ gate }) => Math.max(service, gate.opensAt(now)));
    return Math.min(...times.filter((at) => at > now));
  }

  /** Channels in which notices failed for the sake of it. */
  async #failed(subject: Subject): Promise<readonly string[]> {
    if (subject.kind !== 'service') return [subject.id];
    const broken = (await this.deps.store.loadBroken()).map(({ channel }) => channel);
    return [...new Set(broken)].filter((channel) => this.deps.serviceOf(channel) === this.deps.service);
  }

  async #waiting(): Promise<readonly string[]> {
    const channels = (await this.deps.store.loadLanes()).map(({ channel }) => channel);
    return [...new Set(channels)].filter((channel) => this.deps.serviceOf(channel) === this.deps.service);
  }
}

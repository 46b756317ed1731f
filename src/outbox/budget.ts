import QuickLRU from 'quick-lru';
import type { Lane } from '../domain/lane.js';
import type { Limit } from './limits.js';
import { freeAt, type Spent, sane, spend, UNSPENT } from './rate.js';

const REMEMBERED = 2_000;

/** What of its rates a service has spent. */
export class Budget {
  readonly #spent = new QuickLRU<string, Spent>({ maxSize: REMEMBERED });

  constructor(readonly limits: readonly Limit[]) {}

  /** `now` or earlier: at once. */
  freeAt(lane: Lane, now: number): number {
    let latest = now;
    for (const { limit, key } of this.#of(lane))
      latest = Math.max(latest, freeAt(limit.rate, this.#spentOf(limit, key, now), now, leaves(lane, limit)));
    return latest;
  }

  spend(lane: Lane, now: number): void {
    for (const { limit, key } of this.#of(lane))
      this.#spent.set(key, spend(limit.rate, this.#spentOf(limit, key, now), now));
  }

  /** Where the clock went back it is set right once, or it would be as far ahead at each further look. */
  #spentOf({ rate }: Limit, key: string, now: number): Spent {
    const kept = this.#spent.get(key) ?? UNSPENT;
    const spent = sane(rate, kept, now);
    if (spent !== kept) this.#spent.set(key, spent);
    return spent;
  }

  #of(lane: Lane): { readonly limit: Limit; readonly key: string }[] {
    return this.limits.flatMap((limit, i) =>
      limit.lanes.includes(lane.kind)
        ? [{ limit, key: limit.per === 'channel' ? `${i} ${lane.channel}` : `${i}` }]
        : [],
    );
  }
}

/** A line of history never takes the last place: a card may come at any moment. */
function leaves({ kind }: Lane, { lanes }: Limit): number {
  return kind === 'line' && lanes.includes('post') ? 1 : 0;
}

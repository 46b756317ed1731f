import { unreachable } from '../domain/signal.js';

/** How often something may be done. All times are ms. */
export type Rate =
  /** `burst` at once, and one more each `everyMs`. */
  | { readonly kind: 'bucket'; readonly burst: number; readonly everyMs: number }
  /** No more than `most` in any span of `ms`, wherever it begins. */
  | { readonly kind: 'window'; readonly most: number; readonly ms: number };

/** What a rate remembers: of a bucket when it will be full again, of a window the instants that still count. */
export type Spent = readonly number[];
export const UNSPENT: Spent = [];

/**
 * The first instant at which one more may be done; `now` or earlier: at once. `leave`: as many must still be possible
 * after it, for what is more urgent.
 */
export function freeAt(rate: Rate, spent: Spent, now: number, leave = 0): number {
  const past = sane(rate, spent, now);
  const [first] = past;
  if (first === undefined) return now;
  switch (rate.kind) {
    case 'bucket':
      return first - (rate.burst - 1 - leave) * rate.everyMs;
    case 'window':
      return (past.at(leave - rate.most) ?? Number.NEGATIVE_INFINITY) + rate.ms;
    default:
      return unreachable(rate);
  }
}

/** One was done at `now`. */
export function spend(rate: Rate, spent: Spent, now: number): Spent {
  const before = sane(rate, spent, now);
  switch (rate.kind) {
    case 'bucket':
      return [Math.max(before[0] ?? now, now) + rate.everyMs];
    case 'window':
      return [...before, now].slice(-rate.most);
    default:
      return unreachable(rate);
  }
}

/** The machine's clock may have gone back: what lies further ahead than it can is drawn near. */
export function sane(rate: Rate, spent: Spent, now: number): Spent {
  const latest = rate.kind === 'bucket' ? now + rate.burst * rate.everyMs : now;
  return spent.every((at) => at <= latest) ? spent : spent.map((at) => Math.min(at, latest));
}

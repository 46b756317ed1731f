import type { DutyChange } from './schedule.js';

/** A swap of a duty that has begun is answered within this time, or not at all. */
const AT_ONCE_MS = 30 * 60_000;

/** Until when a swap may be answered: until it would begin; one asked for from now on, for half an hour. */
export function askedUntil({ from, until, at }: Pick<DutyChange, 'from' | 'until' | 'at'>): number {
  return from > at ? from : Math.min(until, at + AT_ONCE_MS);
}

/** Does it still wait for an answer? */
export function isAsked(change: DutyChange, now: number): boolean {
  return change.state === 'asked' && now < askedUntil(change);
}

/** Is it, or the stretch given in return, still to come or under way? */
export function isAhead(change: DutyChange, now: number): boolean {
  if (change.state === 'asked') return isAsked(change, now);
  return change.state === 'standing' && Math.max(change.until, change.back?.until ?? 0) > now;
}

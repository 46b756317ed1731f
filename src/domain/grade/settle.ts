import { fromRank, type Level, rank } from '../level.js';
import type { LevelValues } from '../rule.js';
import type { GradeState, Pending } from './state.js';

export interface Settled {
  readonly level: Level | null;
  readonly pending: Pending | null;
  /** When the next level settles if nothing further comes; null where nothing waits. */
  readonly dueAt: number | null;
}

/**
 * Applies `for` going up and `clear` going down. Each level settles by itself: with `for: 2m`, yellow since
 * 12:00 and orange since 12:01 become yellow at 12:02 and orange at 12:03. One observation to the contrary
 * starts the wait anew.
 */
export function settle(
  was: Pick<GradeState, 'level' | 'pending'>,
  raw: Level | null,
  at: number,
  forMs: number,
  clearMs: number,
): Settled {
  const from = rank(was.level);
  const to = rank(raw);
  if (from === to) return { level: was.level, pending: null, dueAt: null };
  const up = to > from;
  const wait = up ? forMs : clearMs;
  if (wait <= 0) return { level: raw, pending: null, dueAt: null };
  const since = (step: Level): number => Math.min(was.pending?.steps?.[step] ?? at, at);

  // Nearest level first: going up the lower one has waited longest, going down the higher one.
  const order: Level[] = [];
  if (up) for (let r = from + 1; r <= to; r++) order.push(at4(r));
  else for (let r = from; r > to; r--) order.push(at4(r));

  let level = was.level;
  const steps: Partial<Record<Level, number>> = {};
  let first: number | null = null;
  for (const step of order) {
    const begun = since(step);
    if (first === null && at - begun >= wait) level = up ? step : fromRank(rank(step) - 1);
    else {
      steps[step] = begun;
      first = first === null ? begun : Math.min(first, begun);
    }
  }
  if (first === null) return { level, pending: null, dueAt: null };
  return { level, pending: { level: raw, since: first, steps }, dueAt: first + wait };
}

function at4(r: number): Level {
  const level = fromRank(r);
  if (!level) throw new Error(`no level has rank ${r}`);
  return level;
}

/** Equal waits, so that nothing need be written. */
export function samePending(a: Pending | null, b: Pending | null): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return a.level === b.level && a.since === b.since && sameValues(a.steps, b.steps);
}

function sameValues(a: LevelValues | undefined, b: LevelValues | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.blue === b.blue && a.yellow === b.yellow && a.orange === b.orange && a.red === b.red;
}

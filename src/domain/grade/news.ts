import type { Figures } from '../finding.js';
import type { Level } from '../level.js';
import { total } from '../money.js';
import type { GradeState } from './state.js';

/** A finding that stands is said again this long after it was last said, so that its evidence stays fresh. */
export const SAY_AGAIN_MS = 30_000;
const MOVED_BY = 0.1;

/** Why a finding is worth saying; null where it is not. */
export type NewsReason = 'level' | 'figures' | 'time';

export function newsOf(
  was: GradeState | undefined,
  level: Level | null,
  figures: Figures,
  now: number,
): NewsReason | null {
  if ((was?.level ?? null) !== level) return 'level';
  if (level === null || was === undefined) return null;
  if (was.said && figuresMoved(was.said, figures)) return 'figures';
  return now - was.saidAt >= SAY_AGAIN_MS ? 'time' : null;
}

/** Has any figure moved by more than a tenth of what was said? */
export function figuresMoved(said: Figures, now: Figures): boolean {
  return (
    moved(said.value, now.value) ||
    moved(said.probability, now.probability) ||
    moved(said.exposure, now.exposure) ||
    moved(said.leftMs, now.leftMs) ||
    moved(said.money && total(said.money), now.money && total(now.money))
  );
}

function moved(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a !== b;
  return Math.abs(b - a) > Math.abs(a) * MOVED_BY;
}

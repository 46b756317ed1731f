import { LEVELS, type Level, rank } from '../level.js';
import type { LevelValues } from '../rule.js';
import { unreachable } from '../signal.js';

export interface Rung {
  readonly level: Level;
  readonly value: number;
}
/** The values of a rule, highest level first. */
export type Ladder = readonly Rung[];
/** `above`: more than · `below`: less than · `from`: so many or more · `upto`: so much or less. */
export type Side = 'above' | 'below' | 'from' | 'upto';

export function ladderOf(values: LevelValues): Ladder {
  const rungs: Rung[] = [];
  for (let i = LEVELS.length - 1; i >= 0; i--) {
    const level = LEVELS[i];
    const value = level && values[level];
    if (level && value !== undefined) rungs.push({ level, value });
  }
  return rungs;
}

/**
 * The highest level the value reaches. A level that holds already (`current` or under it) is only let go once
 * the value is back past its threshold by `hysteresis`, a share of the threshold.
 */
export function climb(
  ladder: Ladder,
  side: Side,
  value: number,
  current: Level | null,
  hysteresis: number,
): Level | null {
  const held = rank(current);
  for (const rung of ladder) {
    const ease = held > 0 && rank(rung.level) <= held ? Math.abs(rung.value) * hysteresis : 0;
    if (reaches(side, value, rung.value, ease)) return rung.level;
  }
  return null;
}

function reaches(side: Side, value: number, threshold: number, ease: number): boolean {
  switch (side) {
    case 'above':
      return value > threshold - ease;
    case 'below':
      return value < threshold + ease;
    case 'from':
      return value >= threshold - ease;
    case 'upto':
      return value <= threshold + ease;
    default:
      return unreachable(side);
  }
}

/** The threshold of the level reached; where none is, that of the slightest level there is. */
export function thresholdFor(ladder: Ladder, level: Level | null): number | undefined {
  if (level === null) return ladder.at(-1)?.value;
  return ladder.find((rung) => rank(rung.level) <= rank(level))?.value ?? ladder.at(-1)?.value;
}

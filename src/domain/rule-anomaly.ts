import type { SeasonKind } from './anomaly/season.js';
import type { Direction } from './anomaly/unusual.js';
import type { RuleBase, Scaled } from './rule-base.js';

/** A metric against its own ways: how unusual a value is, whatever its scale. */
export interface AnomalyRule extends RuleBase, Omit<Scaled, 'hysteresis'> {
  readonly kind: 'anomaly';
  /** Which way is unusual: up, down, or both (among them: flat or restless as never before). */
  readonly direction: Direction;
  /** `auto` finds out whether the day and the week matter; `show` learns the course of the live shows of the same `by`. */
  readonly season: SeasonKind;
  /** Levels are "once in so many observations"; this divides them: 2 warns of what is half as rare. */
  readonly sensitivity: number;
  /** Observations learned from before anything is said. */
  readonly warmup: number;
  /** Usual observations in a row after which it is over. */
  readonly calm: number;
  /** At most one observation in so long is learned from, ms; others are only looked at. */
  readonly everyMs: number;
}

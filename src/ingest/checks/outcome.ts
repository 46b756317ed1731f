import type { Say } from '../../domain/text.js';
import type { Observation } from './observation.js';

/** One figure a check measured. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}

/** What a check may bring besides its figures. */
export interface Brought {
  /** Whole signals; they must fit the limits of signals (`unfitIn`). */
  readonly observations?: readonly Observation[];
  /** What the target answered, as text; it is cut and rid of secrets before anybody sees it. */
  readonly raw?: string;
}

/**
 * What a check came back with. `ran` says whether the check itself worked: a target that is down was measured (`ran`,
 * with `….up` 0), a name that cannot be looked up or a path that finds nothing was not.
 */
export interface CheckOutcome extends Brought {
  readonly ran: boolean;
  readonly measures: readonly Measure[];
  readonly said: Say;
}

export function measured(said: Say, measures: readonly Measure[], brought: Brought = {}): CheckOutcome {
  return { ran: true, measures, said, ...brought };
}

export function couldNotRun(said: Say, measures: readonly Measure[] = [], brought: Brought = {}): CheckOutcome {
  return { ran: false, measures, said, ...brought };
}

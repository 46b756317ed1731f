import type { Say } from '../../domain/text.js';

/** One figure a check measured. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}

/**
 * What a check came back with. `ran` says whether the check itself worked: a target that is down was measured (`ran`,
 * with `….up` 0), a name that cannot be looked up or a path that finds nothing was not.
 */
export interface CheckOutcome {
  readonly ran: boolean;
  readonly measures: readonly Measure[];
  readonly said: Say;
}

export function measured(said: Say, measures: readonly Measure[]): CheckOutcome {
  return { ran: true, measures, said };
}

export function couldNotRun(said: Say, measures: readonly Measure[] = []): CheckOutcome {
  return { ran: false, measures, said };
}

import { unreachable } from '../signal.js';
import type { DutyProblem } from './problems.js';

/** What is wrong at some time; what is wrong with a turn itself is told when the configuration is read. */
export type TimedProblem = Exclude<DutyProblem, { kind: 'twice' }>;

/** What was told before against what is wrong now. */
export interface Watched {
  readonly fresh: readonly TimedProblem[];
  readonly gone: readonly TimedProblem[];
  /** To be compared with next time. */
  readonly told: readonly TimedProblem[];
}

/**
 * Of the problems there are, those that begin within `aheadMs` and were not told; and those that were told, are not over,
 * and are no more. One whose edges moved is still the same.
 */
export function watchProblems(
  told: readonly TimedProblem[],
  present: readonly TimedProblem[],
  now: number,
  aheadMs: number,
): Watched {
  const known = present.filter((each) => told.some((other) => isSame(each, other)));
  const fresh = present.filter((each) => !known.includes(each) && each.from <= now + aheadMs);
  const gone = told.filter((each) => each.until > now && !present.some((other) => isSame(each, other)));
  return { fresh, gone, told: [...known, ...fresh] };
}

/** About the same, and at the same time in part. */
function isSame(a: TimedProblem, b: TimedProblem): boolean {
  return subject(a) === subject(b) && a.from < b.until && b.from < a.until;
}

function subject(problem: TimedProblem): string {
  switch (problem.kind) {
    case 'gap':
      return `gap ${problem.schedule}`;
    case 'double':
      return `double ${problem.person} ${problem.schedules.join(' ')}`;
    default:
      return unreachable(problem);
  }
}

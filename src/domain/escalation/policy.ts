import type { PolicyStep } from '../incident.js';
import type { Level } from '../level.js';
import { type Matcher, matchesAll } from '../matcher.js';
import type { Labels } from '../signal.js';

/** Which steps an incident gets, by level and labels; the first that fits. Repeats are written out as further steps. */
export interface Policy {
  readonly id: string;
  /** Empty: every level. */
  readonly levels: readonly Level[];
  /** Empty: every incident. */
  readonly match: readonly Matcher[];
  readonly steps: readonly PolicyStep[];
}

interface Policies {
  readonly policies: readonly Policy[];
  readonly levels: Readonly<Record<Level, { readonly policy: readonly PolicyStep[] }>>;
}

/** The steps for an incident of these labels at this level: of the first policy that fits, else those of the level. */
export function policyFor(settings: Policies, level: Level, labels: Labels): readonly PolicyStep[] {
  const all = { ...labels, level };
  const found = settings.policies.find(
    (each) => (each.levels.length === 0 || each.levels.includes(level)) && matchesAll(each.match, all),
  );
  return found?.steps ?? settings.levels[level].policy;
}

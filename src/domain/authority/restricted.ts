import { type Matcher, matchesAll } from '../matcher.js';
import type { Labels } from '../signal.js';

/** Is an incident of these labels restricted? Each list of matchers stands for a kind that is. */
export function isRestricted(kinds: readonly (readonly Matcher[])[], labels: Labels): boolean {
  return kinds.some((matchers) => matchesAll(matchers, labels));
}

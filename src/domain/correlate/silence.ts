import type { Alert } from '../alert.js';
import { matchesAll } from '../matcher.js';
import type { CorrelateContext, Stage } from './candidate.js';
import { matchable } from './inhibit.js';

/** The silence or maintenance window that hides an alert now. */
export function silenceOf(alert: Alert, silences: CorrelateContext['silences']): { readonly id: string } | null {
  if (silences.length === 0) return null;
  const labels = matchable(alert);
  return silences.find((s) => matchesAll(s.matchers, labels)) ?? null;
}

export const silence: Stage = (candidate, context) => {
  if (candidate.news === 'cleared') return { go: candidate };
  const found = silenceOf(candidate.alert, context.silences);
  if (!found) return { go: { ...candidate, alert: { ...candidate.alert, suppressed: null } } };
  const hidden = { by: 'silence', id: found.id } as const;
  return { stop: 'silenced', alert: { ...candidate.alert, suppressed: hidden } };
};

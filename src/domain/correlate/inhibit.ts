import type { Alert } from '../alert.js';
import { matchesAll } from '../matcher.js';
import type { Inhibition } from '../silence.js';
import type { CorrelateContext, Stage } from './candidate.js';

/** Labels a matcher of an inhibition or a silence may name, the rule and the level among them. */
export function matchable(
  alert: Pick<Alert, 'labels' | 'rule' | 'level' | 'subject'>,
): Readonly<Record<string, string>> {
  return { ...alert.labels, rule: alert.rule, level: alert.level, subject: alert.subject };
}

/** Is there a firing alert that hides this one? Names the inhibition. */
export function inhibitionOf(
  alert: Alert,
  context: Pick<CorrelateContext, 'settings' | 'inhibitors'>,
): Inhibition | null {
  for (const inhibition of context.settings.inhibitions) {
    if (!matchesAll(inhibition.target, matchable(alert))) continue;
    for (const source of context.inhibitors(inhibition.id)) {
      if (source.fingerprint === alert.fingerprint) continue;
      if (inhibition.equal.every((label) => (source.labels[label] ?? '') === (alert.labels[label] ?? '')))
        return inhibition;
    }
  }
  return null;
}

export const inhibit: Stage = (candidate, context) => {
  if (candidate.news === 'cleared') return { go: candidate };
  const inhibition = inhibitionOf(candidate.alert, context);
  if (!inhibition) return { go: candidate };
  const hidden = { by: 'inhibition', id: inhibition.id } as const;
  return { stop: 'inhibited', alert: { ...candidate.alert, suppressed: hidden } };
};

import { ruleOfKey } from './fingerprint.js';
import type { Rulebook } from './rulebook.js';
import type { Graded, GradeState } from './state.js';

/** Lets go of a condition whose rule the configuration no longer has; what still fired is cleared, saying why. */
export function forgetRule(key: string, state: GradeState, now: number): Graded {
  const rule = ruleOfKey(key);
  if (state.level === null) return { rule, key, state: null, finding: null, dueAt: null };
  const reasons = [{ key: 'why.rule-removed', params: { rule } }];
  return { rule, key, state: null, finding: { ...state.last, level: null, at: now, reasons }, dueAt: null };
}

/**
 * All conditions whose rule is gone, let go of, and alerts of rules that have become evidence only, cleared: to be
 * asked whenever the configuration was read anew. Where there is no such alert, clearing it is no news.
 */
export function forgetRemoved(
  book: Rulebook,
  states: Iterable<readonly [string, GradeState]>,
  now: number,
): readonly Graded[] {
  return [...states].flatMap(([key, state]) => {
    const compiled = book.get(ruleOfKey(key));
    if (!compiled) return [forgetRule(key, state, now)];
    const { rule } = compiled;
    if (rule.evidenceOnly !== true || state.level === null) return [];
    const reasons = [{ key: 'why.evidence-only', params: { rule: rule.id } }];
    const finding = { ...state.last, level: null, at: now, reasons };
    return [{ rule: rule.id, key, state: undefined, finding, dueAt: undefined }];
  });
}

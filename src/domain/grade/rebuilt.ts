import { matchesAll } from '../matcher.js';
import { accepts, type CompiledRule } from '../rules/compiled.js';
import type { Signal } from '../signal.js';
import { fingerprint, namesOfKey, ruleOfKey } from './fingerprint.js';
import type { Rulebook } from './rulebook.js';
import type { Graded, GradeState } from './state.js';

/** Rules that are still there and no longer what they were. */
export interface Rebuilt {
  readonly changed: ReadonlySet<string>;
  /** Those of another kind: what was remembered means nothing to them. */
  readonly otherKind: ReadonlySet<string>;
}

/**
 * Conditions of changed rules that no signal can reach any more (another kind, `by` or `match`) are let go of, saying
 * why: nothing would ever clear them. All others stay as they are. `seen` gives the signals a condition rests on, as
 * far as they are still kept.
 */
export function forgetRebuilt(
  book: Rulebook,
  states: Iterable<readonly [string, GradeState]>,
  { changed, otherKind }: Rebuilt,
  seen: (key: string) => readonly Signal[],
  now: number,
): readonly Graded[] {
  const gone: Graded[] = [];
  for (const [key, state] of states) {
    const rule = ruleOfKey(key);
    const compiled = changed.has(rule) ? book.get(rule) : undefined;
    if (!compiled) continue;
    if (!otherKind.has(rule) && isReached(book, compiled, key, state, seen(key))) continue;
    const reasons = [{ key: 'why.rule-rebuilt', params: { rule } }];
    const finding = state.level === null ? null : { ...state.last, level: null, at: now, reasons };
    gone.push({ rule, key, state: null, finding, dueAt: null });
  }
  return gone;
}

/** Do the same signals reach both, as the same conditions? False where one is not known. */
export function sameReach(a: CompiledRule | undefined, b: CompiledRule | undefined): boolean {
  return a !== undefined && b !== undefined && reach(a) === reach(b);
}
function reach({ rule, names, by }: CompiledRule): string {
  return JSON.stringify([rule.kind, names, by, rule.match]);
}

/** Would what the condition rests on be shown to the rule today, and be the same condition to it? */
function isReached(
  book: Rulebook,
  compiled: CompiledRule,
  key: string,
  { last }: GradeState,
  signals: readonly Signal[],
): boolean {
  // What the calendar or another rule had to tell stands in the labels, not in the signals.
  const told = compiled.calendar || compiled.rule.kind === 'composite';
  if (signals.length > 0 && !told)
    return signals.some(
      (signal) =>
        book.candidates(signal).includes(compiled) &&
        accepts(compiled, signal) &&
        fingerprint(compiled.rule.id, compiled.by, signal) === key,
    );
  // The signals are gone: what is known of them has to do.
  const { by } = compiled;
  const sameNames = by.includes('*') || namesOfKey(key).every((name) => by.includes(name));
  return sameNames && matchesAll(compiled.rule.match.where, last.labels);
}

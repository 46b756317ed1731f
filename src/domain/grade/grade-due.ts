import type { Reading } from '../rules/reading.js';
import type { ShowBook } from '../show-book.js';
import { aboutState } from './about.js';
import { withComposites } from './composites.js';
import { decide } from './decide.js';
import { ruleOfKey } from './fingerprint.js';
import { forgetRule } from './forget.js';
import type { Rulebook } from './rulebook.js';
import type { Graded, GradeState, Recall } from './state.js';

/**
 * A clock of kind `grade` came due: a level that waited settles, an absence is seen, a hit's hold is over,
 * a burst ages, what is over is forgotten. `head` is the newest signal of the series where the caller knows
 * better than the memory. Coming early or twice does no harm.
 */
export function gradeDue(
  book: Rulebook,
  recall: Recall,
  key: string,
  shows: ShowBook,
  now: number,
  head?: { readonly at: number } | null,
): readonly Graded[] {
  const rule = ruleOfKey(key);
  const was = recall(key);
  if (!was) return [{ rule, key, state: undefined, finding: null, dueAt: null }];
  const compiled = book.get(rule);
  if (!compiled) return [forgetRule(key, was, now)];
  const reading = untilDue(was, compiled.judge.wake({ state: was, now, shows, labels: was.last.labels, head }), now);
  const about = aboutState(was);
  // The clock has rung: what is still to come must be set anew.
  const rung = { ...was, dueAt: null };
  const one = decide(book, compiled, key, rung, reading, () => about, now, false);
  if (!one) return [{ rule, key, state: rung, finding: null, dueAt: null }];
  const graded = [one.dueAt === undefined ? { ...one, dueAt: null } : one];
  return book.hasComposites ? withComposites(book, recall, graded, shows, now) : graded;
}

/** What is over is remembered until its clock rings: looked at before, it is not forgotten before. */
function untilDue({ level, pending, dueAt }: GradeState, reading: Reading, now: number): Reading {
  const early = level === null && pending === null && dueAt != null && dueAt > now;
  return early ? { ...reading, keepUntil: Math.max(reading.keepUntil, dueAt) } : reading;
}

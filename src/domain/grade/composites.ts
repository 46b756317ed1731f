import type { Finding } from '../finding.js';
import type { CompiledRule } from '../rules/compiled.js';
import { labelsOf } from '../show.js';
import type { ShowBook } from '../show-book.js';
import type { Signal } from '../signal.js';
import { aboutSignal } from './about.js';
import { decide } from './decide.js';
import { fingerprint } from './fingerprint.js';
import type { Rulebook } from './rulebook.js';
import type { Graded, GradeState, Recall } from './state.js';

/**
 * What rules found, shown to the composites that are made of them (and theirs to those made of these); findings of
 * rules that are evidence only go no further. The configuration sees to it that there is no circle.
 */
export function withComposites(
  book: Rulebook,
  recall: Recall,
  found: readonly Graded[],
  shows: ShowBook,
  now: number,
): readonly Graded[] {
  if (found.every((one) => one.finding === null || isPlain(book, one.rule))) return found;
  const all: Graded[] = [];
  // Two members of one composite may be found by the same signal: the second must see what the first changed.
  const changed = new Map<string, GradeState | null>();
  const fresh: Recall = (key) => (changed.has(key) ? (changed.get(key) ?? undefined) : recall(key));
  const waiting = [...found];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    if (one.state !== undefined) changed.set(one.key, one.state);
    const { finding } = one;
    const hidden = finding !== null && book.get(one.rule)?.rule.evidenceOnly === true;
    all.push(hidden ? { ...one, finding: null } : one);
    if (finding === null) continue;
    for (const composite of book.madeOf(one.rule)) {
      const graded = hear(book, composite, fresh, finding, shows, now);
      if (!graded) continue;
      if (graded.state !== undefined) changed.set(graded.key, graded.state);
      waiting.push(graded);
    }
  }
  return all;
}

function isPlain(book: Rulebook, rule: string): boolean {
  return book.madeOf(rule).length === 0 && book.get(rule)?.rule.evidenceOnly !== true;
}

function hear(
  book: Rulebook,
  composite: CompiledRule,
  recall: Recall,
  member: Finding,
  shows: ShowBook,
  now: number,
): Graded | null {
  const signal = carrier(member);
  const at = Math.min(member.at, now);
  const show = composite.calendar ? shows.find(signal.labels, at) : undefined;
  const key = fingerprint(composite.rule.id, composite.by, signal, show && labelsOf(show));
  const was = recall(key);
  const reading = composite.judge.observe({ signal, at, now, shows, newestAt: undefined, member }, was);
  if (!reading) return null;
  return decide(
    book,
    composite,
    key,
    was,
    reading,
    () => aboutSignal(composite, signal, shows, at, was),
    now,
    reading.stands !== true,
  );
}

/** A finding as a signal: it carries the labels a composite joins its members on. */
function carrier(member: Finding): Signal {
  return {
    kind: 'alert',
    id: member.fingerprint,
    source: 'rules',
    name: member.rule,
    subject: member.subject,
    labels: member.labels,
    at: member.at,
    status: member.level === null ? 'resolved' : 'firing',
    ...(member.drill && { drill: true }),
  };
}

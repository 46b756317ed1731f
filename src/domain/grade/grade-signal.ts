import { accepts, type CompiledRule } from '../rules/compiled.js';
import type { Reading, Sight } from '../rules/reading.js';
import { labelsOf } from '../show.js';
import type { ShowBook } from '../show-book.js';
import type { Signal } from '../signal.js';
import { aboutSignal } from './about.js';
import { withComposites } from './composites.js';
import { decide } from './decide.js';
import { fingerprint, partKey } from './fingerprint.js';
import type { Rulebook } from './rulebook.js';
import type { Graded, GradeState, Recall } from './state.js';

const NONE: readonly Graded[] = [];

/**
 * Shows a signal to every rule that wants it. Only rules with something to remember or to say answer:
 * a metric that stays below its thresholds costs a look-up and a comparison.
 * `newestAt`: time of the newest signal of the same series known before, where the caller knows it; without it
 * a straggler is told only where something is remembered of the condition.
 */
export function gradeSignal(
  book: Rulebook,
  recall: Recall,
  signal: Signal,
  shows: ShowBook,
  now: number,
  newestAt?: number,
): readonly Graded[] {
  const candidates = book.forSignal(signal);
  if (candidates.length === 0) return NONE;
  let graded: Graded[] | null = null;
  const at = Math.min(signal.at, now);
  const sight = { signal, at, now, shows, newestAt };
  for (const compiled of candidates) {
    if (!accepts(compiled, signal)) continue;
    const show = compiled.calendar ? shows.find(signal.labels, at) : undefined;
    const key = fingerprint(compiled.rule.id, compiled.by, signal, show && labelsOf(show));
    const { judge } = compiled;
    if (judge.parts) {
      for (const { part, reading } of judge.parts(sight, (name) => recall(partKey(key, name)))) {
        const of = partKey(key, part);
        const one = decided(book, compiled, of, recall(of), reading, sight);
        if (one) graded = graded ? [...graded, one] : [one];
      }
      continue;
    }
    const was = recall(key);
    const reading = judge.observe(sight, was);
    const one = reading && decided(book, compiled, key, was, reading, sight);
    if (!one) continue;
    if (graded) graded.push(one);
    else graded = [one];
  }
  return graded && book.hasComposites ? withComposites(book, recall, graded, shows, now) : (graded ?? NONE);
}

function decided(
  book: Rulebook,
  compiled: CompiledRule,
  key: string,
  was: GradeState | undefined,
  reading: Reading,
  { signal, shows, at, now }: Sight,
): Graded | null {
  const about = () => aboutSignal(compiled, signal, shows, at, was);
  return decide(book, compiled, key, was, reading, about, now, true);
}

import { accepts } from '../rules/compiled.js';
import type { ShowBook } from '../show-book.js';
import type { Signal } from '../signal.js';
import { aboutSignal } from './about.js';
import { decide } from './decide.js';
import { fingerprint } from './fingerprint.js';
import type { Rulebook } from './rulebook.js';
import type { Graded, Recall } from './state.js';

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
  const candidates = book.candidates(signal);
  if (candidates.length === 0) return NONE;
  let graded: Graded[] | null = null;
  const at = Math.min(signal.at, now);
  const sight = { signal, at, now, shows, newestAt };
  for (const compiled of candidates) {
    if (!accepts(compiled, signal)) continue;
    const key = fingerprint(compiled.rule.id, compiled.by, signal);
    const was = recall(key);
    const reading = compiled.judge.observe(sight, was);
    if (!reading) continue;
    const one = decide(
      book,
      compiled,
      key,
      was,
      reading,
      () => aboutSignal(compiled, signal, shows, at, was),
      now,
      true,
    );
    if (!one) continue;
    if (graded) graded.push(one);
    else graded = [one];
  }
  return graded ?? NONE;
}

import type { Detector } from './detector.js';
import { type Score, scoreOf, sum } from './score.js';
import type { Series } from './series.js';

export interface Measured {
  readonly score: Score;
  readonly files: number;
  readonly points: number;
  /** Time taken, ms. */
  readonly ms: number;
  /** The most a series left behind. */
  readonly bytes: number;
}

export function measure(detector: Detector, files: readonly Series[]): Measured {
  const scores: Score[] = [];
  let bytes = 0;
  const began = performance.now();
  for (const file of files) {
    const detected = detector(file);
    bytes = Math.max(bytes, detected.bytes);
    scores.push(scoreOf(file, detected.at));
  }
  const ms = performance.now() - began;
  const points = files.reduce((total, file) => total + file.values.length, 0);
  return { score: sum(scores), files: files.length, points, ms, bytes };
}

export function merged(parts: readonly Measured[]): Measured {
  const add = (of: (part: Measured) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    score: sum(parts.map((part) => part.score)),
    files: add((part) => part.files),
    points: add((part) => part.points),
    ms: add((part) => part.ms),
    bytes: Math.max(...parts.map((part) => part.bytes)),
  };
}

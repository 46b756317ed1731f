import type { Detector } from './detector.js';
import { measure } from './measure.js';
import { normalised } from './score.js';
import type { Series } from './series.js';

/** The setting that scores best on these files; the first of equals. */
export function best(
  settings: readonly number[],
  make: (setting: number) => Detector,
  files: readonly Series[],
): number {
  let chosen = settings[0] ?? 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const setting of settings) {
    const score = normalised(measure(make(setting), files).score);
    if (score > highest) [chosen, highest] = [setting, score];
  }
  return chosen;
}

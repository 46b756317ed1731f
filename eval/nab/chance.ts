import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import type { Detector } from './detector.js';

const SEED = 7;
const FINE = 1_000_000;

/** Warns at a point with this probability, whatever it is: what a score is worth. 0: never. */
export function chance(probability: number): Detector {
  return ({ values }) => {
    const random = xoroshiro128plus(SEED);
    const warns = () => unsafeUniformIntDistribution(1, FINE, random) <= probability * FINE;
    return { at: values.flatMap((_, i) => (warns() ? [i] : [])), bytes: 0 };
  };
}

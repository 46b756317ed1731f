import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';

/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** A value off by up to the share given, either way: `near(100, 0.03)` is 97…103. */
  near(value: number, share: number): number;
  /** True so often, 0…1. */
  chance(share: number): boolean;
  /** One of the list, each as likely; throws where the list is empty. */
  pick<T>(list: readonly T[]): T;
}

const FINE = 1_000_000;

/** Dice of their own for each part of the evening, so that a change to one part leaves the others as they were. */
export function diceOf(seed: number, part: string): Dice {
  let mixed = Math.trunc(seed) | 0;
  for (const char of part) mixed = (Math.imul(mixed, 31) + (char.codePointAt(0) ?? 0)) | 0;
  const source = xoroshiro128plus(mixed);
  const whole = (from: number, to: number): number => unsafeUniformIntDistribution(from, to, source);
  return {
    whole,
    near: (value, share) => value * (1 + (share * whole(-FINE, FINE)) / FINE),
    chance: (share) => whole(1, FINE) <= share * FINE,
    pick(list) {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}

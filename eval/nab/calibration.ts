import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import { advance } from '../../src/domain/anomaly/advance.js';
import { freshMemory } from '../../src/domain/anomaly/memory.js';
import { unusual } from '../../src/domain/anomaly/unusual.js';
import { probation } from './score.js';
import type { Series } from './series.js';

const LENGTH = 20_000;
const RUNS = 4;
const LEARNED = 500;
const EVERY = 300_000;
const FINE = 1 << 30;

/** Once in how many observations a rarity is really reached, for each one claimed. */
export type Observed = readonly number[];

/** On made-up noise, which is never unusual: `next` makes a value of the one before and of two numbers in 0 … 1. */
export function onNoise(next: (before: number, a: number, b: number) => number, claimed: readonly number[]): Observed {
  const random = xoroshiro128plus(3);
  const unit = () => unsafeUniformIntDistribution(1, FINE, random) / (FINE + 1);
  const all: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    let value = 0;
    const values = Array.from({ length: LENGTH }, () => {
      value = next(value, unit(), unit());
      return value;
    });
    all.push(
      ...rarities(
        values.map((_, i) => i * EVERY),
        values,
      ).slice(LEARNED),
    );
  }
  return frequencies(all, claimed);
}

/** On what of these files lies outside the labelled windows and after the start. */
export function onFiles(files: readonly Series[], claimed: readonly number[]): Observed {
  const all = files.flatMap(({ at, values, windows }) => {
    const first = probation(values.length);
    const quiet = (i: number) => i >= first && !windows.some(([from, to]) => i >= from && i <= to);
    return rarities(at, values).filter((_, i) => quiet(i));
  });
  return frequencies(all, claimed);
}

function rarities(times: readonly number[], values: readonly number[]): readonly number[] {
  let memory = freshMemory((times[0] ?? 0) - 1, values[0] ?? 0, 'auto');
  return values.map((value, i) => {
    const at = times[i] ?? 0;
    if (at <= memory.at) return 0;
    const step = advance(memory, 'auto', { at, value });
    memory = step.memory;
    return unusual(step.sightings, 'both')?.rarity ?? 0;
  });
}

function frequencies(all: readonly number[], claimed: readonly number[]): Observed {
  return claimed.map((n) => all.length / all.filter((rarity) => rarity >= Math.log10(n)).length);
}

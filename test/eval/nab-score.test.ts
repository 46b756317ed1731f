import { describe, expect, test } from 'vitest';
import { normalised, probation, scoreOf, sum } from '../../eval/nab/score.js';
import type { Series } from '../../eval/nab/series.js';
import { split } from '../../eval/nab/split.js';

/** A thousand points with windows at 300 … 399 and 700 … 799. */
function series(name = 'a/x.csv'): Series {
  const values = new Array<number>(1000).fill(0);
  const windows = [
    [300, 399],
    [700, 799],
  ] as const;
  return { name, folder: name.split('/')[0] ?? '', at: values.map((_, i) => i), values, windows };
}

describe('NAB scoring', () => {
  test('nothing detected is 0, every window at its first point and nothing else is 100', () => {
    expect(normalised(scoreOf(series(), []))).toBe(0);
    expect(normalised(scoreOf(series(), [300, 700]))).toBeCloseTo(100, 6);
  });

  test('the earliest detection of a window counts, and the later it is the less it earns', () => {
    const raw = (at: readonly number[]) => scoreOf(series(), at).raw;
    expect(raw([300, 350, 399, 700])).toBe(raw([300, 700]));
    expect(raw([300, 700])).toBeGreaterThan(raw([350, 700]));
    expect(raw([350, 700])).toBeGreaterThan(raw([399, 700]));
    // 2/(1+e^(5x))-1 at x = -1/100, over its value at -1; the other window is missed.
    expect(raw([399])).toBeCloseTo((2 / (1 + Math.exp(-0.05)) - 1) / (2 / (1 + Math.exp(-5)) - 1) - 1, 9);
  });

  test('a false alarm costs 0.11 before any window, little just behind one, and 0.11 again far behind', () => {
    const cost = (i: number) => -2 - scoreOf(series(), [i]).raw;
    expect(cost(200)).toBeCloseTo(0.11, 9);
    expect(cost(400)).toBeLessThan(0.01);
    expect(cost(690)).toBeCloseTo(0.11, 4);
    expect(scoreOf(series(), [200, 201]).falseAlarms).toBe(2);
  });

  test('the start of a file counts for nothing', () => {
    expect([probation(1000), probation(4000), probation(20_000)]).toEqual([150, 600, 750]);
    expect(scoreOf(series(), [149]).raw).toBe(-2);
  });

  test('sums add up, and the split halves each folder by names alone', () => {
    const one = scoreOf(series(), [300]);
    expect(sum([one, one])).toMatchObject({ raw: 2 * one.raw, windows: 4, found: 2 });
    const files = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2'].map((name) => series(name));
    const { tuning, heldOut } = split(files);
    expect([tuning.length, heldOut.length]).toEqual([3, 2]);
    expect(
      split([...files].reverse())
        .tuning.map((file) => file.name)
        .sort(),
    ).toEqual(tuning.map((file) => file.name).sort());
  });
});

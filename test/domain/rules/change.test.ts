import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeRule } from '../../../src/domain/rule.js';
import { ShowBook } from '../../../src/domain/show-book.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const rule: ChangeRule = {
  ...common,
  kind: 'change',
  direction: 'down',
  measure: 'percent',
  against: 'window',
  overMs: 30 * MINUTE,
  from: 'value',
  minBase: 0,
  shows: { most: 8, least: 3 },
  levels: { yellow: 0.3, orange: 0.5 },
  elastic: [],
  hysteresis: 0.1,
};

function grown(of: ChangeRule, values: readonly number[], stepMs = 10 * MINUTE): GradeBench {
  const bench = new GradeBench([of]);
  for (const [i, value] of values.entries()) bench.show(metric(value, T0 + i * stepMs));
  return bench;
}

describe('change against a window', () => {
  test.each<[string, Partial<ChangeRule>, readonly number[], string | null | undefined]>([
    ['B2: just under', {}, [100, 100, 100, 70], undefined],
    ['B2: just over', {}, [100, 100, 100, 69], 'yellow'],
    ['over the next', {}, [100, 100, 100, 49], 'orange'],
    ['up is not down', {}, [100, 100, 100, 300], undefined],
    ['up', { direction: 'up' }, [100, 100, 100, 131], 'yellow'],
    ['both, down', { direction: 'both' }, [100, 100, 100, 60], 'yellow'],
    ['in the unit of the signal', { measure: 'absolute', levels: { yellow: 20 } }, [100, 100, 100, 79], 'yellow'],
    ['against the mean of the window', { from: 'mean' }, [1000, 100, 100, 100, 69], 'yellow'],
    ['against the median: one wild value does not move it', { from: 'median' }, [100, 100, 9, 100, 100, 69], 'yellow'],
    ['too little seen yet', {}, [100, 10], undefined],
    ['per cent of nothing is not said', {}, [0, 0, 0, -50], undefined],
    ['per cent of next to nothing neither', { minBase: 200 }, [100, 100, 100, 10], undefined],
    ['missing is not zero', {}, [100, 100, 100, Number.NaN], undefined],
  ])('%s', (_name, more, values, level) => {
    expect(grown({ ...rule, ...more }, values).level).toBe(level);
  });

  test('comes down only past the threshold by the hysteresis', () => {
    const bench = grown(rule, [100, 100, 100, 69]);
    expect(bench.show(metric(72, T0 + 31 * MINUTE))).toBe('yellow'); // 27 % is the way out
    expect(bench.reasons[1]).toBe('why.change.eased');
    expect(bench.show(metric(74, T0 + 32 * MINUTE))).toBe(null);
  });

  test('after a gap there is nothing to compare with: what held stands, nothing new is said', () => {
    const bench = grown(rule, [100, 100, 100, 69]);
    expect(bench.show(metric(10, T0 + 300 * MINUTE))).toBe('yellow');
    const quiet = grown(rule, [100, 100, 100]);
    expect(quiet.show(metric(10, T0 + 300 * MINUTE))).toBe(undefined);
  });

  test('a late value fills the past and is not taken for the present', () => {
    const bench = grown(rule, [100, 100, 100, 100]);
    expect(bench.show(metric(5, T0 + 25 * MINUTE), T0 + 31 * MINUTE)).toBe(undefined);
  });

  test('a quiet metric is written down once a sixtieth of the window, and forgotten in the end', () => {
    const bench = new GradeBench([rule]);
    for (let s = 0; s < 3600; s++) bench.show(metric(100, T0 + s * 1000));
    expect(bench.graded.length).toBeLessThanOrEqual(125);
    const kept = JSON.stringify([...bench.states.values()]);
    expect(kept.length).toBeLessThan(6000);
    bench.until(T0 + 5 * 60 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });
});

describe('change against earlier shows', () => {
  const DAY = 24 * 60 * MINUTE;
  const learning: ChangeRule = { ...rule, against: 'shows', overMs: null, by: ['show', 'host'] };
  const evening = (day: number, host = 'lin') =>
    show({ id: `${host}${day}`, host, start: T0 + day * DAY, end: T0 + day * DAY + 60 * MINUTE });
  const shows = [...[0, 1, 2, 3, 4, 5].map((day) => evening(day)), evening(3, 'wang')];
  /** Viewers rise to the middle of a show and fall again; `factor` on what is usual. */
  function run(bench: GradeBench, day: number, factor: (minute: number) => number, host = 'lin'): void {
    for (let m = 0; m < 60; m++)
      bench.show(
        metric(1000 * (30 - Math.abs(30 - m) + 1) * factor(m), T0 + day * DAY + m * MINUTE, {
          labels: { show: `${host}${day}` },
        }),
      );
  }

  test('B2: a fall against the shape of the host’s earlier shows, though the usual shape falls too', () => {
    const bench = new GradeBench([learning], { shows });
    for (const day of [0, 1, 2]) run(bench, day, () => 1 + day / 20);
    expect(bench.level).toBe(undefined);
    run(bench, 3, (m) => (m < 40 ? 1 : 0.6));
    expect(bench.said.map((one) => one.level)).toContain('yellow');
    const first = bench.said.find((one) => one.level === 'yellow');
    expect(first?.at).toBe(T0 + 3 * DAY + 40 * MINUTE);
    expect(first?.reasons[0]?.params).toMatchObject({ n: 3, minute: 41, base: 1050 * 21 });
    // The show ends, and with it what was found of it; the next is measured against four.
    bench.until(T0 + 3 * DAY + 61 * MINUTE);
    expect(bench.level).toBe(null);
    expect(bench.reasons).toEqual(['why.show-over']);
    run(bench, 4, () => 1);
    expect(bench.level).toBe(null);
  });

  test('a show struck off the calendar ends what was found of it', () => {
    const bench = new GradeBench([learning], { shows });
    for (const day of [0, 1, 2]) run(bench, day, () => 1);
    run(bench, 3, (m) => (m < 40 ? 1 : 0.6));
    expect(bench.level).not.toBe(null);
    bench.shows = new ShowBook([], []);
    bench.until(T0 + 3 * DAY + 61 * MINUTE);
    expect([bench.level, bench.reasons]).toEqual([null, ['why.show-gone']]);
  });

  test('two shows are not enough, unless there is a window to fall back to', () => {
    for (const [overMs, level] of [
      [null, undefined],
      [10 * MINUTE, 'yellow'],
    ] as const) {
      const bench = new GradeBench([{ ...learning, overMs }], { shows });
      for (const day of [0, 1]) run(bench, day, () => 1);
      bench.said.length = 0;
      const at = T0 + 2 * DAY;
      for (let m = 0; m < 12; m++)
        bench.show(metric(m < 11 ? 1000 : 650, at + m * MINUTE, { labels: { show: 'lin2' } }));
      expect(bench.level).toBe(level);
    }
  });

  test('another host’s shows teach nothing about this one', () => {
    const bench = new GradeBench([learning], { shows });
    for (const day of [0, 1, 2]) run(bench, day, () => 1);
    run(bench, 3, () => 0.01, 'wang');
    expect(bench.level).toBe(undefined);
    expect(bench.states.size).toBe(2);
  });

  test('what is learned stays small: eight shows and those running, 120 values each', () => {
    const many = Array.from({ length: 14 }, (_, day) => ({ ...evening(day), end: T0 + day * DAY + 12 * 60 * MINUTE }));
    const bench = new GradeBench([learning], { shows: many });
    for (let day = 0; day < 14; day++)
      for (let m = 0; m < 720; m += 6)
        bench.show(metric(123_456, T0 + day * DAY + m * MINUTE, { labels: { show: `lin${day}` } }));
    expect(JSON.stringify([...bench.states.values()][0]).length).toBeLessThan(11 * 120 * 25);
  });
});

test('order at one instant does not matter, memory stays bounded, nothing throws', () => {
  const value = fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0),
  );
  const point = fc.tuple(fc.integer({ min: 0, max: 90 }), value);
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), fc.boolean(), (points, back) => {
      const sorted = [...points].sort((a, b) => a[0] - b[0]);
      const level = (list: typeof points) => {
        const bench = new GradeBench([{ ...rule, direction: 'both', hysteresis: 0 }]);
        for (const [minute, one] of list) bench.show(metric(one, T0 + minute * MINUTE));
        expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(6000);
        return bench.level ?? null;
      };
      const other = [...(back ? [...sorted].reverse() : sorted)].sort((a, b) => a[0] - b[0]);
      expect(level(other)).toBe(level(sorted));
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConcentrationRule } from '../../../src/domain/rule.js';
import type { Signal } from '../../../src/domain/signal.js';
import { common, GradeBench, metric, T0 } from './bench.js';

const DAY = 86_400_000;
const rule: ConcentrationRule = {
  ...common,
  kind: 'concentration',
  by: ['category'],
  of: 'supplier',
  top: 1,
  measure: 'latest',
  windowMs: 30 * DAY,
  min: 0,
  minMembers: 4,
  members: 200,
  levels: { yellow: 0.3, orange: 0.5 },
  elastic: [],
  hysteresis: 0.1,
};
const bought = (supplier: string, value: number, day = 0): Signal =>
  metric(value, T0 + day * DAY, { subject: `supplier:${supplier}`, labels: { supplier, category: 'beauty' } });
function told(values: readonly number[], of: ConcentrationRule = rule): GradeBench {
  const bench = new GradeBench([of]);
  for (const [i, value] of values.entries()) bench.show(bought(`s${i}`, value));
  return bench;
}

describe('concentration', () => {
  test.each<[string, readonly number[], string | null | undefined, Partial<ConcentrationRule>]>([
    ['C10: at 30 %', [25, 25, 20, 30], undefined, {}],
    ['C10: just over', [24, 25, 20, 31], 'yellow', {}],
    ['over half', [10, 10, 20, 60], 'orange', {}],
    ['the first two tell nothing', [90, 10], undefined, {}],
    ['too little in all', [24, 25, 20, 31], undefined, { min: 101 }],
    ['the largest two together', [24, 22, 20, 30], 'orange', { top: 2 }],
    ['missing and negative are not zero', [24, 25, 20, 31, Number.NaN, -5], 'yellow', {}],
    ['nothing at all', [0, 0, 0], undefined, {}],
  ])('%s', (_name, values, level, more) => {
    expect(told(values, { ...rule, ...more }).level).toBe(level);
  });

  test('says who and how much, whoever was told of last', () => {
    const bench = told([10, 60, 30], { ...rule, minMembers: 3 });
    expect(bench.said.at(-1)).toMatchObject({ subject: 'supplier:s1', labels: { supplier: 's1', category: 'beauty' } });
    expect(bench.said.at(-1)?.reasons[0]?.params).toMatchObject({
      who: 's1',
      value: 60,
      total: 100,
      share: { ratio: 0.6 },
    });
  });

  test('comes down by the hysteresis; a straggler moves nothing', () => {
    const bench = told([24, 25, 20, 31]);
    expect(bench.show(bought('s3', 29, 1))).toBe('yellow'); // 29.6 %, and 27 % is the way out
    expect(bench.show(bought('s3', 90, 0.5), T0 + 2 * DAY)).toBe('yellow');
    expect(bench.show(bought('s3', 25, 3))).toBe(null);
  });

  test('who is not told of for a window counts no more, though nothing comes', () => {
    const bench = new GradeBench([rule]);
    for (const [i, day] of [0, 20, 20, 20, 20].entries())
      bench.show(bought(`s${i}`, i === 0 ? 25 : i === 1 ? 28 : 20, day));
    bench.show(bought('s1', 40, 21));
    expect(bench.level).toBe('yellow');
    bench.until(T0 + 31 * DAY);
    expect(bench.level).toBe('yellow');
    bench.until(T0 + 90 * DAY);
    expect([bench.level, bench.states.size]).toEqual([null, 0]);
  });

  test('sums of orders within the window', () => {
    const bench = new GradeBench([{ ...rule, measure: 'sum', min: 400 }]);
    for (let i = 0; i < 40; i++) bench.show(bought(`s${i % 4}`, 10, i / 10));
    expect(bench.level).toBe(undefined);
    for (let i = 0; i < 4; i++) bench.show(bought('s2', 10, 5));
    expect(bench.level).toBe('yellow');
  });

  test('members are bounded: of a flood of small ones the large stay', () => {
    const bench = new GradeBench([{ ...rule, members: 20 }]);
    bench.show(bought('big', 1000));
    for (let i = 0; i < 300; i++) bench.show(bought(`small${i}`, 1));
    expect(bench.level).toBe('orange');
    expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(4000);
  });

  test('order at one instant does not matter, memory stays bounded, nothing throws', () => {
    const one = fc.record({
      who: fc.constantFrom('a', 'b', 'c', '__proto__', '', 'constructor'),
      day: fc.nat(60),
      value: fc.nat(100),
    });
    for (const measure of ['latest', 'sum', 'count'] as const)
      fc.assert(
        fc.property(fc.array(one, { maxLength: 30 }), (list) => {
          const sorted = [...list].sort((a, b) => a.day - b.day);
          const run = (signals: typeof list) => {
            const bench = new GradeBench([{ ...rule, measure, minMembers: 1, hysteresis: 0 }]);
            for (const { who, day, value } of signals) bench.show(bought(who, value, day));
            expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(4000);
            return bench.level ?? null;
          };
          expect(run([...sorted].reverse().sort((a, b) => a.day - b.day))).toBe(run(sorted));
        }),
        { numRuns: 40 },
      );
  });
});

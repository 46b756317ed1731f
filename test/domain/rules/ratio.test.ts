import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RatioRule } from '../../../src/domain/rule.js';
import type { Signal } from '../../../src/domain/signal.js';
import { sayText } from '../../../src/text/say.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const rule: RatioRule = {
  ...common,
  match: { names: [], where: [] },
  kind: 'ratio',
  numerator: 'refunds',
  denominator: 'orders',
  measure: 'count',
  windowMs: 60 * MINUTE,
  direction: 'above',
  min: 20,
  staleMs: 15 * MINUTE,
  levels: { yellow: 0.15, orange: 0.28 },
  elastic: [],
  hysteresis: 0.1,
};
const latest: RatioRule = { ...rule, measure: 'latest' };
const orders = (value: number, at: number): Signal => metric(value, at, { name: 'orders' });
const refunds = (value: number, at: number): Signal => metric(value, at, { name: 'refunds' });

function counted(n: number, of: number, bench = new GradeBench([rule]), at = T0): GradeBench {
  for (let i = 0; i < of; i++) bench.show(orders(1, at));
  for (let i = 0; i < n; i++) bench.show(refunds(1, at));
  return bench;
}

describe('ratio', () => {
  test.each([
    [0, 20, 'en', '{under} is 0; no ratio can be taken of that.'],
    [0, 0, 'zh-CN', '{under} 为 0，无法计算比率。'],
    [20, 19, 'en', '{under} is 19; under 20 nothing is said of the ratio.'],
    [20, 19, 'zh-CN', '{under} 仅 19，不足 20，不判断比率。'],
  ] as const)('says why there is none: at least %d, and %d', (min, n, lang, text) => {
    const params = { measure: 'latest', window: { ms: 1 }, over: 'a', under: 'b', n: min === 0 ? 0 : n, min };
    expect(sayText(lang, 'UTC', { key: 'why.ratio.few', params }, 0)).toBe(text.replace('{under}', 'b'));
  });

  test.each([0, -3, 5e-324])('of %d below the line there is none, and what held is over', (under) => {
    const bench = new GradeBench([{ ...latest, min: 0 }]);
    bench.show(refunds(3, T0));
    expect(bench.show(orders(10, T0))).toBe('orange');
    expect(bench.show(orders(under, T0 + 1))).toBe(null);
    expect(bench.reasons).toEqual(['why.ratio.few']);
  });

  test.each([
    ['A20: at the threshold', 15, 100, undefined],
    ['A20: just over', 16, 100, 'yellow'],
    ['A20: the industry’s 28 % and over', 29, 100, 'orange'],
    ['too few orders to say', 19, 19, undefined],
    ['as many as needed', 19, 20, 'orange'],
    ['no orders at all', 19, 0, undefined],
  ])('%s', (_name, n, of, level) => {
    expect(counted(n, of).level).toBe(level);
  });

  test('the window moves on: what came before leaves it, and the night is no ratio', () => {
    const bench = counted(30, 100);
    expect(bench.level).toBe('orange');
    bench.until(T0 + 60 * MINUTE);
    expect(bench.level).toBe('orange');
    bench.until(T0 + 63 * MINUTE);
    expect([bench.level, bench.reasons]).toEqual([null, ['why.ratio.few']]);
    bench.until(T0 + 300 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });

  test('comes down only past the threshold by the hysteresis', () => {
    const bench = counted(16, 100);
    for (let i = 0; i < 15; i++) bench.show(orders(1, T0 + MINUTE));
    expect(bench.level).toBe('yellow'); // 16 ÷ 115 = 13.9 %, and 13.5 % is the way out
    for (let i = 0; i < 10; i++) bench.show(orders(1, T0 + 2 * MINUTE));
    expect(bench.level).toBe(null);
  });

  test('sums of values; what is no number adds nothing', () => {
    const bench = new GradeBench([{ ...rule, measure: 'sum' }]);
    bench.show(orders(100, T0));
    bench.show(refunds(Number.NaN, T0));
    expect(bench.show(refunds(15, T0 + 1))).toBe(undefined);
    expect(bench.show(refunds(1, T0 + 2))).toBe('yellow');
  });

  test('latest values: old ones are not used, one side alone says nothing, a straggler moves nothing', () => {
    const bench = new GradeBench([latest]);
    expect(bench.show(refunds(50, T0))).toBe(undefined);
    expect(bench.show(orders(100, T0 + 16 * MINUTE))).toBe(undefined);
    expect(bench.show(refunds(20, T0 + 17 * MINUTE))).toBe('yellow');
    expect(bench.show(refunds(0, T0 + 10 * MINUTE), T0 + 18 * MINUTE)).toBe('yellow');
    expect(bench.show(orders(1000, T0 + 19 * MINUTE))).toBe(null);
  });

  test('below: B9, gross margin under a line; in a promotion another line', () => {
    const margin: RatioRule = {
      ...latest,
      direction: 'below',
      levels: { yellow: 0.3 },
      elastic: [{ name: 'promotion', when: { promotion: true }, levels: { yellow: 0.1 } }],
    };
    const of = (promotions: { id: string; name: string; start: number; end: number }[]) => {
      const bench = new GradeBench([margin], { promotions, shows: [show()] });
      bench.show(orders(100, T0));
      return bench.show(refunds(20, T0 + 1));
    };
    expect(of([])).toBe('yellow');
    expect(of([{ id: 'd11', name: '双11', start: T0, end: T0 + MINUTE }])).toBe(undefined);
  });

  test('order at one instant does not matter, memory stays bounded, nothing throws', () => {
    const one = fc.record({ over: fc.boolean(), minute: fc.integer({ min: 0, max: 180 }), value: fc.double() });
    for (const measure of ['latest', 'sum', 'count'] as const)
      fc.assert(
        fc.property(fc.array(one, { maxLength: 60 }), (list) => {
          const sorted = [...list].sort((a, b) => a.minute - b.minute);
          const run = (signals: typeof list) => {
            const bench = new GradeBench([{ ...rule, measure, min: 0, hysteresis: 0 }]);
            for (const { over, minute, value } of signals)
              bench.show(
                (over ? refunds : orders)(measure === 'latest' ? value : Math.round(value) % 9, T0 + minute * MINUTE),
              );
            expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(6000);
            return bench.level ?? null;
          };
          const turned = [...sorted].reverse().sort((a, b) => a.minute - b.minute);
          expect(run(turned)).toBe(run(sorted));
        }),
        { numRuns: 40 },
      );
  });
});

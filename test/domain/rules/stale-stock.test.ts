import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StaleStockRule } from '../../../src/domain/rule.js';
import type { Labels, Signal } from '../../../src/domain/signal.js';
import { common, GradeBench, metric, T0 } from './bench.js';

const DAY = 86_400_000;
const rule: StaleStockRule = {
  ...common,
  match: { names: [], where: [] },
  kind: 'stale-stock',
  sales: 'order.created',
  stock: 'stock.available',
  by: ['sku'],
  min: 1,
  unitCost: 35,
  currency: 'CNY',
  levels: { blue: 30 * DAY, yellow: 60 * DAY, orange: 90 * DAY },
  elastic: [],
  hysteresis: 0,
};
const labels: Labels = { sku: '1' };
const stock = (value: number, day: number, more: Labels = {}): Signal =>
  metric(value, T0 + day * DAY, { name: 'stock.available', labels: { ...labels, ...more } });
const sale = (day: number, value = 1): Signal => metric(value, T0 + day * DAY, { name: 'order.created', labels });

describe('stale stock', () => {
  test('C3: 30, 60, 90 days without a sale, though nothing comes', () => {
    const bench = new GradeBench([rule]);
    bench.show(stock(200, 0));
    bench.show(sale(1));
    expect(bench.until(T0 + 31 * DAY - 1)).toBe(undefined);
    expect(bench.until(T0 + 31 * DAY)).toBe('blue');
    expect(bench.until(T0 + 61 * DAY)).toBe('yellow');
    expect(bench.until(T0 + 91 * DAY)).toBe('orange');
    expect(bench.said.at(-1)?.figures).toMatchObject({ value: 90, money: { direct: 700_000, currency: 'CNY' } });
    expect(bench.reasons).toEqual(['why.stale-stock.idle', 'why.stale-stock.tied', 'why.force.base']);
  });

  test('a sale, or being sold out, ends it; what is restocked is counted anew', () => {
    const bench = new GradeBench([rule]);
    bench.show(stock(200, 0));
    expect(bench.until(T0 + 35 * DAY)).toBe('blue');
    expect(bench.show(sale(36))).toBe(null);
    expect(bench.until(T0 + 66 * DAY)).toBe('blue');
    expect(bench.show(stock(0, 67))).toBe(null);
    expect(bench.reasons).toEqual(['why.stale-stock.sold-out']);
    bench.show(stock(50, 67.001));
    expect(bench.until(T0 + 97 * DAY)).toBe(null);
    expect(bench.until(T0 + 97.001 * DAY)).toBe('blue');
  });

  test('no stock told, no sale counted, no risk; no units sold is no sale', () => {
    const bench = new GradeBench([rule]);
    bench.show(sale(0));
    expect(bench.graded).toEqual([]);
    bench.show(stock(5, 1));
    bench.show(sale(29, 0));
    bench.show(stock(Number.NaN, 30));
    expect(bench.until(T0 + 31 * DAY)).toBe('blue');
  });

  test('a late sale of long ago does not make it fresh; the cost may come with the signal', () => {
    const bench = new GradeBench([{ ...rule, unitCost: undefined }]);
    bench.show(stock(10, 0, { unit_cost: '2.5' }));
    bench.show(sale(20));
    bench.show(sale(3), T0 + 25 * DAY);
    bench.until(T0 + 50 * DAY);
    expect([bench.level, bench.said.at(-1)?.figures.money?.direct]).toEqual(['blue', 2500]);
  });

  test('a brisk seller writes little', () => {
    const bench = new GradeBench([rule]);
    for (let i = 0; i < 1000; i++) {
      bench.show(stock(10_000 - i, i / 10_000));
      bench.show(sale(i / 10_000 + 0.00001));
    }
    expect(bench.graded.length).toBeLessThan(8);
  });

  test('order at one instant does not matter, memory stays small, nothing throws', () => {
    const one = fc.record({
      sold: fc.boolean(),
      day: fc.integer({ min: 0, max: 200 }),
      value: fc.oneof(fc.double(), fc.nat(5)),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (list) => {
        const sorted = [...list].sort((a, b) => a.day - b.day);
        const run = (signals: typeof list) => {
          // Stock is there from the first: a sale before any stock is told counts for nothing.
          const bench = new GradeBench([rule]);
          bench.show(stock(1e9, -1));
          for (const { sold, day, value } of signals) bench.show(sold ? sale(day, value) : stock(value, day + 0.5));
          bench.until(T0 + 210 * DAY);
          expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(3000);
          return bench.level ?? null;
        };
        expect(run([...sorted].reverse().sort((a, b) => a.day - b.day))).toBe(run(sorted));
      }),
      { numRuns: 60 },
    );
  });
});

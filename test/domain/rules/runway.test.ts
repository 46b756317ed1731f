import { describe, expect, test } from 'vitest';
import type { RunwayRule } from '../../../src/domain/rule.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const rule: RunwayRule = {
  ...common,
  match: { names: [], where: [] },
  kind: 'runway',
  by: ['sku'],
  rate: 'rate',
  stock: 'stock',
  inbound: 'inbound',
  leadMs: 30 * MINUTE,
  safety: { 'flash-sale': 3.5, 'factory-trace': 1.8, 'cross-border': 2, regular: 1.2 },
  levels: { yellow: 60, orange: 20, red: 0 },
  elastic: [],
  hysteresis: 0.1,
  staleMs: 15 * MINUTE,
};
const labels = { sku: '1' };
const input = (name: string, value: number, at: number) => metric(value, at, { name, labels });

describe('A7: runway', () => {
  // left = (stock + inbound) / (10 × 1.2) − 30
  test.each<[string, number, number | null, ReturnType<GradeBench['show']>]>([
    ['just enough', 1081, null, undefined],
    ['just short', 1080, null, 'yellow'],
    ['20 minutes', 600, null, 'orange'],
    ['none left', 360, null, 'red'],
    ['too late', 0, null, 'red'],
    ['inbound counts', 360, 721, undefined],
  ])('%s', (_name, stock, inbound, level) => {
    const bench = new GradeBench([rule]);
    if (inbound !== null) bench.show(input('inbound', inbound, T0));
    bench.show(input('rate', 10, T0));
    expect(bench.show(input('stock', stock, T0 + 1))).toBe(level);
  });

  test('the safety factor is that of the scene', () => {
    const bench = new GradeBench([rule], { shows: [show({ scene: 'flash-sale', skus: [{ sku: '1', stock: 1 }] })] });
    bench.show(input('rate', 10, T0));
    // 3150 / 35 − 30 = 60
    expect(bench.show(input('stock', 3150, T0 + 1))).toBe('yellow');
    const safety = bench.said.at(-1)?.reasons.find((reason) => reason.key === 'why.runway.safety');
    expect(safety?.params).toMatchObject({ factor: 3.5, scene: { say: { key: 'scene.flash-sale' } } });
    expect(bench.said.at(-1)?.figures).toMatchObject({ value: 60, unit: 'min', leftMs: 60 * MINUTE });
    expect(bench.said.at(-1)?.labels).toMatchObject({ show: 's1', host: 'lin', scene: 'flash-sale' });
  });

  test('half of what is needed says nothing', () => {
    const bench = new GradeBench([rule]);
    expect(bench.show(input('stock', 0, T0))).toBe(undefined);
    expect(new GradeBench([rule]).show(input('rate', 1000, T0))).toBe(undefined);
  });

  test('nothing sold is no risk', () => {
    const bench = new GradeBench([rule]);
    bench.show(input('stock', 5, T0));
    expect(bench.show(input('rate', 0, T0 + 1))).toBe(undefined);
  });

  test('stale inputs are not used, and do not clear what fires', () => {
    const bench = new GradeBench([rule]);
    bench.show(input('rate', 10, T0));
    expect(bench.show(input('stock', 100, T0 + 16 * MINUTE))).toBe(undefined);
    bench.show(input('rate', 10, T0 + 16 * MINUTE + 1));
    expect(bench.level).toBe('red');
    expect(bench.show(input('stock', 100_000, T0 + 60 * MINUTE))).toBe('red');
    expect(bench.show(input('rate', 10, T0 + 60 * MINUTE + 1))).toBe(null);
  });

  test('a late input is not used', () => {
    const bench = new GradeBench([rule]);
    bench.show(input('rate', 10, T0));
    bench.show(input('stock', 100_000, T0 + 1000));
    expect(bench.show(input('stock', 0, T0 + 500))).toBe(undefined);
  });

  test('comes down past the hysteresis only', () => {
    const bench = new GradeBench([rule]);
    bench.show(input('rate', 10, T0));
    bench.show(input('stock', 1080, T0 + 1));
    expect(bench.show(input('stock', 1150, T0 + 2))).toBe('yellow'); // 65.8 of 66
    expect(bench.show(input('stock', 1160, T0 + 3))).toBe(null); // 66.7
  });

  test('clears when the show is over and its figures have stopped', () => {
    const bench = new GradeBench([rule], { shows: [show()] });
    bench.show(metric(10, T0, { name: 'rate', labels: { sku: '1', show: 's1' } }));
    expect(bench.show(input('stock', 0, T0 + 1))).toBe('red');
    expect(bench.until(T0 + 119 * MINUTE)).toBe('red');
    expect(bench.until(T0 + 121 * MINUTE)).toBe(null);
    bench.until(T0 + 300 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });
});

import { describe, expect, test } from 'vitest';
import type { BurstRule } from '../../../src/domain/rule.js';
import { common, GradeBench, MINUTE, spoken, T0 } from './bench.js';

const rule: BurstRule = {
  ...common,
  kind: 'burst',
  windowMs: 5 * MINUTE,
  levels: { blue: 3, yellow: 6 },
  elastic: [],
  hysteresis: 0,
  terms: [],
};
const burst = (bench: GradeBench, n: number, from = T0, text = 'x') => {
  for (let i = 0; i < n; i++) bench.show(spoken(text, from + i * 1000));
  return bench.level;
};

describe('burst', () => {
  test('A20: just under, just at it, more', () => {
    expect(burst(new GradeBench([rule]), 2)).toBe(undefined);
    expect(burst(new GradeBench([rule]), 3)).toBe('blue');
    expect(burst(new GradeBench([rule]), 6)).toBe('yellow');
  });

  test('what left the window no longer counts', () => {
    const bench = new GradeBench([rule]);
    burst(bench, 2);
    expect(bench.show(spoken('x', T0 + 5 * MINUTE + 10_000))).toBe(undefined);
  });

  test('ages by the clock, level by level, and is forgotten', () => {
    const bench = new GradeBench([rule]);
    burst(bench, 6);
    expect(bench.until(T0 + 5 * MINUTE - 1)).toBe('yellow');
    expect(bench.until(T0 + 5 * MINUTE + 10_000)).toBe(null);
    expect(bench.said.map((one) => one.level)).toContain('blue');
    bench.until(T0 + 11 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });

  test('a late one counts where it belongs', () => {
    const bench = new GradeBench([rule]);
    bench.show(spoken('x', T0 + 4 * MINUTE));
    bench.show(spoken('x', T0));
    expect(bench.show(spoken('x', T0 + 1000))).toBe('blue');
    const old = new GradeBench([rule]);
    old.show(spoken('x', T0 + 20 * MINUTE));
    old.show(spoken('x', T0));
    expect(old.show(spoken('x', T0 + 1000))).toBe(undefined);
  });

  test('A20: counts only words of the list, and not where they are taken back', () => {
    const listed = { ...rule, terms: ['色差', '退款', 'fake'], negations: ['没有'] };
    expect(burst(new GradeBench([listed]), 10, T0, '主播今天真好看')).toBe(undefined);
    expect(burst(new GradeBench([listed]), 10, T0, '完全没有色差')).toBe(undefined);
    expect(burst(new GradeBench([listed]), 3, T0, '色差太大，我要退款')).toBe('blue');
    const bench = new GradeBench([listed]);
    burst(bench, 3, T0, 'This is FAKE!');
    expect(JSON.stringify(bench.said.at(-1)?.reasons)).toContain('This is «FAKE»!');
  });

  test('memory stays bounded', () => {
    const bench = new GradeBench([rule]);
    burst(bench, 2000);
    expect(JSON.stringify([...bench.states.values()][0]).length).toBeLessThan(5000);
  });
});

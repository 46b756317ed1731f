import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/domain/level.js';
import type { ThresholdRule } from '../../../src/domain/rule.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const rule: ThresholdRule = {
  ...common,
  kind: 'threshold',
  direction: 'above',
  levels: { yellow: 0.15, orange: 0.25, red: 0.5 },
  elastic: [],
  hysteresis: 0.1,
};
const below: ThresholdRule = { ...rule, direction: 'below', levels: { yellow: 60, orange: 40 } };

describe('threshold', () => {
  test.each<[string, ThresholdRule, number, Level | undefined]>([
    ['A5: just under', rule, 0.1499, undefined],
    ['A5: at it', rule, 0.15, undefined],
    ['A5: just over', rule, 0.1501, 'yellow'],
    ['over the next', rule, 0.26, 'orange'],
    ['over all', rule, 0.9, 'red'],
    ['A12: below, just over', below, 60, undefined],
    ['A12: below, just under', below, 59.9, 'yellow'],
    ['A12: below, far under', below, 0, 'orange'],
    ['missing is not zero', below, Number.NaN, undefined],
  ])('%s', (_name, of, value, level) => {
    expect(new GradeBench([of]).show(metric(value, T0))).toBe(level);
  });

  test('quiet values write and say nothing', () => {
    const bench = new GradeBench([rule]);
    for (let i = 0; i < 10; i++) bench.show(metric(0.1, T0 + i));
    expect(bench.graded).toEqual([]);
  });

  test('comes down only past the threshold by the hysteresis, level by level', () => {
    const bench = new GradeBench([rule]);
    expect(bench.show(metric(0.3, T0))).toBe('orange');
    expect(bench.show(metric(0.23, T0 + 1000))).toBe('orange'); // 0.225 is the way out
    expect(bench.show(metric(0.22, T0 + 2000))).toBe('yellow');
    expect(bench.show(metric(0.136, T0 + 3000))).toBe('yellow'); // 0.135
    expect(bench.show(metric(0.134, T0 + 4000))).toBe(null);
    expect(bench.show(metric(0.14, T0 + 5000))).toBe(null);
  });

  test('below comes up the same way', () => {
    const bench = new GradeBench([below]);
    expect(bench.show(metric(50, T0))).toBe('yellow');
    expect(bench.show(metric(65, T0 + 1))).toBe('yellow');
    expect(bench.show(metric(66, T0 + 2))).toBe(null);
  });

  test('NaN while firing changes nothing', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(0.3, T0));
    expect(bench.show(metric(Number.NaN, T0 + 1))).toBe('orange');
  });

  test('a late signal moves nothing, up or down', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(0.3, T0));
    bench.show(metric(0.3, T0 + 5000));
    expect(bench.show(metric(0.01, T0 + 4000))).toBe('orange');
    expect(bench.show(metric(0.9, T0 + 4000))).toBe('orange');
    expect(bench.show(metric(0.01, T0 + 6000))).toBe(null);
    expect(bench.show(metric(0.9, T0 + 5500))).toBe(null);
  });

  test('what is over is forgotten in the end', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(0.3, T0));
    bench.show(metric(0.01, T0 + 1000));
    expect(bench.states.size).toBe(1);
    bench.until(T0 + 60 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });

  test('a clock that runs ahead does not make what follows late', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(0.3, T0 + 60 * MINUTE), T0);
    expect(bench.show(metric(0.01, T0 + 1000), T0 + 1000)).toBe(null);
  });

  test('for: a slow reporter is confirmed by the clock', () => {
    const bench = new GradeBench([{ ...rule, forMs: 2 * MINUTE }]);
    expect(bench.show(metric(0.2, T0))).toBe(undefined);
    expect(bench.until(T0 + 2 * MINUTE - 1)).toBe(undefined);
    expect(bench.until(T0 + 2 * MINUTE)).toBe('yellow');
    expect(bench.reasons).toContain('why.settle.held');
  });

  test('for: each level waits by itself, and a break starts the wait anew', () => {
    const bench = new GradeBench([{ ...rule, forMs: 2 * MINUTE }]);
    bench.show(metric(0.2, T0));
    bench.show(metric(0.3, T0 + MINUTE));
    expect(bench.until(T0 + 2 * MINUTE)).toBe('yellow');
    expect(bench.reasons).toContain('why.settle.rising');
    expect(bench.until(T0 + 3 * MINUTE)).toBe('orange');

    const broken = new GradeBench([{ ...rule, forMs: 2 * MINUTE }]);
    broken.show(metric(0.2, T0));
    broken.show(metric(0.1, T0 + MINUTE));
    broken.show(metric(0.2, T0 + 1.5 * MINUTE));
    expect(broken.until(T0 + 3 * MINUTE)).toBe(undefined);
    expect(broken.until(T0 + 3.5 * MINUTE)).toBe('yellow');
  });

  test('clear: goes down only after it has been gone for so long', () => {
    const bench = new GradeBench([{ ...rule, clearMs: MINUTE }]);
    bench.show(metric(0.3, T0));
    expect(bench.show(metric(0.01, T0 + 1000))).toBe('orange');
    bench.show(metric(0.3, T0 + 2000));
    expect(bench.show(metric(0.01, T0 + 3000))).toBe('orange');
    expect(bench.until(T0 + 3000 + MINUTE - 1)).toBe('orange');
    expect(bench.until(T0 + 3000 + MINUTE)).toBe(null);
  });

  test('says again only with news: figures by a tenth, or half a minute', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(0.3, T0));
    bench.show(metric(0.305, T0 + 1000));
    expect(bench.said).toHaveLength(1);
    bench.show(metric(0.4, T0 + 2000));
    expect(bench.said).toHaveLength(2);
    bench.show(metric(0.401, T0 + 31_000));
    expect(bench.said).toHaveLength(2);
    bench.show(metric(0.401, T0 + 32_000));
    expect(bench.said).toHaveLength(3);
  });
});

describe('base and elastic values', () => {
  const elastic: ThresholdRule = {
    ...rule,
    elastic: [
      { name: 'big promotion', when: { promotion: true }, levels: { yellow: 0.25 } },
      { name: 'flash sale on air', when: { scene: ['flash-sale'], phase: ['live'] }, levels: { red: 0.005 } },
      {
        name: 'fresh food',
        when: { labels: [{ label: 'category', op: '=', value: 'fresh' }] },
        levels: { orange: 0.1 },
      },
    ],
  };
  const promotion = { id: 'd11', name: '双11', start: T0, end: T0 + MINUTE };

  test('A5: 20% warns on an ordinary day and not during a promotion', () => {
    const bench = new GradeBench([elastic], { promotions: [promotion] });
    expect(bench.show(metric(0.2, T0))).toBe(undefined);
    expect(bench.show(metric(0.26, T0 + 1))).toBe('yellow');
    const because = bench.said.at(-1)?.reasons.find((reason) => reason.key === 'why.force.elastic');
    expect(because?.params).toMatchObject({
      name: 'big promotion',
      because: { say: { key: 'why.because.promotion', params: { name: '双11' } } },
    });
    const after = new GradeBench([elastic], { promotions: [promotion] });
    expect(after.show(metric(0.2, T0 + MINUTE))).toBe('yellow');
    expect(after.reasons).toContain('why.force.base');
  });

  test('A2: a flash sale on air has values of its own, before and after it has not', () => {
    const shows = [show({ scene: 'flash-sale' })];
    const of = (at: number) => new GradeBench([elastic], { shows }).show(metric(0.006, at, { labels: { show: 's1' } }));
    expect(of(T0 - 1)).toBe(undefined);
    expect(of(T0)).toBe('red');
    expect(of(T0 + 120 * MINUTE)).toBe(undefined);
  });

  test('by label', () => {
    expect(new GradeBench([elastic]).show(metric(0.12, T0, { labels: { category: 'fresh' } }))).toBe('orange');
  });

  test('B6: phases live, soon and off', () => {
    const stream: ThresholdRule = {
      ...below,
      levels: {},
      elastic: [
        { name: 'on air', when: { phase: ['live'] }, levels: { red: 1 } },
        { name: 'about to start', when: { phase: ['soon'] }, levels: { yellow: 1 } },
      ],
    };
    const of = (at: number) =>
      new GradeBench([stream], { shows: [show()] }).show(metric(0, at, { labels: { show: 's1' } }));
    expect([of(T0 - 31 * MINUTE), of(T0 - 30 * MINUTE), of(T0), of(T0 + 121 * MINUTE)]).toEqual([
      undefined,
      'yellow',
      'red',
      undefined,
    ]);
  });
});

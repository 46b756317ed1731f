import { describe, expect, test } from 'vitest';
import type { ThresholdRule, UpstreamRule } from '../../../src/domain/rule.js';
import { ShowBook } from '../../../src/domain/show-book.js';
import { common, GradeBench, MINUTE, metric, sent, show, T0 } from './bench.js';

const rule: ThresholdRule = {
  ...common,
  kind: 'threshold',
  by: ['sku', 'show', 'host'],
  direction: 'above',
  levels: { yellow: 1 },
  elastic: [],
  hysteresis: 0,
};
const shows = [show({ skus: [{ sku: '1', stock: 100 }] })];

describe('by may name what the calendar knows', () => {
  test('of the show a signal names, and of the one that sells its SKU', () => {
    const bench = new GradeBench([rule], { shows });
    bench.show(metric(2, T0, { labels: { show: 's1' } }));
    bench.show(metric(2, T0, { labels: { sku: '1' } }));
    bench.show(metric(2, T0, { labels: { sku: '2' } }));
    bench.show(metric(2, T0, { labels: { show: 's1', host: 'guest' } }));
    expect([...bench.states.keys()]).toEqual([
      'r|show=s1,host=lin',
      'r|sku=1,show=s1,host=lin',
      'r|sku=2',
      'r|show=s1,host=guest',
    ]);
  });

  test('what only the calendar tied to a show is over with it; what named the show is not', () => {
    const bench = new GradeBench([rule], { shows });
    bench.show(metric(2, T0 + MINUTE, { labels: { sku: '1' } }));
    expect(bench.until(T0 + 120 * MINUTE - 1)).toBe('yellow');
    expect(bench.until(T0 + 120 * MINUTE)).toBe(null);
    expect(bench.reasons).toEqual(['why.show-over']);
    const named = new GradeBench([rule], { shows });
    named.show(metric(2, T0 + MINUTE, { labels: { sku: '1', show: 's1' } }));
    expect(named.until(T0 + 500 * MINUTE)).toBe('yellow');
  });

  test('a show struck off the calendar ends it when it would have ended', () => {
    const bench = new GradeBench([rule], { shows });
    bench.show(metric(2, T0 + MINUTE, { labels: { sku: '1' } }));
    bench.shows = new ShowBook([], []);
    expect(bench.until(T0 + 120 * MINUTE - 1)).toBe('yellow');
    expect(bench.until(T0 + 120 * MINUTE)).toBe(null);
    expect(bench.reasons).toEqual(['why.show-gone']);
  });

  test('so does one that was over while nobody looked', () => {
    const bench = new GradeBench([rule], { shows });
    bench.show(metric(2, T0 + MINUTE, { labels: { sku: '1' } }));
    bench.clocks.clear();
    bench.shows = new ShowBook([show({ end: T0 + 200 * MINUTE, skus: [{ sku: '1', stock: 1 }] })], []);
    bench.clocks.set('r|sku=1,show=s1,host=lin', T0 + 120 * MINUTE);
    expect(bench.until(T0 + 199 * MINUTE)).toBe('yellow');
    expect(bench.until(T0 + 200 * MINUTE)).toBe(null);
  });
});

describe('upstream', () => {
  const upstream: UpstreamRule = {
    ...common,
    kind: 'upstream',
    map: { critical: 'orange', info: null },
    otherwise: 'blue',
    elastic: [
      { name: 'on air', when: { phase: ['live'] }, map: { critical: 'red' } },
      { name: 'promotion', when: { promotion: true }, map: {}, otherwise: 'yellow' },
    ],
  };
  const promotions = [{ id: 'd11', name: '双11', start: T0 + 200 * MINUTE, end: T0 + 300 * MINUTE }];
  test.each([
    ['on air, the same word is graver', 'critical', 1, 'red'],
    ['words a case does not name count as without it', 'info', 1, undefined],
    ['before the show', 'critical', -60, 'orange'],
    ['in a promotion, other words are graver', 'strange', 201, 'yellow'],
    ['after it they are not', 'strange', 301, 'blue'],
  ])('B6: %s', (_name, word, minute, level) => {
    const bench = new GradeBench([upstream], { shows, promotions });
    bench.now = T0 - 100 * MINUTE;
    expect(bench.show(sent('firing', word, T0 + minute * MINUTE, { labels: { show: 's1' } }))).toBe(level);
  });

  test('sent once, it is graver the instant the show starts and slighter when it ends, and resolved all the same', () => {
    const bench = new GradeBench([upstream], { shows, promotions });
    bench.now = T0 - 100 * MINUTE;
    expect(bench.show(sent('firing', 'critical', T0 - 60 * MINUTE, { labels: { show: 's1' } }))).toBe('orange');
    expect(bench.until(T0 - 1)).toBe('orange');
    expect(bench.until(T0)).toBe('red');
    expect(bench.reasons).toEqual(['why.upstream.firing', 'why.upstream.map', 'why.force.elastic']);
    expect(bench.until(T0 + 120 * MINUTE)).toBe('orange');
    expect(bench.reasons).toEqual(['why.upstream.firing', 'why.upstream.map']);
    expect(bench.show(sent('resolved', 'critical', T0 + 150 * MINUTE, { labels: { show: 's1' } }))).toBe(null);
    expect(bench.until(T0 + 400 * MINUTE)).toBe(null);
  });

  test('a word no map names turns with the promotion', () => {
    const bench = new GradeBench([upstream], { shows, promotions });
    const turns = [1, 199, 200, 299, 300].map((minute) =>
      minute === 1 ? bench.show(sent('firing', undefined, T0 + MINUTE)) : bench.until(T0 + minute * MINUTE),
    );
    expect(turns).toEqual(['blue', 'blue', 'yellow', 'yellow', 'blue']);
  });

  test('an alert its sender repeats no more is over after that long; repeated, it stands', () => {
    const bench = new GradeBench([{ ...upstream, staleMs: 60 * MINUTE }]);
    bench.show(sent('firing', 'critical', T0));
    bench.show(sent('firing', 'critical', T0 + 50 * MINUTE));
    expect(bench.until(T0 + 110 * MINUTE - 1)).toBe('orange');
    expect(bench.until(T0 + 110 * MINUTE)).toBe(null);
    expect([bench.reasons, bench.said.at(-1)?.reasons[0]?.params?.source]).toEqual([['why.upstream.stale'], 'am']);
    expect(bench.show(sent('firing', 'critical', T0 + 111 * MINUTE))).toBe('orange');
    const forever = new GradeBench([upstream]);
    forever.show(sent('firing', 'critical', T0));
    expect(forever.until(T0 + 9999 * MINUTE)).toBe('orange');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/domain/json.js';
import type { ExpiryRule } from '../../../src/domain/rule.js';
import { dateOf, fieldAt } from '../../../src/domain/rules/dates.js';
import type { Labels, Signal } from '../../../src/domain/signal.js';
import { common, GradeBench, metric, sent, T0 } from './bench.js';

const DAY = 86_400_000;
const rule: ExpiryRule = {
  ...common,
  kind: 'expiry',
  by: ['supplier', 'licence'],
  field: 'licence.until',
  zone: 'Asia/Shanghai',
  expired: 'orange',
  levels: { blue: 60 * DAY, yellow: 30 * DAY, orange: 7 * DAY },
  elastic: [],
  hysteresis: 0,
};
let next = 0;
function fact(until: Json, at = T0, labels: Labels = { supplier: 'acme', licence: 'food' }): Signal {
  return {
    kind: 'fact',
    id: `f${next++}`,
    source: 'erp',
    name: 'm',
    subject: 'x',
    labels,
    fields: { licence: { until } },
    at,
  };
}

describe('expiry', () => {
  test.each([
    ['C5: 61 days before', 61 * DAY, undefined],
    ['C5: 60 days before', 60 * DAY, 'blue'],
    ['just over 30 days', 30 * DAY + 1, 'blue'],
    ['30 days before', 30 * DAY, 'yellow'],
    ['7 days before', 7 * DAY, 'orange'],
    ['past', -1, 'orange'],
  ])('%s', (_name, left, level) => {
    expect(new GradeBench([rule]).show(fact(T0 + left))).toBe(level);
  });

  test('told once, it wakes by itself at each date; renewed it clears; a slip of paper from before changes nothing', () => {
    const bench = new GradeBench([{ ...rule, expired: 'red' }]);
    bench.show(fact(T0 + 90 * DAY));
    const levels = [30, 60, 83, 90].map((day) => bench.until(T0 + day * DAY));
    expect(levels).toEqual(['blue', 'yellow', 'orange', 'red']);
    expect(bench.reasons).toEqual(['why.expiry.expired']);
    expect(bench.show(fact(T0 + 10 * DAY, T0 + 5 * DAY), T0 + 91 * DAY)).toBe('red');
    expect(bench.show(fact(T0 + 400 * DAY, T0 + 92 * DAY))).toBe(null);
    expect(bench.reasons).toEqual(['why.expiry.renewed']);
    expect(bench.until(T0 + 340 * DAY)).toBe('blue');
  });

  test('of a date and no end told at one instant, no end counts, whichever came first', () => {
    for (const both of [
      ['长期', T0 + DAY],
      [T0 + DAY, '长期'],
    ]) {
      const bench = new GradeBench([rule]);
      bench.show(fact(T0 + 2 * DAY, T0 - 1));
      for (const until of both) bench.show(fact(until, T0));
      expect(bench.level).toBe(null);
    }
  });

  test.each([1e300, -1e300, 1e9])('days left no calendar reaches (%d) are none', (days) => {
    const bench = new GradeBench([rule]);
    expect(bench.show(metric(days, T0))).toBe(undefined);
    expect([...bench.states.values()]).toEqual([]);
  });

  test('every kind of licence has a date of its own', () => {
    const bench = new GradeBench([rule]);
    bench.show(fact(T0 + 6 * DAY));
    bench.show(fact(T0 + 20 * DAY, T0, { supplier: 'acme', licence: 'CE' }));
    expect([...bench.states.values()].map((state) => state.level)).toEqual(['orange', 'yellow']);
  });

  test('days left as a metric (tls.days_left): the rounding of the number writes nothing', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(100, T0));
    const before = bench.graded.length;
    for (let h = 1; h < 24; h++) bench.show(metric(99, T0 + h * 3_600_000));
    expect(bench.graded.length).toBe(before);
    expect(bench.show(metric(5, T0 + DAY))).toBe('orange');
    expect(bench.show(metric(90, T0 + DAY + 1))).toBe(null);
    expect(new GradeBench([rule]).show(metric(Number.NaN, T0))).toBe(undefined);
  });

  test('a date in a label of an alert; resolved, it has no end any more', () => {
    const labelled: ExpiryRule = { ...rule, field: undefined, label: 'until', by: ['subject'] };
    const bench = new GradeBench([labelled]);
    expect(bench.show(sent('firing', 'x', T0, { labels: { until: '2026-11-20' } }))).toBe('yellow');
    expect(bench.show(sent('resolved', 'x', T0 + 1, { labels: { until: '2026-11-20' } }))).toBe(null);
  });

  test('no date is no news; for ever is no risk; an expired date that says nothing is forgotten', () => {
    const bench = new GradeBench([{ ...rule, expired: null, levels: { blue: DAY } }]);
    for (const until of [null, 'soon', '', {}, [], true, '2026-02-30', -5]) bench.show(fact(until));
    expect(bench.graded).toEqual([]);
    bench.show(fact('长期有效'));
    expect([bench.graded, bench.states.size]).toEqual([[], 0]);
  });

  test('order at one instant does not matter, nothing throws', () => {
    const date = fc.oneof(
      fc.integer({ min: -100, max: 500 }).map((d) => T0 + d * DAY),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(date, { maxLength: 8 }), (dates) => {
        const run = (list: typeof dates) => {
          const bench = new GradeBench([rule]);
          for (const one of list) bench.show(fact(JSON.parse(JSON.stringify(one ?? null))));
          bench.until(T0 + 600 * DAY);
          expect(bench.states.size).toBeLessThanOrEqual(1);
          return bench.level ?? null;
        };
        expect(run([...dates].reverse())).toBe(run(dates));
      }),
      { numRuns: 60 },
    );
  });
});

describe('dates as registers write them', () => {
  const end = Date.UTC(2026, 11, 31, 15, 59, 59, 999); // the end of the day in Shanghai
  test.each<[Json, number | null]>([
    ['2026-12-31', end],
    ['2026/12/31', end],
    ['2026.12.31', end],
    ['2026年12月31日', end],
    ['20261231', end],
    [20_261_231, end],
    ['2026-12-31T08:00:00Z', Date.UTC(2026, 11, 31, 8)],
    ['2026-12-31 08:00', Date.UTC(2026, 11, 31, 0)],
    [1_798_000_000, 1_798_000_000_000],
    [1_798_000_000_000, 1_798_000_000_000],
    ['长期', Number.POSITIVE_INFINITY],
    ['2026-13-01', null],
    [Number.NaN, null],
    ['1767139200', 1767139200_000], // a label holds text
    ['1767139200000', 1767139200_000],
    ['2026-12', Date.UTC(2026, 11, 31, 15, 59, 59, 999)],
    ['2026年2月', Date.UTC(2026, 1, 28, 15, 59, 59, 999)],
    ['2026-13', null],
    ['2026-02-30', null],
    ['9999-12-31', Date.UTC(9999, 11, 31, 15, 59, 59, 999)],
    [1767139200e9, null], // nanoseconds: no calendar reaches so far
  ])('%s', (written, at) => {
    expect(dateOf(written, 'Asia/Shanghai')).toBe(at);
  });
  test('stand at a dotted path, and never on a prototype', () => {
    expect(fieldAt({ a: { b: 1 }, 'a.b': 2 }, 'a.b')).toBe(2);
    expect(fieldAt({ a: { b: 1 } }, 'a.b')).toBe(1);
    expect(fieldAt({ a: { b: 1 } }, 'a.constructor')).toBe(undefined);
  });
});

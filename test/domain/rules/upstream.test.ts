import { describe, expect, test } from 'vitest';
import type { UpstreamRule } from '../../../src/domain/rule.js';
import { common, GradeBench, sent, T0 } from './bench.js';

const rule: UpstreamRule = {
  ...common,
  kind: 'upstream',
  match: { names: ['*'], where: [] },
  map: { critical: 'red', warning: 'yellow', none: null },
  otherwise: 'blue',
  by: ['*'],
};

describe('upstream', () => {
  test.each([
    ['critical', 'red'],
    ['CRITICAL', 'red'],
    ['warning', 'yellow'],
    ['none', undefined],
    ['never heard of', 'blue'],
    [undefined, 'blue'],
  ])('%s → %s', (word, level) => {
    expect(new GradeBench([rule]).show(sent('firing', word, T0))).toBe(level);
  });

  test('resolved clears; a late firing does not bring it back; a new one does', () => {
    const bench = new GradeBench([rule]);
    bench.show(sent('firing', 'critical', T0));
    expect(bench.show(sent('resolved', 'critical', T0 + 2000))).toBe(null);
    expect(bench.show(sent('firing', 'critical', T0 + 1000))).toBe(null);
    expect(bench.show(sent('firing', 'critical', T0 + 3000))).toBe('red');
  });

  test('resolved of what was never known says nothing', () => {
    const bench = new GradeBench([rule]);
    bench.show(sent('resolved', 'critical', T0));
    expect(bench.graded).toEqual([]);
  });

  test('alerts that differ in name, subject or labels are different; in severity not', () => {
    const bench = new GradeBench([rule]);
    bench.show(sent('firing', 'warning', T0, { labels: { pod: 'a', severity: 'warning' } }));
    bench.show(sent('firing', 'warning', T0, { labels: { pod: 'b', severity: 'warning' } }));
    bench.show(sent('firing', 'warning', T0, { name: 'other', labels: { pod: 'b' } }));
    bench.show(sent('firing', 'critical', T0 + 1, { labels: { pod: 'a', severity: 'critical' } }));
    expect(new Set(bench.said.map((one) => one.fingerprint)).size).toBe(3);
    expect(bench.level).toBe('red');
    expect(bench.said.at(-1)?.labels.alert).toBe('disk full');
  });

  test('the first reason, all that a card shows, tells the sender’s explanation; a long one follows whole', () => {
    const bench = new GradeBench([rule]);
    const told = (text: string, at: number) => {
      bench.show({
        ...sent('firing', 'warning', at, { subject: text.slice(0, 9) }),
        kind: 'alert',
        status: 'firing',
        text,
      });
      return bench.said.at(-1)?.reasons.map(({ key, params }) => [key, params?.text]) ?? [];
    };
    expect(told('row 2 is not a number', T0)[0]).toEqual(['why.upstream.explained', 'row 2 is not a number']);
    expect(told('row 2 is not a number', T0 + 1)).toHaveLength(2);
    const long = told('x'.repeat(400), T0 + 2);
    expect(long[0]?.[1]).toHaveLength(300);
    expect(long.at(-1)).toEqual(['why.upstream.text', 'x'.repeat(400)]);
  });
});

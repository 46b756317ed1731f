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
});

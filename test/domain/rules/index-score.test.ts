import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import type { IndexInput, IndexRule } from '../../../src/domain/rule.js';
import type { Labels, Signal } from '../../../src/domain/signal.js';
import { common, GradeBench, metric, sent, T0 } from './bench.js';

const DAY = 86_400_000;
const input = (signal: string, more: Partial<IndexInput> = {}): IndexInput => ({
  signal,
  weight: 1,
  scale: { kind: 'linear', worst: 0, best: 100 },
  staleMs: 7 * DAY,
  missing: 'skip',
  holdMs: 7 * DAY,
  ...more,
});
const rule: IndexRule = {
  ...common,
  match: { names: [], where: [] },
  kind: 'index',
  by: ['supplier'],
  inputs: [input('a', { weight: 3 }), input('b')],
  coverage: 0.5,
  levels: { yellow: 60, orange: 40 },
  elastic: [
    {
      name: 'core supplier',
      when: { labels: [{ label: 'tier', op: '=', value: 'core' }] },
      levels: { orange: 60, red: 40 },
    },
  ],
  hysteresis: 0.05,
};
const told = (name: string, value: number, day = 0, more: Labels = {}): Signal =>
  metric(value, T0 + day * DAY, { name, labels: { supplier: 'acme', ...more } });
function fact(fields: JsonObject, day = 0): Signal {
  const base = {
    kind: 'fact',
    id: `${day}${JSON.stringify(fields)}`,
    source: 'erp',
    name: 'reg',
    subject: 'x',
  } as const;
  return { ...base, labels: { supplier: 'acme' }, fields, at: T0 + day * DAY };
}

describe('index', () => {
  test.each<[string, readonly Signal[], string | undefined | null]>([
    ['A12: at 60', [told('a', 60), told('b', 60)], undefined],
    ['A12: just under 60', [told('a', 59.9), told('b', 60)], 'yellow'],
    ['under 40', [told('a', 30), told('b', 60)], 'orange'],
    ['weights count', [told('b', 0), told('a', 100)], undefined],
    ['a core supplier is one level up', [told('a', 59, 0, { tier: 'core' })], 'orange'],
    ['too little known for a score', [told('b', 0)], undefined],
    ['missing is not zero', [told('a', Number.NaN), told('b', Number.NaN)], undefined],
    ['out of the scale is its end', [told('a', -500), told('b', 900)], 'orange'],
  ])('%s', (_name, signals, level) => {
    const bench = new GradeBench([rule]);
    for (const signal of signals) bench.show(signal);
    expect(bench.level).toBe(level);
  });

  test('says what pulls it down most, with its part', () => {
    const bench = new GradeBench([rule]);
    bench.show(told('b', 90));
    bench.show(told('a', 30));
    expect(bench.said.at(-1)?.figures).toMatchObject({ value: 45, threshold: 60 });
    expect(bench.reasons).toEqual(['why.index.below', 'why.index.pull', 'why.index.pull', 'why.force.base']);
    expect(bench.said.at(-1)?.reasons[1]?.params).toMatchObject({ raw: 30, lost: 52.5, share: { ratio: 0.75 } });
  });

  test('comes up past the threshold by the hysteresis; a straggler moves nothing', () => {
    const bench = new GradeBench([{ ...rule, inputs: [input('a')] }]);
    bench.show(told('a', 59, 1));
    expect(bench.show(told('a', 62, 2))).toBe('yellow'); // 63 is the way out
    expect(bench.show(told('a', 99, 1.5), T0 + 2 * DAY)).toBe('yellow');
    expect(bench.show(told('a', 64, 3))).toBe(null);
  });

  test.each<[IndexInput['missing'], number | undefined, string | null | undefined]>([
    ['skip', 80, null], // 70 of b alone counts
    ['worst', 80, 'orange'],
    ['hold', 30, 'yellow'],
    ['unknown', 30, 'yellow'],
  ])('what is not fresh any more: %s', (missing, a, level) => {
    const of = {
      ...rule,
      coverage: 0.2,
      inputs: [input('a', { weight: 1, missing }), input('b', { staleMs: 90 * DAY })],
    };
    const bench = new GradeBench([of]);
    bench.show(told('b', 70));
    if (missing === 'skip') bench.show(told('a', 10, 0.1));
    else bench.show(told('a', a ?? 0, 0.1));
    bench.until(T0 + 8 * DAY);
    expect(bench.level).toBe(level);
  });

  test('held, it counts for so long and no longer', () => {
    const held = {
      ...rule,
      coverage: 0.2,
      inputs: [input('a', { missing: 'hold' }), input('b', { staleMs: 90 * DAY })],
    };
    const bench = new GradeBench([held]);
    bench.show(told('b', 70));
    bench.show(told('a', 0, 0.1));
    bench.until(T0 + 14 * DAY);
    expect(bench.level).toBe('orange');
    bench.until(T0 + 15 * DAY);
    expect(bench.level).toBe(null);
  });

  test('words of facts, steps of counts and states of alerts are scored', () => {
    const steps = {
      kind: 'steps',
      steps: [
        { upTo: 0, score: 100 },
        { upTo: 2, score: 60 },
      ],
      beyond: 10,
    } as const;
    const of: IndexRule = {
      ...rule,
      coverage: 1,
      inputs: [
        input('reg', {
          field: 'state.name',
          scale: { kind: 'words', words: { active: 100, revoked: 0 }, otherwise: null },
        }),
        input('suits', { scale: steps }),
        input('news', { scale: { kind: 'words', words: { resolved: 100, critical: 20 }, otherwise: 60 } }),
      ],
    };
    const bench = new GradeBench([of]);
    bench.show(fact({ state: { name: 'Active' } }));
    bench.show(told('suits', 3));
    bench.show(sent('firing', 'critical', T0, { name: 'news', labels: { supplier: 'acme' } }));
    expect(bench.said.at(-1)?.figures.value).toBe(43.3);
    bench.show(fact({ state: { name: 'dissolved' } }, 1));
    expect(bench.said.at(-1)?.figures.value).toBe(43.3);
    expect(bench.show(fact({ state: { name: 'revoked' } }, 1))).toBe('orange');
  });

  test('the same again writes nothing, and all is forgotten in the end', () => {
    const bench = new GradeBench([rule]);
    bench.show(told('a', 90));
    for (let i = 0; i < 20; i++) bench.show(told('a', 90, i / 100));
    expect(bench.graded).toHaveLength(1);
    bench.until(T0 + 60 * DAY);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });

  test('order at one instant does not matter, memory stays bounded, nothing throws', () => {
    const one = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      day: fc.nat(40),
      value: fc.oneof(fc.double(), fc.nat(100)),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (list) => {
        const sorted = [...list].sort((a, b) => a.day - b.day);
        const run = (signals: typeof list) => {
          const bench = new GradeBench([{ ...rule, hysteresis: 0 }]);
          for (const { name, day, value } of signals) bench.show(told(name, value, day));
          bench.until(T0 + 40 * DAY);
          expect(JSON.stringify([...bench.states.values()]).length).toBeLessThan(3000);
          return bench.level ?? null;
        };
        expect(run([...sorted].reverse().sort((a, b) => a.day - b.day))).toBe(run(sorted));
      }),
      { numRuns: 60 },
    );
  });
});

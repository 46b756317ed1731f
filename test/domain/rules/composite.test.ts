import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forgetRemoved } from '../../../src/domain/grade.js';
import type { CompositeRule, Condition, Rule, ThresholdRule } from '../../../src/domain/rule.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './bench.js';

const member = (id: string, more: Partial<ThresholdRule> = {}): ThresholdRule => ({
  ...common,
  id,
  kind: 'threshold',
  match: { names: [id], where: [] },
  by: ['region'],
  direction: 'above',
  levels: { yellow: 1, orange: 2, red: 3 },
  elastic: [],
  hysteresis: 0,
  evidenceOnly: true,
  ...more,
});
const leaf = (rule: string, from: 'blue' | 'orange' = 'blue'): Condition => ({ op: 'rule', rule, from });
const both: CompositeRule = {
  ...common,
  id: 'both',
  kind: 'composite',
  match: { names: [], where: [] },
  by: ['region'],
  when: { op: 'all', of: [leaf('a'), leaf('b')] },
  withinMs: 0,
  level: { of: 'highest', plus: 0 },
};
const value = (name: string, one: number, minute: number, region = 'east') =>
  metric(one, T0 + minute * MINUTE, { name, labels: { region } });
const bench = (of: Partial<CompositeRule>, ...more: Rule[]) =>
  new GradeBench([member('a'), member('b'), member('c'), { ...both, ...of }, ...more]);

describe('composite', () => {
  test.each<[string, Partial<CompositeRule>, Record<string, number>, string | null | undefined]>([
    ['all: one is not enough', {}, { a: 2 }, undefined],
    ['all: both, at the gravest', {}, { a: 2, b: 3 }, 'orange'],
    ['the slightest', { level: { of: 'lowest', plus: 0 } }, { a: 1.5, b: 9 }, 'yellow'],
    ['one level up, red at most', { level: { of: 'highest', plus: 1 } }, { a: 9, b: 9 }, 'red'],
    ['a level of its own', { level: 'blue' }, { a: 9, b: 9 }, 'blue'],
    ['any', { when: { op: 'any', of: [leaf('a'), leaf('b')] } }, { b: 2 }, 'yellow'],
    [
      'from a level on: just under',
      { when: { op: 'all', of: [leaf('a', 'orange'), leaf('b')] } },
      { a: 2, b: 2 },
      undefined,
    ],
    ['from a level on', { when: { op: 'all', of: [leaf('a', 'orange'), leaf('b')] } }, { a: 2.5, b: 2 }, 'orange'],
    ['not', { when: { op: 'all', of: [leaf('a'), { op: 'not', of: leaf('b') }] } }, { a: 2 }, 'yellow'],
    [
      'not, and it is',
      { when: { op: 'all', of: [leaf('a'), { op: 'not', of: leaf('b') }] } },
      { b: 2, a: 2 },
      undefined,
    ],
    [
      'nested',
      { when: { op: 'all', of: [leaf('a'), { op: 'any', of: [leaf('b'), leaf('c')] }] } },
      { c: 2, a: 2 },
      'yellow',
    ],
  ])('%s', (_name, of, values, level) => {
    const one = bench(of);
    for (const [name, v] of Object.entries(values)) one.show(value(name, v, 0));
    expect(one.level).toBe(level);
    expect(one.said.every((finding) => finding.rule === 'both')).toBe(true);
  });

  test('joined on labels: the east and the west are two things', () => {
    const one = bench({});
    one.show(value('a', 2, 0, 'east'));
    expect(one.show(value('b', 2, 0, 'west'))).toBe(undefined);
    expect(one.show(value('b', 2, 1, 'east'))).toBe('yellow');
    expect(one.said.at(-1)?.labels.region).toBe('east');
    expect(one.said.at(-1)?.signals).toHaveLength(2);
  });

  test('ends when a member ends, rises when one rises; a member that says the same again changes nothing', () => {
    const one = bench({});
    one.show(value('a', 2, 0));
    one.show(value('b', 2, 0));
    const before = one.said.length;
    one.show(value('b', 2, 1));
    expect(one.said).toHaveLength(before);
    expect(one.show(value('b', 9, 2))).toBe('red');
    expect(one.show(value('a', 0, 3))).toBe(null);
    expect(one.reasons.at(-1)).toBe('why.composite.over');
    one.show(value('b', 0, 4));
    one.until(T0 + 60 * MINUTE);
    expect([one.states.size, one.clocks.size]).toEqual([0, 0]);
  });

  test('within: what comes one after the other is seen together, and let go of by the clock', () => {
    const one = bench({ withinMs: 10 * MINUTE });
    one.show(value('a', 2, 0));
    one.show(value('a', 0, 1));
    expect(one.show(value('b', 2, 10.9))).toBe('yellow');
    expect(one.reasons).toContain('why.composite.was');
    expect(one.until(T0 + 11 * MINUTE - 1)).toBe('yellow');
    expect(one.until(T0 + 11 * MINUTE)).toBe(null);
    const late = bench({ withinMs: 10 * MINUTE });
    late.show(value('a', 2, 0));
    late.show(value('a', 0, 1));
    expect(late.show(value('b', 2, 11))).toBe(undefined);
  });

  test('hears members whom a clock moves, and composites of composites', () => {
    const top: CompositeRule = { ...both, id: 'top', when: leaf('both'), level: 'red' };
    const slow = new GradeBench([
      member('a'),
      member('b', { forMs: 2 * MINUTE }),
      { ...both, evidenceOnly: true },
      top,
    ]);
    slow.show(value('a', 2, 0));
    expect(slow.show(value('b', 2, 0))).toBe(undefined);
    expect(slow.until(T0 + 2 * MINUTE)).toBe('red');
    expect(slow.said.map((finding) => finding.rule)).toEqual(['top']);
  });

  test('two members found by one signal are both heard', () => {
    const same = { match: { names: ['m'], where: [] } };
    const one = new GradeBench([member('a', same), member('b', same), both]);
    expect(one.show(value('m', 2, 0))).toBe('yellow');
  });

  test('a member that is no evidence only is said as well; by may name what the calendar knows', () => {
    const shows = [show({ host: 'lin' })];
    const by = ['host'];
    const rules = [member('a', { evidenceOnly: false, by: ['show'] }), member('b', { by: ['show'] }), { ...both, by }];
    const one = new GradeBench(rules, { shows });
    for (const name of ['a', 'b']) one.show(metric(2, T0, { name, labels: { show: 's1' } }));
    expect(one.said.map((finding) => finding.fingerprint)).toEqual(['a|show=s1', 'both|host=lin']);
  });

  test('alerts of a rule that becomes evidence only are cleared, saying why', () => {
    const loud = new GradeBench([member('a', { evidenceOnly: false })]);
    loud.show(value('a', 2, 0));
    const [cleared] = forgetRemoved(bench({}).book, loud.states, T0 + 1);
    expect(cleared).toMatchObject({
      state: undefined,
      finding: { level: null, reasons: [{ key: 'why.evidence-only' }] },
    });
    expect(forgetRemoved(loud.book, loud.states, T0 + 1)).toEqual([]);
  });

  test('a drill never joins the real thing', () => {
    const one = bench({});
    one.show(value('a', 2, 0));
    one.show({ ...value('b', 2, 0), drill: true });
    expect(one.level).toBe(undefined);
  });

  test('order at one instant does not matter, memory stays bounded, nothing throws', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const signal = fc.record({ name, minute: fc.nat(30), one: fc.nat(4) });
    const when: Condition = {
      op: 'all',
      of: [leaf('a'), { op: 'any', of: [leaf('b', 'orange'), { op: 'not', of: leaf('c') }] }],
    };
    fc.assert(
      fc.property(fc.uniqueArray(signal, { selector: (s) => `${s.name}${s.minute}`, maxLength: 25 }), (list) => {
        const sorted = [...list].sort((a, b) => a.minute - b.minute);
        const run = (signals: typeof list) => {
          const one = bench({ when, withinMs: 5 * MINUTE });
          for (const { name, minute, one: v } of signals) one.show(value(name, v, minute));
          one.until(T0 + 31 * MINUTE);
          expect(JSON.stringify([...one.states.values()]).length).toBeLessThan(20_000);
          return one.level ?? null;
        };
        expect(run([...sorted].reverse().sort((a, b) => a.minute - b.minute))).toBe(run(sorted));
      }),
      { numRuns: 60 },
    );
  });
});

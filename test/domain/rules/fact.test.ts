import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionProblem } from '../../../src/domain/condition.js';
import type { JsonObject } from '../../../src/domain/json.js';
import type { FactRule } from '../../../src/domain/rule-fact.js';
import type { Labels, Signal } from '../../../src/domain/signal.js';
import { common, GradeBench, MINUTE, show, T0 } from './bench.js';

const rule: FactRule = {
  ...common,
  kind: 'fact',
  by: ['subject'],
  conditions: { yellow: 'fields.missing > 0', orange: "fields.result == 'fail'" },
  elastic: [],
  holdMs: 0,
};
let next = 0;
const fact = (fields: JsonObject, at = T0, labels: Labels = {}): Signal => ({
  kind: 'fact',
  id: `f${next++}`,
  source: 'erp',
  name: 'm',
  subject: 'batch:B7',
  labels,
  fields,
  at,
});

describe('facts against conditions', () => {
  test('A9: the highest level whose condition holds counts, and another fact takes it back', () => {
    const bench = new GradeBench([rule]);
    expect(bench.show(fact({ missing: 0, result: 'pass' }))).toBeUndefined();
    expect(bench.show(fact({ missing: 2, result: 'pass' }, T0 + 1))).toBe('yellow');
    expect(bench.show(fact({ missing: 2, result: 'fail' }, T0 + 2))).toBe('orange');
    expect(bench.reasons).toEqual(['why.fact.holds', 'why.fact.condition', 'why.force.base']);
    expect(bench.show(fact({ missing: 0, result: 'pass' }, T0 + 3))).toBeNull();
  });

  test('a field that is not there is not known, and takes nothing back', () => {
    const bench = new GradeBench([rule]);
    expect(bench.show(fact({ missing: 2, result: 'pass' }))).toBe('yellow');
    expect(bench.show(fact({ result: 'pass' }, T0 + 1))).toBe('yellow');
    expect(bench.show(fact({ missing: 'many', result: 'pass' }, T0 + 2))).toBe('yellow');
    expect(bench.said).toHaveLength(1);
  });

  test('what comes late says nothing, and what is no fact neither', () => {
    const bench = new GradeBench([rule]);
    bench.show(fact({ missing: 0, result: 'fail' }, T0 + MINUTE));
    expect(bench.show(fact({ missing: 0, result: 'pass' }, T0), T0 + 2 * MINUTE)).toBe('orange');
  });

  test('with a hold it ends by itself, and lasts as long as it is told again', () => {
    const bench = new GradeBench([{ ...rule, holdMs: 10 * MINUTE }]);
    bench.show(fact({ missing: 1, result: 'pass' }));
    bench.show(fact({ missing: 1, result: 'pass' }, T0 + 6 * MINUTE));
    expect(bench.until(T0 + 15 * MINUTE)).toBe('yellow');
    expect(bench.until(T0 + 16 * MINUTE)).toBeNull();
    expect(bench.reasons).toContain('why.fact.over');
    expect(bench.show(fact({ missing: 1, result: 'pass' }, T0 + 17 * MINUTE))).toBe('yellow');
  });

  test('A2: other conditions while a show is on air', () => {
    const live = { name: 'on air', when: { phase: ['live' as const] }, conditions: { red: "fields.result == 'fail'" } };
    const bench = new GradeBench([{ ...rule, elastic: [live] }], { shows: [show()] });
    expect(bench.show(fact({ missing: 0, result: 'fail' }, T0 + 1, { show: 's1' }))).toBe('red');
    expect(bench.show(fact({ missing: 0, result: 'fail' }, T0 + 121 * MINUTE, { show: 's1' }))).toBe('orange');
  });

  test('a condition that is none is told with its reason', () => {
    expect(conditionProblem('fields.a >', {})).toMatch(/./);
    expect(conditionProblem('1 + 1', {})).toMatch(/not true or false/);
    expect(conditionProblem('fields.a > least', { least: 2 })).toBeNull();
    expect(conditionProblem('fields.a > most', { least: 2 })).toMatch(/most/);
  });

  test('whatever a fact holds, nothing is thrown and the memory stays small', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('missing', 'result', 'x'), fc.jsonValue()), { maxLength: 20 }),
        (all) => {
          const bench = new GradeBench([rule]);
          for (const [i, fields] of all.entries()) bench.show(fact(JSON.parse(JSON.stringify(fields)), T0 + i));
          for (const state of bench.states.values()) expect(JSON.stringify(state.inner).length).toBeLessThan(60);
        },
      ),
      { numRuns: 200 },
    );
  });
});

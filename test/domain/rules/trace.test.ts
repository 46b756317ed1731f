import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import type { TraceRule } from '../../../src/domain/rule-trace.js';
import type { Show } from '../../../src/domain/show.js';
import type { Labels, Signal } from '../../../src/domain/signal.js';
import { common, GradeBench, MINUTE, show, T0 } from './bench.js';

const rule: TraceRule = {
  ...common,
  kind: 'trace',
  match: { names: ['batch.verdict'], where: [] },
  by: ['batch'],
  carries: ['batch.contents'],
  to: 'sku',
  conditions: { orange: "fields.result == 'fail'", red: "fields.result == 'recall'" },
};
let next = 0;
const of = (name: string, fields: JsonObject, labels: Labels, at: number): Signal => ({
  kind: 'fact',
  id: `t${next++}`,
  source: 'erp',
  name,
  subject: '',
  labels: { batch: 'B7', supplier: 'linden', ...labels },
  fields,
  at,
});
const contents = (sku: string, at = T0, batch = 'B7') => of('batch.contents', {}, { sku, batch }, at);
const verdict = (result: string, at: number) => of('batch.verdict', { result }, {}, at);
const selling = (id: string, startMin: number, ...skus: string[]): Show =>
  show({
    id,
    start: T0 + startMin * MINUTE,
    end: T0 + (startMin + 60) * MINUTE,
    skus: skus.map((sku) => ({ sku, stock: 1 })),
  });
const told = (bench: GradeBench) =>
  [...bench.states.values()]
    .filter((state) => state.level !== null)
    .map(({ level, last }) => [level, last.labels.sku, last.labels.show, last.labels.supplier])
    .sort();

describe('from item to batch to supplier (A3)', () => {
  test('a bad batch warns on every SKU made of it, in every show ahead that sells it', () => {
    const bench = new GradeBench([rule], {
      shows: [selling('tonight', 60, 'a', 'c'), selling('late', 180, 'a'), selling('past', -120, 'b')],
    });
    for (const sku of ['a', 'b']) bench.show(contents(sku));
    bench.show(contents('z', T0, 'B8'));
    bench.show(verdict('fail', T0 + MINUTE));
    expect(told(bench)).toEqual([
      ['orange', 'a', 'late', 'linden'],
      ['orange', 'a', 'tonight', 'linden'],
      ['orange', 'b', undefined, 'linden'],
    ]);
  });

  test('one whose SKUs nobody knows warns by itself, until a SKU is known', () => {
    const bench = new GradeBench([rule]);
    bench.show(verdict('recall', T0));
    expect(told(bench)).toEqual([['red', undefined, undefined, 'linden']]);
    bench.show(contents('a', T0 + MINUTE));
    expect(told(bench)).toEqual([['red', 'a', undefined, 'linden']]);
    bench.show(contents('b', T0 + 2 * MINUTE));
    expect(told(bench)).toHaveLength(2);
  });

  test('it rises with the verdict, is said once, and a good verdict clears all of it', () => {
    const bench = new GradeBench([rule]);
    bench.show(contents('a'));
    bench.show(verdict('fail', T0 + MINUTE));
    bench.show(contents('a', T0 + 2 * MINUTE));
    expect(bench.said.filter(({ level }) => level !== null)).toHaveLength(1);
    bench.show(verdict('recall', T0 + 3 * MINUTE));
    expect(told(bench)).toEqual([['red', 'a', undefined, 'linden']]);
    bench.show(verdict('pass', T0 + MINUTE), T0 + 4 * MINUTE); // late
    expect(told(bench)).toHaveLength(1);
    bench.show(verdict('pass', T0 + 5 * MINUTE));
    expect(told(bench)).toEqual([]);
    expect(bench.said.at(-1)?.level).toBeNull();
  });

  test('what is made of what is still known months later', () => {
    const bench = new GradeBench([rule]);
    bench.show(contents('a'));
    bench.until(T0 + 100 * 24 * 60 * MINUTE);
    bench.show(verdict('fail', T0 + 100 * 24 * 60 * MINUTE));
    expect(told(bench)).toEqual([['orange', 'a', undefined, 'linden']]);
  });

  test('a verdict that does not say how it came out says nothing', () => {
    const bench = new GradeBench([rule]);
    bench.show(contents('a'));
    bench.show(of('batch.verdict', { by: 'lab' }, {}, T0 + 1));
    expect(told(bench)).toEqual([]);
  });

  test('a batch that waits for its all-clear is not forgotten meanwhile, nor what is made of it', () => {
    const bench = new GradeBench([{ ...rule, clearMs: 5 * MINUTE }]);
    bench.show(verdict('fail', T0));
    bench.show(contents('a', T0 + MINUTE));
    bench.until(T0 + 60 * MINUTE);
    expect(told(bench)).toEqual([['orange', 'a', undefined, 'linden']]);
    bench.show(verdict('pass', T0 + 60 * MINUTE));
    bench.until(T0 + 65 * MINUTE);
    expect(told(bench)).toEqual([]);
    bench.show(verdict('fail', T0 + 100 * MINUTE));
    expect(told(bench)).toEqual([['orange', 'a', undefined, 'linden']]);
  });

  test('thousands of SKUs of one batch keep the memory bounded', () => {
    const bench = new GradeBench([rule]);
    for (let i = 0; i < 500; i++) bench.show(contents(`sku-${i}`, T0 + i));
    bench.show(verdict('fail', T0 + MINUTE));
    expect(told(bench)).toHaveLength(200);
  });
});

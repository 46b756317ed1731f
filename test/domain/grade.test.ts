import { describe, expect, test } from 'vitest';
import { forgetRemoved, forgetRule, gradeDue, gradeSignal, Rulebook } from '../../src/domain/grade.js';
import type { ThresholdRule } from '../../src/domain/rule.js';
import { ShowBook } from '../../src/domain/show-book.js';
import { common, GradeBench, MINUTE, metric, show, T0 } from './rules/bench.js';

const rule: ThresholdRule = {
  ...common,
  kind: 'threshold',
  direction: 'above',
  levels: { yellow: 0.15, orange: 0.5 },
  elastic: [],
  hysteresis: 0,
};
const figures = {
  probability: 'clamp(value * 2, 0, 1)',
  direct: 'value * 1000 * price',
  indirect: 'value * 100',
  currency: 'CNY',
};

describe('figures and the matrix', () => {
  const costly: ThresholdRule = { ...rule, figures, constants: { price: 100 } };
  const matrix = {
    currency: 'CNY',
    rows: [
      { level: 'orange', probability: 0.2, money: 1 } as const,
      { level: 'red', probability: 0.5, money: 3_000_000 } as const,
    ],
  };

  test('the higher of the rule and the matrix wins, and the arithmetic is shown', () => {
    const bench = new GradeBench([costly], { matrix });
    // 0.3 × 1000 × 100 = 30,000.00 direct, 30.00 indirect; probability 0.6
    expect(bench.show(metric(0.3, T0))).toBe('red');
    const [finding] = bench.said;
    expect(finding?.figures).toMatchObject({
      probability: 0.6,
      money: { direct: 3_000_000, indirect: 3000, currency: 'CNY' },
    });
    expect(finding?.reasons.find((reason) => reason.key === 'why.matrix')?.params).toMatchObject({
      level: 'red',
      money: { minor: 3_003_000, currency: 'CNY' },
    });
    expect(new GradeBench([costly], { matrix }).show(metric(0.2, T0))).toBe('orange');
    expect(new GradeBench([costly]).show(metric(0.3, T0))).toBe('yellow');
  });

  test('where the rule sees no risk the matrix is not asked', () => {
    expect(new GradeBench([costly], { matrix }).show(metric(0.14, T0))).toBe(undefined);
  });

  test('a matrix in another currency is not read', () => {
    expect(new GradeBench([costly], { matrix: { ...matrix, currency: 'USD' } }).show(metric(0.3, T0))).toBe('yellow');
  });

  test('a lift by the matrix is not held by the hysteresis of the value', () => {
    const bench = new GradeBench([{ ...costly, hysteresis: 0.1, levels: { yellow: 0.15, orange: 0.29 } }], {
      matrix: { currency: 'CNY', rows: [{ level: 'orange', probability: 0.55, money: 0 }] },
    });
    expect(bench.show(metric(0.28, T0))).toBe('orange');
    expect(bench.show(metric(0.27, T0 + 1))).toBe('yellow');
  });

  test('a figure that cannot be worked out is left out and named', () => {
    const bench = new GradeBench([{ ...rule, figures: { exposure: 'double(labels.orders)', currency: 'CNY' } }]);
    bench.show(metric(0.3, T0));
    expect(bench.said[0]?.figures.exposure).toBeUndefined();
    expect(bench.reasons).toContain('why.figure.failed');
  });

  test('minor units follow the currency', () => {
    const bench = new GradeBench([{ ...rule, figures: { direct: 'value * 1000', currency: 'JPY' } }]);
    bench.show(metric(0.3, T0));
    expect(bench.said[0]?.figures.money).toEqual({ direct: 300, indirect: 0, currency: 'JPY' });
  });
});

describe('which rule, which condition', () => {
  test('names, prefixes, kinds, sources and labels decide; the order is that of the configuration', () => {
    const named = (id: string, match: Partial<ThresholdRule['match']>): ThresholdRule => ({
      ...rule,
      id,
      match: { names: ['m'], where: [], ...match },
    });
    const book = new Rulebook({
      matrix: null,
      rules: [
        named('prefix', { names: ['a.*'] }),
        named('exact', { names: ['a.b'] }),
        named('other', { names: ['b'] }),
        named('all', { names: ['*'] }),
        named('where', { names: ['a.b'], where: [{ label: 'region', op: '=', value: 'east' }] }),
        named('source', { names: ['a.b'], sources: ['wms'] }),
        named('kind', { names: ['a.b'], kinds: ['text'] }),
      ],
    });
    const signal = metric(1, T0, { name: 'a.b', labels: { region: 'west' } });
    expect(book.candidates(signal).map((one) => one.rule.id)).toEqual([
      'prefix',
      'exact',
      'all',
      'where',
      'source',
      'kind',
    ]);
    const graded = gradeSignal(book, () => undefined, signal, new ShowBook([], []), T0);
    expect(graded.map((one) => one.rule)).toEqual(['prefix', 'exact', 'all']);
  });

  test('the fingerprint holds what `by` names, and values cannot look like two', () => {
    const bench = new GradeBench([{ ...rule, by: ['subject', 'region', 'carrier'] }]);
    bench.show(metric(1, T0, { subject: 'x', labels: { region: 'a,carrier=b' } }));
    bench.show(metric(1, T0, { subject: 'x', labels: { region: 'a', carrier: 'b' } }));
    expect(bench.said.map((one) => one.fingerprint)).toEqual([
      'r|subject=x,region=a%2Ccarrier%3Db',
      'r|subject=x,region=a,carrier=b',
    ]);
  });

  test('a title may name who sent it and under which name, where these tell findings apart', () => {
    const title = { en: '{source} sends {name} of {sku}', 'zh-CN': '{source} 上报 {sku} 的 {name}' };
    const bench = new GradeBench([{ ...rule, by: ['source', 'name', 'sku'], title }]);
    bench.show(metric(1, T0, { source: 'wms, east', labels: { sku: '7' } }));
    expect(bench.said[0]?.title.en).toBe(`wms, east sends ${metric(1, T0).name} of 7`);
  });

  test('a drill neither raises nor clears the real thing', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(1, T0));
    bench.show(metric(0, T0 + 1, { drill: true }));
    bench.show(metric(1, T0 + 2, { drill: true }));
    expect(bench.said.map((one) => [one.level, one.drill])).toEqual([
      ['orange', undefined],
      ['orange', true],
    ]);
    expect(new Set(bench.said.map((one) => one.fingerprint)).size).toBe(2);
  });

  test('labels: the signal, the rule, and what the calendar knows', () => {
    const bench = new GradeBench([{ ...rule, labels: { topic: 'stock' } }], {
      shows: [show({ skus: [{ sku: '9', stock: 1 }], category: 'beauty' })],
    });
    bench.show(metric(1, T0, { labels: { sku: '9', host: 'guest' } }));
    expect(bench.said[0]?.labels).toEqual({
      family: 'operations',
      sku: '9',
      host: 'guest',
      topic: 'stock',
      show: 's1',
      scene: 'regular',
      platform: 'douyin',
      category: 'beauty',
    });
  });

  test('evidence: at most the newest twenty signals', () => {
    const bench = new GradeBench([rule]);
    for (let i = 0; i < 30; i++) bench.show(metric(1, T0 + i * MINUTE, { id: `e${i}` }));
    expect(bench.said.at(-1)?.signals).toHaveLength(20);
    expect(bench.said.at(-1)?.signals.at(-1)).toBe('oms/e29');
  });

  test('a straggler is told by the newest time the caller knows', () => {
    const book = new Rulebook({ rules: [rule], matrix: null });
    const grade = (newest?: number) =>
      gradeSignal(book, () => undefined, metric(1, T0), new ShowBook([], []), T0 + 10, newest);
    expect(grade(T0 + 5)).toEqual([]);
    expect(grade(T0)).toHaveLength(1);
    expect(grade()).toHaveLength(1);
  });
});

describe('rules that are gone', () => {
  test('what still fired is cleared, saying why', () => {
    const bench = new GradeBench([rule]);
    bench.show(metric(1, T0));
    const [[key, state] = []] = bench.states;
    if (!key || !state) throw new Error('nothing is remembered');
    expect(forgetRule(key, state, T0 + 1)).toMatchObject({
      state: null,
      finding: { level: null, reasons: [{ key: 'why.rule-removed' }] },
    });
    const empty = new Rulebook({ rules: [], matrix: null });
    expect(forgetRemoved(empty, bench.states, T0 + 1).map((one) => one.key)).toEqual([key]);
    expect(forgetRemoved(bench.book, bench.states, T0 + 1)).toEqual([]);
    expect(gradeDue(empty, () => state, key, new ShowBook([], []), T0 + 1)[0]).toMatchObject({
      state: null,
      dueAt: null,
    });
  });

  test('a clock nobody remembers is taken away', () => {
    const book = new Rulebook({ rules: [rule], matrix: null });
    expect(gradeDue(book, () => undefined, 'r|x', new ShowBook([], []), T0)).toEqual([
      { rule: 'r', key: 'r|x', state: undefined, finding: null, dueAt: null },
    ]);
  });
});

test('a clock that comes early forgets nothing early: a straggler still does not bring back what is over', () => {
  const bench = new GradeBench([{ ...rule, forMs: 0, clearMs: 0 }]);
  bench.show(metric(1_000_000, T0));
  bench.show(metric(-1_000_000, T0 + MINUTE));
  const [[key, due] = ['', 0]] = bench.clocks;
  expect(bench.level).toBeNull();
  const recall = (name: string) => bench.states.get(name);
  const early = gradeDue(bench.book, recall, key, new ShowBook([], []), T0 + 2 * MINUTE);
  expect(early.map((one) => [one.state?.level, one.dueAt])).toEqual([[null, due]]);
  const late = gradeDue(bench.book, recall, key, new ShowBook([], []), due);
  expect(late.map((one) => one.state)).toEqual([null]);
});

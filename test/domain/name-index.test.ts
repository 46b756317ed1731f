import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rulebook } from '../../src/domain/grade.js';
import type { Matcher } from '../../src/domain/matcher.js';
import type { ThresholdRule } from '../../src/domain/rule.js';
import { accepts } from '../../src/domain/rules/compiled.js';
import { common, metric, T0 } from './rules/bench.js';

const rule = (id: string, where: readonly Matcher[], sources?: readonly string[], names = ['m']): ThresholdRule => ({
  ...common,
  id,
  kind: 'threshold',
  match: { names, where, ...(sources && { sources }) },
  direction: 'above',
  levels: { yellow: 1 },
  elastic: [],
  hysteresis: 0,
});
const is = (label: string, value: string, op: Matcher['op'] = '='): Matcher => ({ label, op, value });

test('of many rules on one name only those are gone through that a label or source leaves over', () => {
  const rules = Array.from({ length: 500 }, (_, i) => rule(`r${i}`, [is('region', 'east'), is('sku', String(i))]));
  rules.push(rule('some', [is('sku', '7|8', '=~')]), rule('sent', [], ['wms']), rule('all', []));
  const book = new Rulebook({ rules, matrix: null });
  const ids = (labels: Record<string, string>, source = 'oms') =>
    book.forSignal(metric(1, T0, { labels, source })).map((one) => one.rule.id);
  expect(ids({ sku: '7', region: 'east' })).toEqual(['r7', 'some', 'all']);
  expect(ids({ sku: '9' }, 'wms')).toEqual(['r9', 'sent', 'all']);
  expect(ids({ region: 'east' })).toEqual(['all']);
  expect(ids({ sku: '__proto__' })).toEqual(['all']);
});

test('never leaves out a rule that wants the signal, and keeps the order of the configuration', () => {
  const word = fc.constantFrom('', 'a', 'b', 'a|b', 'x.y');
  const matcher = fc.record({
    label: fc.constantFrom('sku', 'region'),
    op: fc.constantFrom('=', '!=', '=~', '!~'),
    value: word,
  }) as fc.Arbitrary<Matcher>;
  const one = fc.record({
    where: fc.array(matcher, { maxLength: 3 }),
    source: fc.option(fc.constantFrom('oms', 'wms')),
    names: fc.constantFrom<string[]>(['m'], ['m.*', 'm'], ['*']),
  });
  const labels = fc.dictionary(fc.constantFrom('sku', 'region'), fc.constantFrom('', 'a', 'b', 'xzy'));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), labels, fc.constantFrom('oms', 'wms'), (given, have, source) => {
      const rules = given.map(({ where, source: only, names }, i) =>
        rule(`r${i}`, where, only ? [only] : undefined, names),
      );
      const book = new Rulebook({ rules, matrix: null });
      const signal = metric(1, T0, { labels: have, source });
      const wanted = (list: ReturnType<Rulebook['candidates']>) =>
        list.filter((each) => accepts(each, signal)).map((each) => each.rule.id);
      expect(wanted(book.forSignal(signal))).toEqual(wanted(book.candidates(signal)));
    }),
  );
});

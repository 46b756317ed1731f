import { describe, expect, test } from 'vitest';
import type { Term, TextRule } from '../../../src/domain/rule.js';
import { prepare, TermMatcher } from '../../../src/domain/rules/terms.js';
import { common, GradeBench, MINUTE, spoken, T0, words } from './bench.js';

const plain = (...terms: string[]): Term[] =>
  terms.map((written) => ({ written, pattern: false, sounds: false, initials: false, harmless: [] }));
const anywhere = { jurisdiction: '', categories: [], except: [], excuses: [] };
const rule: TextRule = {
  ...common,
  kind: 'text',
  lists: [
    { id: 'absolute', level: 'yellow', terms: plain('第一', '最好', 'best'), title: words, ...anywhere },
    { id: 'efficacy', level: 'orange', terms: plain('根治', 'cures'), title: words, ...anywhere },
  ],
  negations: ['没有', '不是', 'not'],
  exceptions: ['第一时间', '广告法'],
  names: [],
  window: 8,
  context: null,
  repeat: { times: 3, withinMs: 10 * MINUTE },
  holdMs: 15 * MINUTE,
};

describe('A9: text', () => {
  test.each<[string, string | undefined]>([
    ['今天的价格很实在', undefined],
    ['我们是全国第一的品牌', 'yellow'],
    ['我们第一时间发货', undefined],
    ['这不是最好的', undefined],
    ['没有，这就是最好的！', 'yellow'],
    ['广告法不让说最好', undefined],
    ['喝了它能根治失眠', 'orange'],
    ['This is the BEST cream', 'yellow'],
    ['買best送禮', 'yellow'],
    ['A bestseller', undefined],
    ['it is not the best', undefined],
    ['Ｂｅｓｔ price', 'yellow'],
    ['最\u200b好的', 'yellow'],
    ['It cures everything', 'orange'],
    ['不是最好，但这款就是最好', 'yellow'],
  ])('%s → %s', (text, level) => {
    expect(new GradeBench([rule]).show(spoken(text, T0))).toBe(level);
  });

  test('quotes the words, the term marked', () => {
    const bench = new GradeBench([rule]);
    bench.show(spoken('我们是全国第一的品牌', T0));
    expect(bench.said[0]?.reasons[0]).toEqual({
      key: 'why.text.hit',
      params: { quote: '我们是全国«第一»的品牌', at: { at: T0 } },
    });
  });

  test('a hit holds, then is over', () => {
    const bench = new GradeBench([rule]);
    bench.show(spoken('最好', T0));
    expect(bench.until(T0 + 15 * MINUTE - 1)).toBe('yellow');
    expect(bench.until(T0 + 15 * MINUTE)).toBe(null);
    bench.until(T0 + 60 * MINUTE);
    expect([bench.states.size, bench.clocks.size]).toEqual([0, 0]);
  });

  test('the third within ten minutes raises it by a level, while they are that close', () => {
    const bench = new GradeBench([rule]);
    bench.show(spoken('最好', T0));
    expect(bench.show(spoken('最好', T0 + MINUTE))).toBe('yellow');
    expect(bench.show(spoken('最好', T0 + 2 * MINUTE))).toBe('orange');
    expect(bench.reasons).toContain('why.text.repeated');
    expect(bench.until(T0 + 10 * MINUTE)).toBe('yellow');
    const apart = new GradeBench([rule]);
    for (const minute of [0, 6, 12]) apart.show(spoken('最好', T0 + minute * MINUTE));
    expect(apart.level).toBe('yellow');
  });

  test('late and out of order come to the same', () => {
    const bench = new GradeBench([rule]);
    for (const minute of [2, 0, 1]) bench.show(spoken('最好', T0 + minute * MINUTE), T0 + 2 * MINUTE);
    expect(bench.level).toBe('orange');
  });

  test('a negation counts only before, in the same clause and close by', () => {
    const matcher = new TermMatcher(['色差'], ['没有'], [], 4);
    expect(matcher.find(prepare('没有色差'))).toBeNull();
    expect(matcher.find(prepare('色差没有的事'))).not.toBeNull();
    expect(matcher.find(prepare('没有一点点点点色差'))).not.toBeNull();
    expect(matcher.find(prepare('没有！色差'))).not.toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import type { OpinionRule } from '../../../src/domain/rule.js';
import { LANGS } from '../../../src/domain/text.js';
import { createLanguage } from '../../../src/language/tools.js';
import { sayText } from '../../../src/text/say.js';
import { common, GradeBench, MINUTE, show, spoken, T0 } from './bench.js';

const language = createLanguage();
const rule: OpinionRule = {
  ...common,
  title: { en: '{theme} in {show}', 'zh-CN': '{show}：{theme}' },
  kind: 'opinion',
  themes: ['colour', 'late', 'quality', 'other'],
  windowMs: 5 * MINUTE,
  levels: { blue: 3, yellow: 6 },
  counts: {},
  elastic: [],
  hysteresis: 0,
  least: 5,
  usual: 0.05,
  learnMs: 7 * 24 * 60 * MINUTE,
  from: 0.5,
  words: {},
  names: {},
  model: null,
};
const COLOUR = '色差太大了';
const PRAISE = '很喜欢';
const bench = (more: Partial<OpinionRule> = {}, given = {}) =>
  new GradeBench([{ ...rule, ...more }], { language, ...given });
const say = (on: GradeBench, text: string, n: number, from: number, every = 1000) => {
  for (let i = 0; i < n; i++) on.show(spoken(text, from + i * every, { show: 's1' }));
  return on.level;
};

describe('opinion', () => {
  test('A20: the share against the usual, just under, at it, and more', () => {
    const just = bench();
    say(just, PRAISE, 33, T0);
    expect(say(just, COLOUR, 5, T0 + MINUTE)).toBe(undefined); // 5 of 38 is 2.6 times 5 %
    const at = bench();
    say(at, PRAISE, 28, T0);
    expect(say(at, COLOUR, 5, T0 + MINUTE)).toBe('blue'); // 5 of 33 is 3.03 times
    const more = bench();
    say(more, PRAISE, 14, T0);
    expect(say(more, COLOUR, 6, T0 + MINUTE)).toBe('yellow'); // 6 of 20 is 6 times
  });

  test('A20: fewer than the least say nothing, whatever their share', () => {
    expect(say(bench(), COLOUR, 4, T0)).toBe(undefined);
    expect(say(bench(), COLOUR, 5, T0)).toBe('yellow');
  });

  test('A20: a burst counts whatever is usual', () => {
    const counts = { levels: {}, counts: { orange: 10, red: 20 }, usual: 0.9 };
    expect(say(bench(counts), COLOUR, 9, T0)).toBe(undefined);
    expect(say(bench(counts), COLOUR, 10, T0)).toBe('orange');
    expect(say(bench(counts), COLOUR, 20, T0)).toBe('red');
  });

  test('each theme is a condition of its own, called by its name in each language', () => {
    const on = bench();
    say(on, '色差太大，还没发货', 6, T0);
    const titles = on.said.filter(({ level }) => level !== null).map(({ title }) => title);
    expect(titles).toContainEqual({ en: 'colour in s1', 'zh-CN': 's1：色差' });
    expect(titles).toContainEqual({ en: 'late delivery in s1', 'zh-CN': 's1：发货物流慢' });
    expect(new Set(on.said.map(({ labels }) => labels.theme))).toEqual(new Set(['colour', 'late']));
    expect(new Set(on.said.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('denials, questions and suppositions count as comments, not as complaints', () => {
    const on = bench();
    for (const text of ['没有色差，很喜欢', '有色差吗', '如果有色差就退货']) say(on, text, 20, T0);
    expect(on.level).toBe(undefined);
  });

  test('praise brings the share down', () => {
    const on = bench();
    expect(say(on, COLOUR, 6, T0)).toBe('yellow');
    expect(say(on, PRAISE, 40, T0 + MINUTE)).toBe(null);
    expect(on.reasons).toContain('why.opinion.over');
  });

  test('hysteresis holds a level until it is clearly past', () => {
    const on = bench({ hysteresis: 0.2 });
    say(on, PRAISE, 28, T0);
    expect(say(on, COLOUR, 5, T0 + 30_000)).toBe('blue');
    expect(say(on, PRAISE, 3, T0 + 40_000)).toBe('blue'); // 5 of 36 is 2.8 times
    expect(say(on, PRAISE, 8, T0 + 50_000)).toBe(null); // 5 of 44 is 2.3 times
  });

  test('ages by the clock at the edge of the window, never to a graver level', () => {
    const on = bench();
    say(on, PRAISE, 28, T0);
    expect(say(on, COLOUR, 5, T0 + 2 * MINUTE)).toBe('blue');
    expect(on.until(T0 + 6 * MINUTE)).toBe('blue'); // the praise has left the window: no reason for more
    expect(on.until(T0 + 7 * MINUTE - 1000)).toBe('blue');
    expect(on.until(T0 + 7 * MINUTE + 15_000)).toBe(null);
    expect(on.said.map(({ level }) => level)).not.toContain('yellow');
  });

  test('a late comment counts where it belongs, one from before the window not at all', () => {
    const on = bench();
    say(on, COLOUR, 4, T0 + 4 * MINUTE);
    on.show(spoken(COLOUR, T0 + MINUTE), on.now);
    expect(on.level).toBe('yellow');
    const old = bench();
    say(old, COLOUR, 4, T0 + 20 * MINUTE);
    old.show(spoken(COLOUR, T0), old.now);
    expect(old.level).toBe(undefined);
  });

  test('what is usual is learned, and a burst does not become usual at once', () => {
    const on = bench({ usual: 0.01 });
    // One in ten complains, for hours: after a while that is what is usual here.
    for (let m = 0; m < 240; m++) {
      say(on, PRAISE, 9, T0 + m * MINUTE);
      on.show(spoken(COLOUR, T0 + m * MINUTE + 10_000, { show: 's1' }));
    }
    expect(on.level).toBe(null);
    const burst = T0 + 241 * MINUTE;
    expect(say(on, COLOUR, 40, burst)).not.toBe(null);
    expect(on.reasons).toContain('why.opinion.learned');
  });

  test('elastic values: in a promotion more is usual', () => {
    const promotion = { id: 'p', name: '大促', start: T0 - MINUTE, end: T0 + 60 * MINUTE };
    const elastic = [{ name: '大促', when: { promotion: true }, levels: { blue: 100 }, counts: { yellow: 30 } }];
    const on = bench({ elastic }, { promotions: [promotion], shows: [show()] });
    expect(say(on, COLOUR, 20, T0)).toBe(undefined);
    expect(say(on, COLOUR, 10, T0 + 30_000)).toBe('yellow');
    expect(JSON.stringify(on.said.at(-1)?.reasons)).toContain('why.force.elastic');
  });

  test('missing: nothing comes any more, and it comes back', () => {
    const on = bench({ missing: { afterMs: 10 * MINUTE, level: 'blue' } });
    say(on, PRAISE, 5, T0);
    expect(on.until(T0 + 9 * MINUTE)).toBe(undefined);
    expect(on.until(T0 + 12 * MINUTE)).toBe('blue');
    expect(on.reasons).toContain('why.missing.level');
    expect(say(on, PRAISE, 1, T0 + 13 * MINUTE)).toBe(null);
  });

  test('restarted in the middle it goes on as if nothing had been', () => {
    const texts = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? COLOUR : i % 7 === 0 ? '物流太慢了' : PRAISE));
    const through = bench();
    const restarted = bench();
    for (const [i, text] of texts.entries()) {
      const one = { ...spoken(text, T0 + i * 2000, { show: 's1' }), id: `c${i}` };
      through.show(one);
      restarted.show(one);
      if (i !== 30) continue;
      // A new process knows what was written down, and nothing else.
      const fresh = bench();
      for (const [key, state] of restarted.states) fresh.states.set(key, JSON.parse(JSON.stringify(state)));
      for (const [key, at] of restarted.clocks) fresh.clocks.set(key, at);
      for (const later of texts.slice(31).keys())
        fresh.show({
          ...spoken(texts[31 + later] ?? '', T0 + (31 + later) * 2000, { show: 's1' }),
          id: `c${31 + later}`,
        });
      restarted.states.clear();
      for (const [key, state] of fresh.states) restarted.states.set(key, state);
      break;
    }
    for (const [i, text] of texts.entries())
      if (i > 30) through.show({ ...spoken(text, T0 + i * 2000, { show: 's1' }), id: `c${i}` });
    const memory = (on: GradeBench) => [...on.states].map(([key, { level, inner }]) => [key, level, inner]).toSorted();
    expect(memory(restarted)).toEqual(memory(through));
  });

  test('memory stays bounded, and is forgotten', () => {
    const on = bench({ learnMs: 60 * MINUTE });
    for (let i = 0; i < 3000; i++)
      on.show(spoken(`${COLOUR}，还没发货，做工粗糙，第 ${i} 次来说`, T0 + i * 500, { show: 's1' }));
    for (const state of on.states.values()) expect(JSON.stringify(state).length).toBeLessThan(8_000);
    on.until(T0 + 4 * 60 * MINUTE);
    expect([on.states.size, on.clocks.size]).toEqual([0, 0]);
  });

  test('the reasons can be read in both languages, and quote three complaints', () => {
    const on = bench({ counts: { orange: 12 }, hysteresis: 0.2 });
    say(on, PRAISE, 10, T0);
    say(on, COLOUR, 6, T0 + 20_000);
    for (const text of ['颜色不正', '有色差，退了', '掉色严重']) say(on, text, 2, T0 + MINUTE);
    on.until(T0 + 30 * MINUTE);
    const top = on.said.find(({ level }) => level === 'orange');
    expect(top?.reasons.filter(({ key }) => key === 'why.opinion.quote')).toHaveLength(3);
    for (const { reasons } of on.said)
      for (const lang of LANGS)
        for (const reason of reasons) expect(sayText(lang, 'UTC', reason, T0)).not.toMatch(/why\.|\{|\}|undefined|NaN/);
    expect(on.said.at(-1)?.level).toBe(null);
  });
});

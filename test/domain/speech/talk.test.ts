import { describe, expect, test } from 'vitest';
import { EXCUSES, type TextRule } from '../../../src/domain/rule.js';
import { LANGS } from '../../../src/domain/text.js';
import { sayText } from '../../../src/text/say.js';
import { common, GradeBench, MINUTE, spoken, T0 } from '../rules/bench.js';
import { language, lists } from './lists.js';

const rule: TextRule = {
  ...common,
  id: 'host-speech',
  kind: 'text',
  by: ['show', 'host'],
  title: { en: '{host}: “{claim}”', 'zh-CN': '{host}：“{claim}”' },
  lists: lists.filter((list) => list.jurisdiction === 'cn'),
  negations: [],
  exceptions: [],
  names: [],
  window: 12,
  repeat: { times: 3, withinMs: 10 * MINUTE },
  holdMs: 15 * MINUTE,
  context: { withinMs: 6_000, characters: 120, utterance: 'utterance' },
};
const SHOW = { show: 's1', host: 'lin' };
const SECOND = 1_000;

function bench(more: Partial<TextRule> = {}): GradeBench {
  return new GradeBench([{ ...rule, ...more }], { language });
}

/** Says fragments, each at its second; the claims then firing, and how many alerts were ever raised. */
function say(fragments: readonly (readonly [second: number, text: string, utterance?: string])[], on = bench()) {
  let now = T0;
  for (const [second, text, utterance] of fragments) {
    const at = T0 + second * SECOND;
    now = Math.max(now, at);
    on.show(spoken(text, at, { ...SHOW, ...(utterance !== undefined && { utterance }) }), now);
  }
  return firing(on);
}

function firing(on: GradeBench): readonly string[] {
  const levels = new Map(on.said.map((one) => [one.fingerprint, one]));
  return [...levels.values()].filter((one) => one.level !== null).map((one) => String(one.labels.claim));
}

describe('A9: a claim a transcript cuts in pieces', () => {
  test.each<[string, readonly (readonly [number, string, string?])[], readonly string[]]>([
    [
      'in two',
      [
        [0, '今天这个价格就是全网'],
        [2, '最低，姐妹们'],
      ],
      ['全网最低'],
    ],
    [
      'in three',
      [
        [0, '这个面料是国'],
        [1, '家'],
        [2, '级的品质'],
      ],
      ['国家级'],
    ],
    [
      'the second piece first',
      [
        [2, '最低，姐妹们'],
        [0, '今天这个价格就是全网'],
      ],
      ['全网最低'],
    ],
    [
      'too far apart',
      [
        [0, '今天这个价格就是全网'],
        [30, '最低，姐妹们'],
      ],
      [],
    ],
    [
      'a denial in the piece before',
      [
        [0, '这款真的不是'],
        [1, '最好的，但是实在'],
      ],
      [],
    ],
    [
      'a sentence that ended',
      [
        [0, '没有！'],
        [1, '这就是最好的料子'],
      ],
      ['最好'],
    ],
    [
      'the same piece twice',
      [
        [0, '这是最先进的', 'u1'],
        [0, '这是最先进的', 'u1'],
      ],
      ['最先进'],
    ],
    [
      'an utterance that grows',
      [
        [0, '这个面料是国家', 'u1'],
        [1, '这个面料是国家级的', 'u1'],
      ],
      ['国家级'],
    ],
    [
      'one that takes back what it seemed to say',
      [
        [0, '大家最好', 'u1'],
        [1, '大家最好先试一小块', 'u1'],
      ],
      [],
    ],
    [
      'English words keep apart',
      [
        [0, 'this is the best'],
        [1, 'serum we have'],
      ],
      [],
    ],
  ])('%s', (_story, fragments, claims) => {
    expect(say(fragments)).toEqual(claims);
  });

  test('is found once, at the time of the piece it ends in, and quoted across both', () => {
    const on = bench();
    say(
      [
        [0, '今天这个价格就是全网'],
        [2, '最低，姐妹们'],
        [3, '来看下一款'],
      ],
      on,
    );
    expect(on.said).toHaveLength(1);
    expect(on.said[0]?.reasons[0]).toEqual({
      key: 'why.text.hit',
      params: { quote: '今天这个价格就是«全网最低»，姐妹们', at: { at: T0 + 2 * SECOND } },
    });
  });

  test('what was said is forgotten soon, and nothing is left of it', () => {
    const on = bench();
    say(
      [
        [0, '欢迎新来的宝宝'],
        [5, '这个颜色很显白'],
      ],
      on,
    );
    expect(on.said).toEqual([]);
    on.until(T0 + MINUTE);
    expect([on.states.size, on.clocks.size]).toEqual([0, 0]);
  });

  test('memory stays small however long the host talks', () => {
    const on = bench();
    for (let second = 0; second < 600; second++)
      on.show(spoken(`第${second}句话，大家看一下面料的细节和做工`, T0 + second * SECOND, SHOW));
    const [state] = on.states.values();
    expect(JSON.stringify(state?.inner).length).toBeLessThan(2_000);
  });
});

describe('A9: one alert for each claim', () => {
  test('two claims in a sentence are two alerts that know their law; harmless words near them say why', () => {
    const on = bench();
    say([[0, '第一代产品不谈，这款是国家级的，全网最低，没有色差，最好先试一下']], on);
    expect(on.said.map((one) => one.fingerprint)).toEqual([
      'host-speech|show=s1,host=lin|claim=cn/absolute:国家级',
      'host-speech|show=s1,host=lin|claim=cn/absolute:全网最低',
    ]);
    const [first] = on.said;
    expect(first?.title['zh-CN']).toBe('lin：“国家级”');
    expect(first?.labels).toMatchObject({ list: 'cn/absolute', claim: '国家级', host: 'lin' });
    expect(first?.reasons).toContainEqual({
      key: 'why.text.article',
      params: {
        list: { worded: { en: 'Absolute claim', 'zh-CN': '绝对化用语' }, labels: {} },
        article: {
          worded: { en: 'Advertising Law of the PRC, Article 9 (3)', 'zh-CN': '《广告法》第九条第（三）项' },
          labels: {},
        },
        level: 'yellow',
      },
    });
    expect(first?.reasons).toContainEqual(
      expect.objectContaining({ key: 'why.text.spared', params: expect.objectContaining({ excuse: 'word' }) }),
    );
  });

  test('made again it is the same alert; the third time within ten minutes a level graver; then it is over', () => {
    const on = bench();
    for (const minute of [0, 1, 2]) on.show(spoken('全网最低', T0 + minute * MINUTE, SHOW));
    on.show(spoken('卖完就没有了', T0 + 2 * MINUTE, SHOW));
    expect(new Set(on.said.map((one) => one.fingerprint)).size).toBe(2);
    expect(on.said.map((one) => one.level)).toEqual(['yellow', 'yellow', 'orange', 'yellow']);
    on.until(T0 + 17 * MINUTE);
    expect(firing(on)).toEqual([]);
    on.until(T0 + 60 * MINUTE);
    expect([on.states.size, on.clocks.size]).toEqual([0, 0]);
  });

  test('said in sounds or initials, the reason gives the word meant', () => {
    const on = bench({ context: null });
    say([[0, '这款面霜罪好用']], on);
    expect(on.said[0]?.reasons[1]).toEqual({ key: 'why.text.dodged', params: { how: 'sound', claim: '最好用' } });
  });

  test('every reason is said in both languages, with every place filled', () => {
    const on = bench();
    say([[0, '这款面霜罪好用，原价九十九，万能胶不算，愿你遇见最好的自己']], on);
    say(
      [
        [30, '大家最好', 'u1'],
        [31, '大家最好先试一小块', 'u1'],
      ],
      on,
    );
    on.until(T0 + 30 * MINUTE);
    const keys = new Set<string>();
    for (const { reasons } of on.said)
      for (const reason of reasons) {
        keys.add(reason.key.split('.').at(-1) ?? '');
        for (const lang of LANGS)
          expect(sayText(lang, 'Asia/Shanghai', reason, on.now)).not.toMatch(/why\.|\{|\}|undefined|NaN/);
      }
    expect([...keys].sort()).toEqual(['article', 'dodged', 'hit', 'note', 'over', 'spared', 'withdrawn']);
  });

  test.each(EXCUSES)('the excuse %s has words of its own', (excuse) => {
    const words = LANGS.map((lang) =>
      sayText(lang, 'UTC', { key: 'why.text.spared', params: { excuse, quote: 'q' } }, 0),
    );
    expect(words.join()).not.toMatch(/it is excused|不构成违规/);
  });

  test('comments stand by themselves: another person did not end the sentence', () => {
    expect(
      say(
        [
          [0, '全网'],
          [1, '最低'],
        ],
        bench({ context: null }),
      ),
    ).toEqual([]);
  });

  test('a list the rule no longer names lets go of what it found', () => {
    const on = bench();
    say([[0, '全网最低']], on);
    const without = new GradeBench([{ ...rule, lists: rule.lists.filter(({ id }) => id !== 'cn/absolute') }], {
      language,
    });
    for (const [key, state] of on.states) without.states.set(key, state);
    for (const [key, at] of on.clocks) without.clocks.set(key, at);
    without.until(T0 + 20 * MINUTE);
    expect(firing(without)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { wordingsOf } from '../../../src/domain/speech/pattern.js';
import { listen, lists, scannerOf } from './lists.js';

const all = () => true;
const term = { sounds: false, initials: false, harmless: [] };
const pattern = (written: string) => scannerOf([], { terms: [{ ...term, written, pattern: true }] });
const claims = (written: string, says: string) =>
  pattern(written)
    .scan(says, all)
    .map((one) => says.slice(one.from, one.to));

describe('patterns', () => {
  test.each([
    ['最后{n}(单|件)', '最后三十单，最后5件，最后几个问题', ['最后三十单', '最后5件']],
    ['(全国|全网){0-2}第(一|1)', '全国销量第一，全网第1，全国各地的第一', ['全国销量第一', '全网第1']],
    ['{n}天见效', '用28天见效，七天见效，天天见效', ['28天见效', '七天见效']],
    ['行业内?领先', '行业领先，行业内领先', ['行业领先', '行业内领先']],
    ['last {n}( left|)', 'the last 100 left, the last 7', ['last 100 left', 'last 7']],
  ])('%s in %s', (written, says, found) => {
    expect(claims(written, says)).toEqual(found);
  });

  test.each([
    ['(a|b', 'is not closed'],
    ['a|b)', 'was not opened'],
    ['{n}', 'no word to look for'],
    ['{0-4}价', 'begins or ends with a gap'],
    ['价{0-40}低', '12 at most'],
  ])('%s cannot be read: %s', (written, why) => {
    expect(() => wordingsOf(written)).toThrow(why);
  });

  test('one that would have more wordings than can be kept is refused', () => {
    const many = `(${'abcdefghijklmnopqrstuvwxyz'.split('').join('|')})`;
    expect(() => wordingsOf(`x${many}${many}${many}`)).toThrow('more than');
  });
});

describe('what is parted', () => {
  test.each([
    ['最,高,级', 1],
    ['价格不是最高，级别也不低', 0],
    ['最 高级面料', 0],
    ['最 高 级', 1],
    ['最*高级', 1],
  ])('%s: %i', (says, n) => {
    expect(scannerOf(['最高级']).scan(says, all)).toHaveLength(n);
  });
});

describe('the lists', () => {
  test('hold hundreds of terms, each on its article, and every pattern can be read', () => {
    expect(lists.reduce((sum, list) => sum + list.terms.length, 0)).toBeGreaterThan(500);
    for (const list of lists) {
      expect(list.article, list.id).toBeDefined();
      expect(new Set(list.terms.map((one) => one.written)).size, list.id).toBe(list.terms.length);
      for (const one of list.terms) if (one.pattern) wordingsOf(one.written);
    }
  });

  test.each([
    ['这瓶精华医学级修复', 'cosmetics', ['cn/cosmetics']],
    ['这瓶精华医学级修复', 'food', []],
    ['保本保息', 'finance', ['cn/finance']],
    ['保本保息', undefined, []],
    ['可以治疗失眠', undefined, ['cn/disease']],
    ['可以治疗失眠', 'medicine', []],
  ])('%s of %s → %j', (says, category, found) => {
    const ids = listen(says, category).filter((one) => one.excuse === null);
    expect([...new Set(ids.map((one) => one.list.id))]).toEqual(found);
  });

  test.each([
    ['我们店里卖得最好的是这个灰色', 'own'],
    ['最佳食用时间是三天内', 'usage'],
    ['按国标分级里的最高级', 'grade'],
    ['他们厂是国家级高新技术企业', 'award'],
    ['根据某某的数据，2024年国内销量第一', 'fact'],
    ['我们会用最好的服务对待客户', 'attitude'],
    ['我们的目标是做最好的国货', 'aspiration'],
    ['愿你遇见最好的自己', 'elsewhere'],
    ['这不是最好的', 'negation'],
    ['广告法不让说最好', 'mention'],
    ['哪个颜色最好看？', 'question'],
    ['如果你想找最便宜的，出门左转', 'condition'],
    ['这个万能胶好用', 'word'],
    ['欢迎来到第一品牌管家的直播间', 'name'],
    ['医生让他治疗期间别喝茶', 'advice'],
  ])('%s: %s', (says, excuse) => {
    expect(listen(says).map((one) => one.excuse)).toContain(excuse);
    expect(listen(says).filter((one) => one.excuse === null)).toEqual([]);
  });

  test.each([
    '如果不是全网最低，差价双倍赔给你',
    '平台规定不能说第一，但我们就是全国第一',
    '没有一个不是最好的料子',
    '难道这不是最好的选择吗？',
    '医生都推荐，能治疗失眠',
  ])('%s: no excuse', (says) => {
    expect(listen(says).some((one) => one.excuse === null)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/domain/speech/cells.js';
import { quoteOf } from '../../../src/domain/speech/quote.js';

describe('a text as it is compared', () => {
  test.each([
    ['Ｂｅｓｔ　PRICE', 'best price'],
    ['最@高@级', '最高级'],
    ['最💥高💥级', '最高级'],
    ['最\u200b好', '最好'],
    ['最̶好̶', '最好'],
    ['絕無僅有', '绝无仅有'],
    ['全网第①', '全网第1'],
    ['蕞好', '最好'],
    ['弓虽力 亻尤质', '强力优质'],
    ["can't say it's NO.1!", 'cant say its no 1'],
    ['買best送禮', '买best送礼'],
    ['𝐁𝐞𝐬𝐭', 'best'],
    ['100%有效', '100%有效'],
    ['', ''],
  ])('%s → %s', (given, plain) => {
    expect(cellsOf(given).text).toBe(plain);
  });

  test('every unit knows where it came from, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (given) => {
        const { text, from, to, gap } = cellsOf(given);
        expect([from.length, to.length, gap.length]).toEqual([text.length, text.length, text.length + 1]);
        for (let i = 0; i < text.length; i++) {
          expect(from[i]).toBeLessThan(given.length);
          expect(to[i] ?? 0).toBeLessThanOrEqual(given.length);
          if (i > 0) expect(from[i] ?? 0).toBeGreaterThanOrEqual(from[i - 1] ?? 0);
        }
      }),
    );
  });

  test('the quote shows what was really said', () => {
    const says = '姐妹们看💥最💥高💥级的定制';
    const { text, from, to } = cellsOf(says);
    const at = text.indexOf('最高级');
    expect(quoteOf(says, from[at] ?? 0, to[at + 2] ?? 0)).toBe('姐妹们看💥«最💥高💥级»的定制');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OpinionReader } from '../../../src/domain/opinion/read.js';
import { OTHER } from '../../../src/domain/opinion/themes.js';
import { foldText } from '../../../src/domain/opinion/vocabulary.js';
import { complainedOf } from '../../../src/domain/rules/opinion-memory.js';
import { createLanguage } from '../../../src/language/tools.js';
import { SENTENCES } from './sentences.js';

const tools = createLanguage();
const reader = new OpinionReader(tools);

describe('what a comment says (A20, B1)', () => {
  test('there are enough of them, and none twice', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(SENTENCES.map(([text]) => text)).size).toBe(SENTENCES.length);
  });

  test.each(SENTENCES)('%s: %s', (text, verdict, ...themes) => {
    const { complaint, themes: views } = reader.read(text);
    const viewed = (side: number) => views.filter(({ polarity }) => side * polarity >= 0.3).map(({ theme }) => theme);
    if (verdict === 'complaint') expect(complaint).toBeGreaterThanOrEqual(0.5);
    else expect(complaint).toBeLessThan(verdict === 'praise' ? 0.4 : 0.5);
    if (verdict !== 'praise') expect(viewed(-1)).toEqual(expect.arrayContaining([...themes]));
    else expect(viewed(1)).toEqual(expect.arrayContaining([...themes]));
    if (verdict !== 'complaint') expect(complainedOf({ complaint, themes: views }, 0.5, OTHER)).toEqual([]);
  });

  test('a praise with a complaint in it names the theme of that', () => {
    const { themes } = reader.read('质量很好，客服也热情，就是物流太慢了');
    expect(themes).toContainEqual({ theme: 'late', polarity: -1 });
    expect(themes.find(({ theme }) => theme === 'quality')?.polarity).toBeGreaterThan(0.3);
  });

  test('what is said more strongly is more likely a complaint', () => {
    const ordered = ['还行', '一般', '有点差', '差', '非常差', '非常差！垃圾！'];
    const said = ordered.map((text) => reader.read(text).complaint);
    expect(said).toEqual(said.toSorted((a, b) => a - b));
  });

  test('words and themes of a rule’s own', () => {
    const own = { ripeness: { names: ['成熟度'], faults: ['没熟', '捂熟的'], merits: ['熟透'] } };
    const mine = new OpinionReader(tools, own);
    expect(mine.read('全是没熟的').themes).toEqual([{ theme: 'ripeness', polarity: -1 }]);
    expect(mine.read('全是没熟的').complaint).toBeGreaterThan(0.5);
    expect(mine.read('个个熟透').themes).toEqual([{ theme: 'ripeness', polarity: 1 }]);
  });

  test('whatever is written: bounded, the same every time, never a throw', () => {
    const pieces = fc.constantFrom(
      '色差',
      '没有',
      '不',
      '很',
      '好',
      '吗',
      '？',
      '，',
      '但是',
      '如果',
      ' ',
      'not',
      'fake',
      '👎',
      '!',
      '\n',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const one = reader.read(text);
        expect(one.complaint).toBeGreaterThanOrEqual(0);
        expect(one.complaint).toBeLessThanOrEqual(1);
        for (const { polarity } of one.themes) expect(Math.abs(polarity)).toBeLessThanOrEqual(1);
        expect(reader.read(text)).toEqual(one);
        expect(foldText(text)).toHaveLength(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('a comment without end is read in no time', () => {
    const started = performance.now();
    reader.read('色差太大了，'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

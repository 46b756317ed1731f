import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Automaton } from '../../../src/domain/speech/automaton.js';

function naive(words: readonly string[], text: string): readonly string[] {
  const all: string[] = [];
  for (const [i, word] of words.entries()) {
    if (word === '' || words.indexOf(word) !== i) continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) all.push(`${i}@${at + word.length}`);
  }
  return all.sort();
}

function found(words: readonly string[], text: string): readonly string[] {
  const all: string[] = [];
  new Automaton(words).scan(text, (word, end) => all.push(`${word}@${end}`));
  return all.sort();
}

test('finds every place of every word, as looking for each by itself does', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '最', '好', '高'), maxLength: 5 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '最', '好', '高', 'x', ' '), maxLength: 60 });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), text, (words, says) => {
      expect(found(words, says)).toEqual(naive(words, says));
    }),
    { numRuns: 500 },
  );
});

test('words within words, and a word that is the end of another', () => {
  expect(found(['最高级', '高级', '级', '最'], '最高级')).toEqual(['0@3', '1@3', '2@3', '3@1'].sort());
  expect(found([], '最高级')).toEqual([]);
});

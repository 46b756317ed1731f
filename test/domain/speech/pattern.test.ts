import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordingsOf } from '../../../src/domain/speech/pattern.js';
import { patternProblem } from '../../../src/domain/speech/pattern-check.js';

const piece = fc.constantFrom('最', '高级', 'no', '(', ')', '|', '?', '{n}', '{0-4}', '{4-1}', '{0-99}', '，', ' ');

test('a pattern is refused without writing out its wordings exactly where writing them out fails', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), (pieces) => {
      const pattern = pieces.join('');
      let fails = false;
      try {
        wordingsOf(pattern);
      } catch {
        fails = true;
      }
      expect([pattern, patternProblem(pattern) !== null]).toEqual([pattern, fails]);
    }),
    { numRuns: 5000 },
  );
});

test('too many wordings are counted, not written out', () => {
  const twelve = '(一|二)'.repeat(12);
  expect(patternProblem(twelve)).toMatch(/more than 2000 wordings/);
  expect(patternProblem('(一|二)'.repeat(10))).toBeNull();
});

test.each(['最{0-4', '最}高', '最{x}高', '{{0-4}高'])('a place that is none is refused: %s', (pattern) => {
  expect(patternProblem(pattern)).toMatch(/neither a number/);
});

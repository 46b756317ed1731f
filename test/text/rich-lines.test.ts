import { expect, test } from 'vitest';
import { richLines } from '../../src/text/rich-lines.js';

test('a text falls into its lines, times staying where they are', () => {
  const at = { at: 5, style: 'time' } as const;
  expect(richLines(['one\ntwo ', at, ' more\n\nthree'])).toEqual([['one'], ['two ', at, ' more'], ['three']]);
  expect(richLines(['one'])).toEqual([['one']]);
});

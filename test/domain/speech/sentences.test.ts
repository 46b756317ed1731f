import { describe, expect, test } from 'vitest';
import { HELD_OUT_LAWFUL, HELD_OUT_UNLAWFUL } from './held-out.js';
import { LAWFUL } from './lawful-sentences.js';
import { listen } from './lists.js';
import { UNLAWFUL } from './unlawful-sentences.js';

describe('A9: what hosts say', () => {
  for (const [says, list, article, category] of [...UNLAWFUL, ...HELD_OUT_UNLAWFUL])
    test(`${says} → ${list}, ${article}`, () => {
      const found = listen(says, category, list.split('/')[0]);
      expect(found.filter((one) => one.excuse === null).map((one) => one.list.id)).toContain(list);
    });

  for (const [says, because, category] of [...LAWFUL, ...HELD_OUT_LAWFUL])
    test(`${says} is lawful: ${because}`, () => {
      const found = listen(says, category).filter((one) => one.excuse === null);
      expect(found.map((one) => `${one.list.id}: ${one.claim}`)).toEqual([]);
    });
});

import { describe, expect, it } from 'vitest';
import { sourceSchema, toSource } from '../../src/ingest/sources.js';
import { understand } from '../../src/ingest/webhooks/understand.js';
import { MOST_PROBLEMS } from '../../src/ingest/wire/in-turns.js';
import { seeds } from '../harness/sender-seeds.js';
import { held } from '../harness/stretches.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
/** As much as a body may be. */
const CHARACTERS = 1_000_000;

/** Bodies as large as may be: a list in them made long, of what stands in it or of nothing. */
const told = new Set<string>();
const large = seeds().flatMap(({ body, ...seed }) => {
  if (told.has(seed.kind)) return [];
  const [list] = body.matchAll(/\[\s*(\{[^[\]]{1,900}\})/g);
  if (!list) return [];
  told.add(seed.kind);
  const [, item = ''] = list;
  const filled = (one: string) => Array.from({ length: Math.floor(CHARACTERS / (one.length + 1)) }, () => one).join();
  const after = body.slice(list.index + list[0].length);
  return [item, '{}'].map((one) => ({
    ...seed,
    one: one.slice(0, 60),
    text: `${body.slice(0, list.index)}[${filled(one)}${after}`,
  }));
});

describe('bodies as large as may be', () => {
  it.each(large)(
    '$kind: a list of $one lets others have their turn',
    async ({ kind, entry, contentType, headers, text }) => {
      const source = toSource(kind, sourceSchema.parse({ ...entry, kind, allow_unsigned: true }), () => undefined);
      let ids = 0;
      const context = { sourceId: source.id, now: NOW, newId: () => `new-${++ids}` };
      const {
        done: read,
        ms,
        most,
      } = await held(() => understand({ text, contentType, ndjson: false, headers }, source, context));
      expect(ms).toBeLessThan(most);
      // What is wrong with thousands of items is told of the first of them.
      if (!read.ok) expect(read.problems.length).toBeLessThan(MOST_PROBLEMS + 50);
    },
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { sourceSchema } from '../../src/ingest/sources.js';
import { showSchema } from '../../src/ingest/wire/show-schema.js';
import { wireSignalSchema } from '../../src/ingest/wire/signal-schema.js';

const page = readFileSync('docs/signals.md', 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((m) => m[1] ?? '');

describe('docs/signals.md', () => {
  it('shows sources and checks that can be used as they stand', () => {
    let seen = 0;
    for (const block of blocks('yaml')) {
      const written: unknown = parse(block);
      if (Array.isArray(written)) for (const check of written) seen += checkSchema.parse(check).timeoutMs > 0 ? 1 : 0;
      else if (typeof written === 'object' && written !== null && 'sources' in written) {
        for (const source of Object.values(Object(written.sources)))
          seen += sourceSchema.parse(source).as.length >= 0 ? 1 : 0;
      }
    }
    expect(seen).toBe(8);
  });

  it('shows signals and shows that are taken', () => {
    expect(wireSignalSchema.safeParse(JSON.parse(blocks('json')[0] ?? '')).success).toBe(true);
    const sent = blocks('sh').flatMap((block) =>
      [...block.matchAll(/'(\{.*?\})'/gs)].map((m) => JSON.parse(m[1] ?? '')),
    );
    expect(sent).toHaveLength(4);
    for (const one of sent)
      expect([one, ('kind' in one ? wireSignalSchema : showSchema).safeParse(one).success]).toEqual([one, true]);
  });
});

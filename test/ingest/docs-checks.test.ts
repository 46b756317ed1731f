import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkSchema } from '../../src/ingest/checks/schema.js';

test('docs/checks.md shows every kind of check, and each example can be used as it stands', () => {
  const page = readFileSync('docs/checks.md', 'utf8');
  const checks = [...page.matchAll(/```yaml\n(.*?)```/gs)].flatMap(([, block]) =>
    z.array(checkSchema).parse(parse(block ?? '')),
  );
  const kinds = [
    'command',
    'dns',
    'file',
    'heartbeat',
    'hls',
    'http',
    'prometheus',
    'sql',
    'stream',
    'tcp',
    'tls',
    'tocsin',
  ];
  expect([...new Set(checks.map(({ kind }) => kind))].sort()).toEqual(kinds);
  const headers = [...page.matchAll(/^## (.+):/gm)].flatMap(([, words]) => words?.split(', ') ?? []);
  expect(kinds.filter((kind) => !headers.includes(kind))).toEqual([]);
});

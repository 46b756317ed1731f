import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { folderOf } from './folder.js';

test('every block of docs/oncall.md is a file that loads', () => {
  const page = readFileSync('docs/oncall.md', 'utf8');
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
  expect(blocks.length).toBeGreaterThanOrEqual(4);
  const people = readFileSync('config/people.yaml', 'utf8');
  for (const text of blocks) {
    const loading = loadConfig(folderOf({ 'people.yaml': people, 'oncall.yaml': text }), () => undefined);
    expect([text, loading.ok ? [] : loading.problems]).toEqual([text, []]);
  }
});

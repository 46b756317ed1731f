import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { folderOf, HOUSE } from './folder.js';

test('every policy on docs/escalation.md is one that loads', () => {
  const page = readFileSync('docs/escalation.md', 'utf8');
  const blocks = [...page.matchAll(/^```yaml\n(policies:.*?)^```$/gms)].map(([, text]) => text ?? '');
  expect(blocks.length).toBeGreaterThanOrEqual(1);
  const shipped = readFileSync('config/oncall.yaml', 'utf8');
  const schedules = shipped.slice(shipped.indexOf('\nschedules:'), shipped.indexOf('\npolicies:'));
  const house = HOUSE.replace(
    'ops: {',
    'on-call: { platform: console }\n  slack-ops: { platform: slack }\n  discord-ops: { platform: discord }\n  ops: {',
  );
  for (const text of blocks) {
    const files = {
      'tocsin.yaml': house,
      'people.yaml': readFileSync('config/people.yaml', 'utf8'),
      'oncall.yaml': `${schedules}\n${text}`,
    };
    const loading = loadConfig(folderOf(files), () => undefined);
    expect([text, loading.ok ? [] : loading.problems]).toEqual([text, []]);
  }
});

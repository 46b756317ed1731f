import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceSchema, toSource } from '../../src/ingest/sources.js';
import { datadogTemplate } from '../../src/ingest/webhooks/datadog.js';
import { SENDERS } from '../../src/ingest/webhooks/senders.js';
import { type Door, openDoor } from '../harness/http-door.js';
import { secretOfPage, sendersPage } from '../harness/senders-page.js';

const sections = sendersPage();
const run = promisify(execFile);
const hasTools = spawnSync('sh', ['-c', 'command -v curl openssl']).status === 0;

describe('docs/senders.md', () => {
  const sources = sections.flatMap((section) =>
    Object.entries(section.sources).map(([id, entry]) => toSource(id, sourceSchema.parse(entry), secretOfPage)),
  );
  let door: Door;
  beforeAll(async () => {
    door = await openDoor(sources, { now: Date.now });
  });
  afterAll(() => door.server.close());

  it('has a section for every sender', () => {
    const shown = sections.flatMap(({ sources }) => Object.values(sources).map(({ kind }) => kind));
    expect(shown).toEqual(expect.arrayContaining(SENDERS.map(({ kind }) => kind)));
    expect(new Set(shown).size).toBe(shown.length);
  });

  it.skipIf(!hasTools).each(sections.map((section) => [section.title, section] as const))(
    '%s: what it shows works against a bot on this machine',
    async (_, { sources: shown, script }) => {
      const [name = ''] = Object.values(shown).map(({ secret_env }) => String(secret_env));
      const before = door.engine.signals.length;
      const { stdout } = await run('bash', ['-c', `curl() { command curl -w '\\n%{http_code}' "$@"; }\n${script}`], {
        env: { PATH: process.env.PATH, TOCSIN: `http://127.0.0.1:${door.port}`, [name]: secretOfPage(name) },
      });
      expect(stdout).toMatch(/\n20[02]$/);
      expect(door.engine.inbox).toEqual([]);
      const made = door.engine.signals.slice(before);
      expect(made.length).toBeGreaterThan(0);
      // Every name that came of it is told on the page, unless the sender gave it.
      const told = sections.map(({ text }) => text).join('\n');
      for (const signal of made) expect(told).toContain(signal.name);
    },
  );

  it.skipIf(!hasTools)('sends nothing that a wrong secret lets in', { timeout: 60_000 }, async () => {
    const before = door.engine.signals.length;
    const signed = sections.filter(({ title }) => title !== 'Standard Webhooks');
    const answers = signed.map(async ({ title, sources: shown, script }) => {
      const [name = ''] = Object.values(shown).map(({ secret_env }) => String(secret_env));
      const quiet = `curl() { command curl -o /dev/null -w '%{http_code}' "$@"; }\n${script}`;
      const { stdout } = await run('bash', ['-c', quiet], {
        env: { PATH: process.env.PATH, TOCSIN: `http://127.0.0.1:${door.port}`, [name]: 'wrong' },
      });
      return [title, stdout];
    });
    expect(await Promise.all(answers)).toEqual(signed.map(({ title }) => [title, '401']));
    expect(door.engine.signals.length).toBe(before);
  });

  it('shows the payload that Datadog is to send', () => {
    expect(sections.find(({ title }) => title === 'Datadog')?.text).toContain(datadogTemplate);
  });
});

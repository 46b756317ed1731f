import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load.js';
import { matchesAll } from '../../src/domain/matcher.js';
import { commandExample } from '../../src/ingest/checks/schema/command.js';
import { dnsExample } from '../../src/ingest/checks/schema/dns.js';
import { streamExample } from '../../src/ingest/checks/schema/stream.js';
import { tcpExample } from '../../src/ingest/checks/schema/tcp.js';
import { tlsExample } from '../../src/ingest/checks/schema/tls.js';
import { tocsinExample } from '../../src/ingest/checks/schema/tocsin.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { folderOf } from './folder.js';

const EXAMPLES = {
  command: commandExample,
  dns: dnsExample,
  stream: streamExample,
  tcp: tcpExample,
  tls: tlsExample,
  tocsin: tocsinExample,
};

/** What the shipped `tocsin.yaml` offers behind `#`, put to use. */
function withExamples(): string {
  const yaml = readFileSync('config/tocsin.yaml', 'utf8');
  return yaml
    .replace(/^ {2}# compliance:\n(?: {2}# {3}.*\n)+/m, (block) => block.replace(/^ {2}# /gm, '  '))
    .replace(/^# (?=fallback:)/m, '')
    .replace(/^# (?:groups|workspaces):\n(?:# {3}.*\n)+/gm, (block) => block.replace(/^# /gm, ''))
    .replace(/^( +)# (?=links:)/m, '$1');
}

test('what the shipped configuration offers in comments loads, and its channel hears of something', () => {
  const rules = ['demand', 'fulfilment', 'opinion', 'speech', 'technology'].map((name) => `rules/${name}.yaml`);
  const terms = readdirSync('config/terms', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `terms/${name}`);
  const files = Object.fromEntries(
    ['people.yaml', 'oncall.yaml', ...rules, ...terms].map((name) => [name, readFileSync(`config/${name}`, 'utf8')]),
  );
  const loading = loadConfig(folderOf({ ...files, 'tocsin.yaml': withExamples() }), () => 'set');
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 2));
  const { settings } = loading.config;
  expect(settings.fallback).toBe('discord-ops');
  expect(settings.groups.map(({ id }) => id)).toEqual(['night-shift']);
  expect(settings.workspaces.map(({ id }) => id)).toEqual(['eu']);
  expect(settings.levels.red.room?.links).toHaveLength(1);
  const compliance = settings.channels.find(({ id }) => id === 'compliance');
  const heard = settings.rules.filter((rule) =>
    matchesAll(compliance?.match ?? [], { family: rule.family, ...rule.labels, level: 'red' }),
  );
  expect(compliance?.match).toHaveLength(1);
  expect(heard.map(({ id }) => id)).toEqual(expect.arrayContaining(['data-breach', 'strange-login']));
  expect(heard.length).toBeLessThan(settings.rules.length);
});

test('so do the checks it offers, and each kind has an example that is one', () => {
  const yaml = readFileSync('config/checks/example.yaml', 'utf8');
  const checks = yaml
    .replace(/^\[\]$/m, '')
    .replace(/^#(?: (.*))?$/gm, (line, rest) => (/^(?:- | )/.test(rest ?? '') ? rest : line));
  const loading = loadConfig(folderOf({ 'checks/example.yaml': checks }), () => 'true');
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 2));
  expect(loading.config.warnings.filter(({ file }) => file.startsWith('checks/'))).toEqual([]);
  const offered = loading.config.checks.map(({ kind }) => kind);
  for (const [kind, example] of Object.entries(EXAMPLES)) {
    const check = checkSchema.parse(parse(example));
    expect(check.kind).toBe(kind);
    expect(offered).toContain(kind);
  }
  expect(offered).toEqual(expect.arrayContaining(['http', 'hls', 'heartbeat']));
});

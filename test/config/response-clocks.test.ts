import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { namedClockExample } from '../../src/config/schema/oncall/clock.js';
import { packageRoot } from '../../src/lib/root.js';
import { folderOf, HOUSE } from './folder.js';

const HOUR = 3_600_000;

test('domain.md §3: the shipped levels demand what their colour does, and labels what a breach and a stream do', () => {
  const loading = loadConfig(join(packageRoot(), 'config'), () => undefined);
  if (!loading.ok) throw new Error('it does not load');
  const { levels, namedClocks } = loading.config.settings;
  const hours = (clocks: readonly { readonly id: string; readonly withinMs: number }[]) =>
    Object.fromEntries(clocks.map(({ id, withinMs }) => [id, withinMs / HOUR]));
  expect(hours(levels.blue.clocks)).toEqual({ acknowledge: 0.5 });
  expect(hours(levels.yellow.clocks)).toEqual({ acknowledge: 0.25, coordinate: 4, settle: 72 });
  expect(hours(levels.orange.clocks)).toMatchObject({ acknowledge: 5 / 60, assemble: 1, plan: 24 });
  expect(hours(levels.red.clocks)).toMatchObject({ acknowledge: 5 / 60, assemble: 1, assess: 2, plan: 24 });
  expect(hours(namedClocks)).toMatchObject({
    'breach-impact': 2,
    regulator: 24,
    'people-affected': 72,
    recovery: 0.25,
  });
  expect(hours(namedClocks)).toMatchObject({ decision: 1, substitute: 48 });
  expect(levels.red.approvers).toBe(2);
  expect(levels.red.roles.map(({ role }) => role)).toContain('legal');
  expect(levels.red.clocks.filter(({ repeats }) => repeats).map(({ id }) => id)).toEqual(['update']);
});

test.each([
  ['acknowledge: 5m, plan: 80h, settle: 72h', /config\.clock-never/],
  ['update: { within: 30m, who: role:nobody-has }', /config\.unknown-target\.role/],
  ['plan: { within: 1h, who: channel:ops }', /config\.who/],
  ['plan: 0s', /config\.clock-zero/],
  ['plan: soon', /config\.duration/],
  ['plans: 1h', /config\.unknown-key/],
])('levels.red.clocks { %s } is refused', (clocks, key) => {
  expect(problems({ 'tocsin.yaml': withRed(`clocks: { ${clocks} }`) }).join()).toMatch(key);
});

test.each([
  ['roles: { legal: group:all }', /config\.who/],
  ['roles: { legal: person:nobody }', /config\.unknown-target\.person/],
  ['lead: schedule:nights', /config\.unknown-target\.schedule/],
  ['approvers: 0', /config\.too-small/],
])('levels.red { %s } is refused', (field, key) => {
  expect(problems({ 'tocsin.yaml': withRed(field) }).join()).toMatch(key);
});

test('a clock of oncall.yaml may not have the name of a level’s, and its example loads', () => {
  const named = (text: string) => ({ 'oncall.yaml': `clocks:\n${text.replaceAll(/^(?=.)/gm, '  ')}` });
  expect(problems(named(namedClockExample))).toEqual([]);
  expect(problems(named(namedClockExample.replace('regulator:', 'plan:'))).join()).toMatch(/config\.clock-taken/);
});

function withRed(field: string): string {
  const house = HOUSE.replace(/levels: \{\}/, `levels: { red: { ${field} } }`);
  if (house === HOUSE) throw new Error('no levels to put it into');
  return house;
}

function problems(files: Record<string, string>): readonly string[] {
  const whole = { 'tocsin.yaml': HOUSE, 'people.yaml': readFileSync('config/people.yaml', 'utf8'), ...files };
  const loading = loadConfig(folderOf(whole), () => undefined);
  return loading.ok ? [] : loading.problems.map(({ say }) => say.key);
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { packageRoot } from '../../src/lib/root.js';
import { sayText } from '../../src/text/say.js';
import { folderOf, HOUSE, RULE } from './folder.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});
const load = (files: Readonly<Record<string, string>>) => {
  const folder = folderOf(files);
  made.push(folder);
  const loading = loadConfig(folder, () => undefined);
  if (!loading.ok)
    return loading.problems.map(
      (p) => `${p.file}:${p.line} ${sayText('en', 'utc', p.say, 0)} ${sayText('en', 'utc', p.mend, 0)}`,
    );
  const { settings, checks } = loading.config;
  return {
    rules: settings.rules.map(({ id, owner }) => (owner ? `${id}/${owner}` : id)),
    checks: checks.map(({ id }) => id),
  };
};
const on = (...packs: string[]) => `packs: [${packs.join(', ')}]\n${HOUSE}`;
const rule = (id: string, more = '') => `${RULE.replace('id: delay', `id: ${id}`)}${more}`;

describe('packs', () => {
  it('are off until they are named; then their rules and checks are there, cases beside them are not', () => {
    const files = {
      'rules/own.yaml': rule('own'),
      'packs/night/rules/night.yaml': rule('night'),
      'packs/night/rules/night.tests.yaml': '- { rule: night }\n',
      'packs/night/checks/beat.yaml': '- { id: beat, kind: heartbeat, name: beat, within: 1h, every: 1m }\n',
    };
    expect(load(files)).toEqual({ rules: ['own'], checks: [] });
    expect(load({ ...files, 'tocsin.yaml': on('night', 'night') })).toEqual({
      rules: ['own', 'night'],
      checks: ['beat'],
    });
  });

  it('that nobody has are told of, with the one that is meant', () => {
    expect(load({ 'tocsin.yaml': on('flash-sail') })).toEqual([
      expect.stringMatching(/^tocsin\.yaml:1 There is no pack “flash-sail”\. Did you mean “flash-sale”\?/),
    ]);
    expect(load({ 'tocsin.yaml': on('"../rules"') })).toEqual([expect.stringMatching(/There is no pack/)]);
  });

  it('of the house stand before those that come with the bot', () => {
    const own = { 'tocsin.yaml': on('flash-sale'), 'packs/flash-sale/rules/own.yaml': rule('mine') };
    expect(load(own)).toEqual({ rules: ['mine'], checks: [] });
  });

  it('may not give an id twice, unless one of the two says that it overrides', () => {
    const files = { 'tocsin.yaml': on('night'), 'rules/own.yaml': rule('delay') };
    const pack = (more: string) => ({ ...files, 'packs/night/rules/night.yaml': rule('delay', more) });
    expect(load(pack(''))).toEqual([expect.stringMatching(/night\.yaml:1 .*delay.*rules\/own\.yaml/)]);
    expect(load(pack('  overrides: true\n  owner: night\n'))).toEqual({ rules: ['delay/night'], checks: [] });
    // The other way round: the house has the last word.
    expect(
      load({
        'tocsin.yaml': on('night'),
        'rules/own.yaml': rule('delay', '  overrides: true\n  owner: house\n'),
        'packs/night/rules/night.yaml': rule('delay'),
      }),
    ).toEqual({ rules: ['delay/house'], checks: [] });
    expect(load({ 'rules/own.yaml': rule('delya', '  overrides: true\n') + rule('delay') })).toEqual([
      expect.stringMatching(
        /own\.yaml:7 “delya” overrides a rule, but there is no other of that id\. Did you mean “delay”/,
      ),
    ]);
  });

  it.each(['flash-sale', 'cross-border', 'fresh-food', 'cosmetics'])(
    '%s comes with the bot and fits the shipped rules',
    (name) => {
      const shipped = join(packageRoot(), 'config');
      const before = loadConfig(shipped, () => undefined);
      const alone = load({ 'tocsin.yaml': on(name) });
      if (!before.ok || Array.isArray(alone)) throw new Error(JSON.stringify([before, alone]));
      const known = before.config.settings.rules.map(({ id }) => id);
      expect(alone.rules.length).toBeGreaterThan(1);
      expect(alone.rules.filter((id) => known.includes(id))).toEqual([]);
      expect(readFileSync(join(shipped, 'tocsin.yaml'), 'utf8')).toContain(name);
    },
  );
});

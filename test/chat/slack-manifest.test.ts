import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderManifest } from '../../src/chat/slack/manifest.js';
import { EVENTS, FREE_METHODS, SCOPES } from '../../src/chat/slack/scopes.js';

const FOLDER = 'src/chat/slack';
const source = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !['scopes.ts', 'manifest.ts'].includes(name))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');

/** Methods of the Web API the adapter calls; `apps.connections.open` is the app token's, and the SDK's to call. */
const used = new Set(
  [
    ...source.matchAll(
      /(?<![\w-])(auth|bookmarks|chat|conversations|files|pins|reactions|team|usergroups\.users|usergroups|users|views)\.((?!map\b)[a-z]\w*)\(/gu,
    ),
  ].map(([, family, name]) => `${family}.${name}`),
);

test('slack/manifest.yaml is what the code needs (mend it with `npm run docs`)', () => {
  expect(readFileSync('slack/manifest.yaml', 'utf8')).toBe(renderManifest());
});

test('every method that is called has the scope it takes', () => {
  const covered = new Set([...FREE_METHODS, ...SCOPES.flatMap(({ methods }) => methods)]);
  expect(used.size).toBeGreaterThan(15);
  expect([...used].filter((method) => !covered.has(method))).toEqual([]);
});

test('no scope is asked for that nothing uses', () => {
  const idle = SCOPES.filter(
    ({ name, methods, events }) =>
      name !== 'commands' &&
      !methods.some((method) => used.has(method)) &&
      !events.some((event) => EVENTS.includes(event)),
  );
  expect(idle.map(({ name }) => name)).toEqual([]);
  const listed = [...FREE_METHODS, ...SCOPES.flatMap(({ methods }) => methods)];
  expect(listed.filter((method) => !used.has(method))).toEqual([]);
});

test('every event subscribed to is dealt with, and has its scope', () => {
  for (const event of EVENTS) expect(source).toContain(`'${event}'`);
  expect(SCOPES.flatMap(({ events }) => events).filter((event) => !EVENTS.includes(event))).toEqual([]);
});

test('the manifest keeps what Slack takes', () => {
  const manifest = parse(renderManifest());
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(175);
  expect(manifest.features.shortcuts[0].name.length).toBeLessThanOrEqual(24);
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/risk', should_escape: true }]);
  expect(manifest.oauth_config.scopes.bot).toEqual(SCOPES.map(({ name }) => name));
  expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'reaction_added']);
});

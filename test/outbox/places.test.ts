import { expect, test } from 'vitest';
import type { NoticeBody } from '../../src/domain/notice.js';
import type { Person } from '../../src/domain/person.js';
import { settings as small } from '../harness/settings.js';
import { openBox, word } from './box.js';
import { sent } from './scripted-chat.js';

const LI: Person = {
  id: 'li',
  name: 'Li Na',
  permission: 'act',
  lang: 'zh-CN',
  zone: 'Asia/Tokyo',
  accounts: [{ platform: 'slack', id: 'U1' }],
};
const WANG: Person = { id: 'wang', name: 'Wang Wei', permission: 'manage', accounts: [] };
const GROUP = { id: 'crew', slack: '@crew', discord: null };

/** The house with a channel of its own for each red incident. */
function withRooms(people: readonly string[] = ['li', 'wang']) {
  const { levels } = small();
  return {
    people: [LI, WANG],
    levels: {
      ...levels,
      red: {
        ...levels.red,
        room: { near: 'ops', people, links: [{ title: 'Board', url: 'https://b.example/?r={region}' }] },
      },
    },
  };
}
const ROOM = 'room:1@ops';

test('an incident’s own channel: made first, then its card in it, with the people and a topic; put away when closed', async () => {
  const { house, slack, drain, pass } = await openBox(withRooms());
  await house.metric(0.6);
  await pass(20_000);
  const made = slack.rooms[0];
  expect(made).toMatchObject({ near: 'ops', ref: null });
  expect(made?.room).toMatchObject({
    nonce: ROOM,
    name: 'inc-1-deliveries-late-in-east',
    topic: 'RED · Deliveries late in east · open · no owner yet',
    people: [{ id: 'li' }],
    links: [{ title: 'Board', url: 'https://b.example/?r=east' }],
    over: false,
  });
  const card = slack.tried.find((t) => t.key === `card:1@${ROOM}`);
  expect(card?.channel).toMatchObject({ id: ROOM, address: 'C-inc-1-deliveries-late-in-east', platform: 'slack' });
  await house.on(1, { do: 'own' });
  await house.on(1, { do: 'resolve', outcome: 'true', note: '' });
  await house.advance(3 * 24 * 3_600_000);
  await drain();
  await pass(60_000);
  const last = slack.rooms.at(-1);
  expect(last).toMatchObject({ ref: 'C-inc-1-deliveries-late-in-east', room: { over: true } });
  expect(last?.room.topic).toContain('owner: Li Na');
});

test('what goes into a channel that cannot be made goes nowhere, and nothing else is held up', async () => {
  const { house, slack, pass } = await openBox(withRooms());
  slack.keep = () => ({ kind: 'failed', why: 'name_taken', scope: 'notice', fix: null });
  await house.metric(0.6);
  await pass(20_000);
  expect(await house.store.loadNotice(`card:1@${ROOM}`)).toMatchObject({ state: 'failed', error: 'name_taken' });
  expect(slack.shown('ops')).toContain('card:1@ops');
});

test('no permission to make channels breaks only that, is told once, and mends', async () => {
  const { house, slack, discord, pass } = await openBox(withRooms());
  const keep = slack.keep;
  slack.keep = () => ({ kind: 'failed', why: 'missing_scope', scope: 'channel', fix: null });
  for (const region of ['east', 'west', 'north']) await house.metric(0.6, region);
  await pass(20_000);
  expect(slack.rooms).toHaveLength(1);
  expect(slack.shown('ops')).toEqual(expect.arrayContaining(['card:1@ops', 'card:2@ops', 'card:3@ops']));
  const words = discord.tried.filter((t) => t.key.startsWith('word:outbox:'));
  expect(words).toHaveLength(1);
  slack.keep = keep;
  await pass(120_000, 1_000);
  expect(new Set(slack.rooms.slice(1).map((r) => r.room.nonce)).size).toBe(3);
  for (const id of [1, 2, 3]) expect(slack.shown()).toContain(`card:${id}@room:${id}@ops`);
});

test('a person’s direct messages, in their language and zone', async () => {
  const { house, slack, drain } = await openBox({ people: [LI, WANG] });
  await house.engine.say([word('hello', 'dm:slack:U1'), word('stranger', 'dm:slack:U9')]);
  await drain();
  const to = (key: string) => slack.tried.find((t) => t.key === key)?.channel;
  expect(to('hello')).toMatchObject({ platform: 'slack', address: '@U1', lang: 'zh-CN', zone: 'Asia/Tokyo' });
  expect(to('stranger')).toMatchObject({ address: '@U9', lang: 'en', zone: 'Asia/Shanghai' });
});

test('what goes to a channel that is no longer there, or a chat that does not run, fails and holds nothing up', async () => {
  const { house, slack, drain } = await openBox();
  await house.engine.say([word('gone', 'gone'), word('irc', 'dm:irc:x'), word('here', 'ops')]);
  await drain();
  expect(slack.shown()).toEqual(['here']);
  expect(await house.store.loadNotice('gone')).toMatchObject({
    state: 'failed',
    error: 'channel "gone" is no longer in the configuration',
  });
  expect(await house.store.loadNotice('irc')).toMatchObject({ state: 'failed', error: expect.stringContaining('irc') });
});

const call = (step: number | null): NoticeBody => ({
  for: 'call',
  people: ['li', 'nobody'],
  groups: ['crew'],
  why: '',
  step,
  dueAt: 0,
});

test('a call mentions its people with their accounts, and its groups; one that comes too late mentions nobody', async () => {
  const { house, slack, drain, pass } = await openBox({ people: [LI, WANG], groups: [GROUP] });
  await house.metric(0.16);
  const ask = (key: string, step: number | null) =>
    house.engine.say([{ key, kind: 'call', channel: 'ops', incident: 1, priority: 2, body: call(step) }]);
  const calls = (key: string) => slack.tried.find((t) => t.key === key)?.out.calls;
  await ask('in-time', 0);
  await drain();
  expect(calls('in-time')).toEqual({ people: [LI], groups: [GROUP] });
  await house.on(1, { do: 'acknowledge', note: '' });
  await ask('too-late', 0);
  await ask('asked-by-a-person', null);
  await pass(10_000);
  expect(calls('too-late')).toEqual({ people: [], groups: [] });
  expect(calls('asked-by-a-person')?.people).toEqual([LI]);
});

test('what needs eyes is shown in the channel too: the level going up, resolved, reopened', async () => {
  const { house, slack, pass } = await openBox();
  slack.answer = sent;
  await house.metric(0.16);
  await pass(2_000);
  await house.metric(0.55);
  await house.on(1, { do: 'acknowledge', note: '' });
  await house.on(1, { do: 'resolve', outcome: 'true', note: '' });
  await house.on(1, { do: 'reopen', why: '' });
  await pass(60_000);
  const loud = slack.tried.filter((t) => t.channel.id === 'ops' && t.out.broadcast);
  const events = await Promise.all(
    loud.map(async (t) => {
      const body = (await house.store.loadNotice(t.key))?.body;
      return body?.for === 'line' ? body.event.type : null;
    }),
  );
  expect(events).toEqual(['level', 'resolved', 'reopened']);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatBot, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import { ALL_SCOPES, type SeenChannel } from '../harness/slack/fake-slack.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let bot: ChatBot;

beforeEach(async () => {
  bot = await startChatBot({ limits: 'off' });
});
afterEach(() => bot.close());

const own = (incident: number): Promise<SeenChannel> =>
  bot.slack.waitFor(() => bot.slack.channels().find(({ name }) => name.startsWith(`inc-${incident}-`)));
/** What the bot says of itself where Discord’s people see it. */
const told = (match: RegExp): readonly string[] =>
  bot.discord
    .channel('live-ops')
    .texts()
    .filter((text) => match.test(text));

test('an incident’s channel is put away after its last words, and nobody is told of a fault', async () => {
  await bot.alert('Fire', 'critical');
  const room = await own(1);
  await room.waitForMessage(/Fire/);
  await bot.clear('Fire', 'critical');
  bot.leap(DAY);
  await bot.app.tick();
  await room.waitFor((channel) => channel.archived);
  expect(room.pins[0]?.text).toMatch(/closed at/);
  expect(room.thread(room.pins[0] ?? '').at(-1)?.text).toBe('closed');
  // What is noted afterwards has no place there any more.
  await bot.slack.user(SLACK_MAYA).slash('/risk', 'note INC-1 "It was the boiler"', '#live-ops');
  await bot.slack.channel('#live-ops').waitForMessage(/the boiler/);
  await bot.app.flush();
  expect(told(/专属频道/)).toEqual([]);
  expect(bot.slack.calls().filter(({ result }) => /archived|inactive/.test(result))).toEqual([]);
});

test('reopened after its channel was put away, an incident gets another, and nobody is told of a fault', async () => {
  await bot.alert('Fire', 'critical');
  const first = await own(1);
  await first.waitForMessage(/Fire/);
  await bot.clear('Fire', 'critical');
  bot.leap(DAY);
  await bot.app.tick();
  await first.waitFor((channel) => channel.archived);
  await bot.slack.user(SLACK_MAYA).slash('/risk', 'reopen INC-1 "It burns again"', '#live-ops');
  // So many channels are not made or put away at once.
  bot.leap(MINUTE);
  const second = await bot.slack.waitFor(() => bot.slack.channels().find(({ name }) => name === 'inc-1-fire-2'));
  await second.waitForMessage(/INC-1 · Fire/);
  expect(second.members).toContain(SLACK_MAYA);
  await bot.slack.user(SLACK_MAYA).slash('/risk', 'note INC-1 "Hose fetched"', '#live-ops');
  await second.waitForMessage(/Hose fetched/);
  await bot.app.flush();
  expect(told(/专属频道/)).toEqual([]);
  expect(bot.slack.calls().filter(({ result }) => /archived|inactive/.test(result))).toEqual([]);
  await bot.slack.user(SLACK_MAYA).slash('/risk', 'resolve INC-1 true', '#live-ops');
  await second.waitForMessage(/INC-1 · Maya Chen · resolved/);
  bot.leap(DAY);
  await bot.app.tick();
  bot.leap(MINUTE);
  await second.waitFor((channel) => channel.archived);
});

test('where the app may make no channels people are told so once, and the card of the incident stands elsewhere', async () => {
  bot.slack.setScopes(ALL_SCOPES.filter((scope) => scope !== 'channels:manage'));
  await bot.alert('Fire', 'critical', { sku: 'a' });
  await bot.alert('Flood', 'critical', { sku: 'b' });
  await bot.slack.channel('#live-ops').waitForMessage(/Flood/);
  await bot.discord.channel('live-ops').waitFor(() => told(/channels:manage/).length > 0);
  await bot.app.flush();
  expect(told(/channels:manage/)).toHaveLength(1);
  bot.slack.setScopes(ALL_SCOPES);
  bot.leap(61_000);
  await bot.app.tick();
  await Promise.all([own(1), own(2)]);
});

test('a workspace that lets nobody make channels takes cards all the same', async () => {
  bot.slack.failNext('conversations.create', { error: 'no_permission' }, 100);
  await bot.alert('Fire', 'critical', { sku: 'a' });
  await bot.discord.channel('live-ops').waitFor(() => told(/no\\_permission|专属频道/).length > 0);
  const posted = Date.now();
  await bot.alert('Flood', 'critical', { sku: 'b' });
  await bot.slack.channel('#live-ops').waitForMessage(/Flood/);
  expect(Date.now() - posted).toBeLessThan(3_000);
  expect(told(/Slack 现在收不到消息/)).toEqual([]);
});

import { afterEach, expect, test } from 'vitest';
import type { PolicyStep } from '../../src/domain/incident.js';
import type { Settings } from '../../src/domain/settings.js';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import { textOf } from '../harness/discord/fake-discord.js';
import { layer, schedule } from '../harness/duty.js';

const MIN = 60_000;
let bot: ChatBot;
afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  await bot.close();
});

/** Maya is in Slack and on duty, Lin is in Discord and the lead of her team. */
function called(settings: Settings): Settings {
  const base = { channels: [], people: [], groups: [] };
  const policy: readonly PolicyStep[] = [
    { afterMs: 5 * MIN, ...base, calls: [{ to: 'schedule', id: 'ops' }] },
    { afterMs: 10 * MIN, ...base, calls: [{ to: 'team', id: 'supply' }] },
  ];
  return {
    ...settings,
    policies: [],
    schedules: [schedule('ops', [], { layers: [layer([['maya']], { every: null })], channels: [] })],
    teams: [{ id: 'supply', name: 'Supply', members: ['maya', 'lin'], lead: 'lin', shows: [] }],
    levels: { ...settings.levels, red: { ...settings.levels.red, policy, ackExpiresMs: 30 * MIN, room: null } },
  };
}

const slackSays = (match: RegExp, channel = '#live-ops') => bot.slack.channel(channel).waitForMessage(match);
const discordSays = (match: RegExp, channel = 'live-ops') =>
  bot.discord.channel(channel).waitFor((it) => it.messages().find((message) => match.test(textOf(message))));
const directly = (match: RegExp) =>
  bot.discord.waitFor(() => {
    try {
      return bot.discord
        .direct(DISCORD_LIN)
        .messages()
        .find((message) => match.test(textOf(message)));
    } catch {
      return null;
    }
  });

test('nobody answers: each step mentions who is found, in both chats, says why, and who is next', async () => {
  bot = await startChatBot({ settings: called, limits: 'off' });
  await bot.alert('Payments fail', 'critical', { sku: 'A1' });
  await Promise.all([slackSays(/INC-1/), discordSays(/INC-1/)]);

  bot.leap(5 * MIN);
  await bot.app.tick();
  const first = await slackSays(/Maya Chen: RED INC-1 needs you/);
  expect(first.mentions).toEqual([expect.objectContaining({ kind: 'user', id: SLACK_MAYA })]);
  expect(first.text).toMatch(/this is step 1 of 2/);
  expect(first.text).toMatch(/Maya Chen is on duty for Desk ops/);
  expect(first.text).toMatch(/If nobody answers, the team Supply next at/);
  expect((await slackSays(/on duty/, SLACK_MAYA)).text).toMatch(/INC-1/);
  // In Discord she has no account: it is told, and nobody is disturbed.
  const told = await discordSays(/Maya Chen（ops 台当值）/);
  expect(told.pings.users).toEqual([]);

  bot.leap(5 * MIN);
  await bot.app.tick();
  const second = await discordSays(/林晓（Supply团队）/);
  expect(second.pings.users).toEqual([DISCORD_LIN]);
  expect(textOf(second)).toMatch(/第 2 步，共 2 步/);
  expect(textOf(second)).toMatch(/这是最后一步/);
  await directly(/INC-1/);
});

test('whoever acknowledged is asked by a mention and directly, and presses Still on it', async () => {
  bot = await startChatBot({ settings: called, limits: 'off' });
  await bot.alert('Payments fail', 'critical', { sku: 'A1' });
  const card = await discordSays(/INC-1/);
  await bot.discord.member(DISCORD_LIN).click(card, '确认');
  await discordSays(/林晓 ?已于/);
  bot.leap(25 * MIN);
  await bot.app.tick();
  const asked = await discordSays(/还在处理吗/);
  expect(asked.pings.users).toEqual([DISCORD_LIN]);
  const direct = await directly(/还在处理吗/);
  const answer = await bot.discord.member(DISCORD_LIN).click(direct, '仍在处理');
  expect(answer.text).toMatch(/有效至/);
  bot.leap(20 * MIN);
  await bot.app.tick();
  const why = await bot.slack.user(SLACK_MAYA).slash('/risk', 'info INC-1', '#live-ops');
  expect((await why.waitForReply(/INC-1/)).text).toMatch(/acknowledged by 林晓/);
});

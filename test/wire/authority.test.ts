import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../src/domain/settings.js';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import { type SeenMessage, textOf } from '../harness/discord/fake-discord.js';

let bot: ChatBot;
/** Maya (Slack) and Lin (Discord) only handle incidents; whoever is in the night shift may silence, too. */
const nightShift = (house: Settings): Settings => ({
  ...house,
  people: house.people.map((one) => ({ ...one, permission: one.id === 'ana' ? one.permission : 'act', roles: [] })),
  groups: [{ id: 'night', slack: '@silencers', discord: 'Silencers' }],
  roles: [
    {
      id: 'silencer',
      name: { en: 'Silencer', 'zh-CN': '静默员' },
      may: ['silence', 'level-down'],
      limits: [],
      groups: ['night'],
    },
  ],
});
beforeEach(async () => {
  bot = await startChatBot({ settings: nightShift });
  await bot.alert('Payments fail', 'high', { sku: 'A1' });
});
afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  expect(bot.slack.missedAcks).toEqual([]);
  await bot.close();
});

const maya = () => bot.slack.user(SLACK_MAYA);
const lin = () => bot.discord.member(DISCORD_LIN);
const inDiscord = (): Promise<SeenMessage> =>
  bot.discord.channel('live-ops').waitFor((channel) => channel.messages().find((m) => /INC-1/.test(textOf(m))));
const refused = async () =>
  (await bot.app.engine.deps.store.loadRecords('refused', 10)).map((row) =>
    row.kind === 'record' ? [row.actor.kind === 'person' && row.actor.id, row.data.what] : [],
  );

describe('who may not', () => {
  test('is told so alone, in both chats, for a line and for a dialog, and who may; the history has it', async () => {
    await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
    const typed = await maya().slash('/risk', 'share level INC-1 blue calm', '#live-ops');
    const told = await typed.waitForReply(/may not/);
    expect(told.text).toMatch(/You may not lower the level of incidents\. Ask Ana: they may\./);
    expect(told.ephemeralTo).toBe(SLACK_MAYA);
    const toAll = bot.slack
      .channel('#live-ops')
      .messages()
      .map(({ text }) => text);
    expect(toAll.filter((text) => /may not/.test(text))).toEqual([]);
    const answered = await lin().slash('risk', ['silence', 'add'], { matchers: 'sku=A1', time: '1h', why: 'x' });
    expect(answered.ephemeral).toBe(true);
    expect(answered.text).toMatch(/没有“静默告警”的权限，请联系 Ana/);
    const dialog = await lin().select(await inDiscord(), '更多操作…', ['静默…']);
    expect(dialog).toMatchObject({ modal: null, ephemeral: true });
    expect(await refused()).toEqual([
      ['maya', 'level'],
      ['lin', 'silence add'],
    ]);
  });

  test('may after all once they are in the user group or have the role: it is looked at before they are refused', async () => {
    const card = await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
    const first = await maya().choose(card, 'More…', 'Silence…');
    await first.waitForReply(/You may not silence warnings/);
    bot.slack.addUserGroup({ id: 'S0SIL', handle: 'silencers', users: [SLACK_MAYA] });
    bot.leap(61_000);
    const second = await maya().slash('/risk', 'level INC-1 yellow calmer', '#live-ops');
    await second.waitForReply(/yellow/i);
    expect(bot.slack.calls('usergroups.users.list').length).toBeGreaterThan(0);
    const role = bot.discord.addRole({ name: 'Silencers' });
    bot.discord.giveRole(DISCORD_LIN, role);
    bot.leap(61_000);
    const answered = await lin().slash('risk', ['silence', 'add'], { matchers: 'sku=A9', time: '1h', why: 'x' });
    expect(answered.text).toMatch(/SIL-1/);
    const mine = await maya().slash('/risk', 'me', '#live-ops');
    expect((await mine.waitForReply(/What Maya/)).text).toMatch(/As Silencer \(member of the group night\)/);
  });
});

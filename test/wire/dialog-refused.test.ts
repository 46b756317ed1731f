import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, DISCORD_STRANGER, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import { type SeenMessage, textOf } from '../harness/discord/fake-discord.js';

let bot: ChatBot;
beforeEach(async () => {
  bot = await startChatBot({
    settings: (house) => ({ ...house, people: house.people.map((one) => ({ ...one, permission: 'act' as const })) }),
  });
  await bot.alert('Payments fail', 'high', { sku: 'A1' });
});
afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  expect(bot.slack.missedAcks).toEqual([]);
  await bot.close();
});

const discordCard = (): Promise<SeenMessage> =>
  bot.discord.channel('live-ops').waitFor((channel) => channel.messages().find((m) => /INC-1/.test(textOf(m))));

test('whoever may not do it is told when they press, and not when they have typed', async () => {
  const inSlack = await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
  const pressed = await bot.slack.user(SLACK_MAYA).choose(inSlack, 'More…', 'Silence…');
  expect((await pressed.waitForReply()).text).toMatch(/You may not silence warnings. Ask Ana: they may/);
  expect(bot.slack.user(SLACK_MAYA).lastView()).toBeNull();
  const told = await bot.discord.member(DISCORD_LIN).select(await discordCard(), '更多操作…', ['静默…']);
  expect(told).toMatchObject({ modal: null, ephemeral: true });
  expect(told.text).toMatch(/没有“静默告警”的权限，请联系 Ana/);
});

test('a dialog of a stale answer is not opened where nothing could come of it', async () => {
  const maya = bot.slack.user(SLACK_MAYA);
  const lin = bot.discord.member(DISCORD_LIN);
  await bot.discord.waitFor(() => bot.discord.commands('guild').length > 0);
  const shownInSlack = await (await maya.slash('/risk', 'info INC-1', '#live-ops')).waitForReply(/INC-1/);
  const [shownInDiscord] = (await lin.slash('risk', ['info'], { incident: 'INC-1' })).messages;
  if (!shownInDiscord) throw new Error('nothing shown');
  await (await maya.slash('/risk', 'resolve INC-1 true bank is back', '#live-ops')).waitForReply(/resolved/);
  const late = await maya.choose(shownInSlack, 'More…', 'Change the level…');
  expect((await late.waitForReply()).text).toMatch(/INC-1 is resolved. Reopen it first/);
  const lateToo = await lin.select(shownInDiscord, '更多操作…', ['指派给…']);
  expect(lateToo.modal).toBeNull();
  expect(lateToo.text).toMatch(/INC-1 当前已解决/);
  expect((await lin.select(shownInDiscord, '更多操作…', ['添加备注…'])).modal?.title).toMatch(/INC-1/);
});

test('a stranger’s dialog button is theirs to press again once they are linked', async () => {
  const stranger = bot.discord.member(DISCORD_STRANGER);
  const card = await discordCard();
  const told = await stranger.click(card, '解决');
  const code = /link (\d{6})/.exec(told.text)?.[1] ?? told.text;
  const linked = await bot.slack.user(SLACK_MAYA).slash('/risk', `link ${code}`, '#live-ops');
  const reply = await linked.waitForReply(/newcomer is Maya Chen/);
  expect(reply.text).toMatch(/asks for words first/);
  expect(reply.text).not.toMatch(/dialog resolve/);
  // Nothing was done that was not said yet.
  expect(textOf(await discordCard())).toMatch(/待响应/);
  const direct = await bot.discord.waitFor(() => bot.discord.direct(DISCORD_STRANGER).texts()[0]);
  expect(direct).toMatch(/press it again/);
  await bot.slack.user(SLACK_MAYA).click(reply, 'Resolve');
  expect((await bot.slack.user(SLACK_MAYA).waitForView()).title).toMatch(/Resolve INC-1/);
  expect((await stranger.click(card, '解决')).modal?.title).toMatch(/INC-1/);
});

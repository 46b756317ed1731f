import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import { type SeenMessage, textOf } from '../harness/discord/fake-discord.js';

let bot: ChatBot;
beforeEach(async () => {
  bot = await startChatBot();
  await bot.alert('Payments fail', 'high', { sku: 'A1' });
});
afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  expect(bot.slack.missedAcks).toEqual([]);
  await bot.close();
});

const discordCard = (match: RegExp): Promise<SeenMessage> =>
  bot.discord.channel('live-ops').waitFor((channel) => channel.messages().find((m) => match.test(textOf(m))));

test('an update is written in a dialog, in Slack and in Discord, and the managers get it in their form', async () => {
  const maya = bot.slack.user(SLACK_MAYA);
  const lin = bot.discord.member(DISCORD_LIN);
  const ops = bot.slack.channel('#live-ops');
  const managers = bot.slack.channel('#live-managers');
  await maya.click(await ops.waitForMessage(/INC-1/), 'Acknowledge');
  const card = await ops.waitForMessage(/acknowledged by Maya Chen/);
  // Its first deadline is to have a team: that has its button, the rest is in the menu.
  expect(card.text).toMatch(/team assembled/);
  await maya.choose(card, 'More…', 'Update…');
  const view = await maya.waitForView();
  expect(view.title).toMatch(/Update on INC-1/);
  await maya.submit(view, {
    'field:conditions': 'the bank says "needs: 2 h"\n12,000 orders wait',
    'field:actions': 'paid by card only',
  });
  const brief = await managers.waitForMessage(/Update INC-1/);
  expect(brief.text).toMatch(/the bank says "needs: 2 h" 12,000 orders wait/);
  expect(brief.text).toMatch(/What is done[\s\S]*paid by card only/);
  expect(brief.text).not.toMatch(/What is needed/);
  expect(brief.text).toMatch(/Next update/);

  const inDiscord = await discordCard(/Maya Chen/);
  const { modal } = await lin.select(inDiscord, '更多操作…', ['通报进展…']);
  if (!modal) throw new Error('no dialog');
  const answer = await lin.submit(modal, {
    conditions: '银行已恢复',
    actions: '逐步放量',
    needs: '无需支持，22:00 复盘',
  });
  expect(answer.text).toMatch(/进展通报”已提交，下一次须在/);
  const second = await managers.waitForMessage(/银行已恢复/);
  expect(second.text).toMatch(/22:00 复盘/);

  // A tick is no content: what was written comes back, with what it could be.
  const again = await lin.select(await discordCard(/Maya Chen/), '更多操作…', ['通报进展…']);
  if (!again.modal) throw new Error('no dialog');
  const refused = await lin.submit(again.modal, { conditions: '✓', actions: '', needs: '' });
  expect(refused.text).toMatch(/不能只打个勾/);
});

test('typed in Slack with nothing but the incident, it opens its dialog', async () => {
  const maya = bot.slack.user(SLACK_MAYA);
  await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
  await maya.slash('/risk', 'update INC-1', '#live-ops');
  const view = await maya.waitForView();
  expect(view.title).toMatch(/Update on INC-1/);
  await maya.submit(view, { 'field:conditions': 'the bank answers again' });
  const brief = await bot.slack.channel('#live-managers').waitForMessage(/Update INC-1/);
  expect(brief.text).toMatch(/the bank answers again/);
});

test('folded on Discord, typed everywhere: /risk respond plan, /risk plan', async () => {
  const lin = bot.discord.member(DISCORD_LIN);
  await bot.discord.waitFor(() => bot.discord.commands('guild').length > 0);
  await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
  const filed = await lin.slash('risk', ['respond', 'plan'], { incident: 'INC-1', text: '18:00 前切到备用通道' });
  expect(filed.text).toMatch(/处置方案”已提交/);
  const typed = await bot.slack.user(SLACK_MAYA).slash('/risk', 'assign INC-1 @lin as 法务', '#live-ops');
  expect((await typed.waitForReply()).text).toMatch(/林晓 is now legal/);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import type { SeenMessage } from '../harness/discord/fake-discord.js';
import { textOf } from '../harness/discord/fake-discord.js';

let bot: ChatBot;
beforeEach(async () => {
  bot = await startChatBot();
  await bot.alert('East sold out', 'high', { region: 'east' });
  await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
});
afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  expect(bot.slack.missedAcks).toEqual([]);
  expect(bot.discord.misses).toEqual([]);
  await bot.close();
});

const managers = (match: RegExp) => bot.slack.channel('#live-managers').waitForMessage(match);
const toLin = (match: RegExp): Promise<SeenMessage> =>
  bot.discord.waitFor(() => {
    const messages = () => bot.discord.direct(DISCORD_LIN).messages();
    try {
      return messages().find((message) => match.test(textOf(message)));
    } catch {
      return undefined;
    }
  });

test('asked in Slack, approved by a button in a direct message of Discord: the card changes everywhere', async () => {
  const maya = bot.slack.user(SLACK_MAYA);
  const answer = await maya.slash('/risk', 'draw 11% of east-reserve for INC-1 the east is sold out', '#live-ops');
  expect((await answer.waitForReply(/REQ-1/)).text).toMatch(/held until it is approved.*林晓/su);
  const asked = await managers(/REQ-1: approval wanted/);
  expect(asked.text).toMatch(/550 units \(11%\).*Emergency stock East for INC-1/su);
  expect(asked.text).toMatch(/Maya Chen/);
  // Her own request she cannot approve.
  expect((await (await maya.click(asked, 'Approve')).waitForReply()).text).toMatch(/your own/);

  const card = await toLin(/REQ-1：请审批/);
  expect(textOf(card)).toMatch(/550 件（11%）/);
  const pressed = await bot.discord.member(DISCORD_LIN).click(card, '批准');
  expect(pressed.text).toMatch(/已批准并执行/);
  const done = await managers(/REQ-1: approved/);
  expect(done.text).toMatch(/林晓/);
  expect(done.text).not.toMatch(/Reject…/);
  await toLin(/REQ-1：已批准/);
  await bot.slack.channel('#live-ops').waitForMessage(/drew 550 units \(11%\)/);
});

test('rejected through a dialog that asks why', async () => {
  await bot.slack.user(SLACK_MAYA).slash('/risk', 'draw 20% of east-reserve for INC-1 x', '#live-ops');
  const card = await toLin(/REQ-1/);
  const lin = bot.discord.member(DISCORD_LIN);
  const { modal } = await lin.click(card, '驳回…');
  if (!modal) throw new Error('no dialog');
  expect(modal.title).toMatch(/REQ-1/);
  const sent = await lin.submit(modal, { why: '华南还有货' });
  expect(sent.text).toMatch(/REQ-1 已驳回/);
  expect((await managers(/REQ-1: rejected/)).text).toMatch(/华南还有货/);
});

test('found under its group in Discord’s menu, and understood as it is typed', async () => {
  await bot.discord.waitFor(() => bot.discord.commands('guild').length > 0);
  const lin = bot.discord.member(DISCORD_LIN);
  const drawn = await lin.slash('risk', ['approval', 'draw'], {
    amount: '5万',
    resource: 'reserve-fund',
    incident: 'INC-1',
    why: '退款',
  });
  expect(drawn.text).toMatch(/REQ-1：动用 风险准备金.*5万元/su);
  expect((await lin.slash('risk', ['approval', 'requests'])).text).toMatch(/REQ-1/);
  const veto = await lin.slash('risk', ['approval', 'veto-sku'], { sku: 'A1', why: '检测不合格' });
  expect(veto.text).toMatch(/商品 A1 已一票否决/);
  const red = await bot.slack.channel('#live-ops').waitForMessage(/INC-2/);
  expect(red.text).toMatch(/RED/);
  expect(red.text).toMatch(/Vetoed/);
});

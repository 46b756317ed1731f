import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, startChatBot } from '../harness/chat-bot.js';
import type { SeenMessage } from '../harness/discord/fake-discord.js';
import { textOf } from '../harness/discord/fake-discord.js';

describe('dialogs, with both chats running', () => {
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

  const card = (): Promise<SeenMessage> =>
    bot.discord.channel('live-ops').waitFor((channel) => channel.messages().find((m) => /INC-1/.test(textOf(m))));

  test('what was written into one that is refused comes back as a file where it is long', async () => {
    const lin = bot.discord.member(DISCORD_LIN);
    const { modal } = await lin.select(await card(), '更多操作…', ['暂缓…']);
    if (!modal) throw new Error('no dialog');
    const refused = await lin.submit(modal, { time: '```\n长'.repeat(700) });
    expect(refused.text).toMatch(/不是时长/);
    expect(refused.messages[0]?.attachments).toMatchObject([{ filename: 'snooze.txt' }]);
  });

  test('a message of the bot’s own does not go into a timeline a second time', async () => {
    const lin = bot.discord.member(DISCORD_LIN);
    await bot.discord.waitFor(() => bot.discord.commands('guild').length > 0);
    const answer = await lin.context('Add to incident timeline', await card());
    expect(answer.text).toMatch(/机器人自己发的消息/);
    expect((await lin.slash('risk', ['info'], { incident: 'INC-1' })).text).not.toMatch(/备注/);
  });
});

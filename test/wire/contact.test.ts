import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import { textOf } from '../harness/discord/fake-discord.js';

const MINUTE = 60_000;

describe('called by direct messages (A14)', () => {
  let bot: ChatBot;
  beforeEach(async () => {
    const step = { afterMs: MINUTE, channels: [], people: ['maya', 'lin'], groups: [] };
    bot = await startChatBot({
      settings: (settings) => ({
        ...settings,
        schedules: [],
        policies: [],
        levels: { ...settings.levels, orange: { ...settings.levels.orange, policy: [step] } },
      }),
    });
  });
  afterEach(async () => {
    expect(bot.discord.violations).toEqual([]);
    expect(bot.slack.missedAcks).toEqual([]);
    await bot.close();
  });

  test('each in their own chat and language; a press in the message answers everywhere', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    await bot.slack.channel('#live-ops').waitForMessage(/INC-1/);
    bot.leap(2 * MINUTE);
    const toMaya = await bot.slack.channel(SLACK_MAYA).waitForMessage(/INC-1/);
    expect(toMaya.text).toMatch(/Maya Chen: ORANGE INC-1 needs you/i);
    const toLin = await bot.discord
      .direct(DISCORD_LIN)
      .waitFor((channel) => channel.messages().find((message) => /INC-1/.test(textOf(message))));
    expect(textOf(toLin)).toMatch(/林晓：橙色事件 INC-1 需要您处理/u);
    await bot.slack.user(SLACK_MAYA).click(toMaya, 'Acknowledge');
    await bot.discord
      .channel('live-ops')
      .waitFor((channel) =>
        channel.messages().find((message) => /Maya Chen/.test(textOf(message)) && /确认/.test(textOf(message))),
      );
    expect(
      bot.slack
        .channel(SLACK_MAYA)
        .messages()
        .filter(({ text }) => /INC-1 needs you/.test(text)),
    ).toHaveLength(1);
  });
});

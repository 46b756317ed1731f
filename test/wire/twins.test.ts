import { afterEach, expect, test } from 'vitest';
import { type ChatBot, startChatBot } from '../harness/chat-bot.js';
import { textOf } from '../harness/discord/fake-discord.js';

let bot: ChatBot;
afterEach(() => bot.close());

const discordCards = (match: RegExp) =>
  bot.discord
    .channel('live-ops')
    .messages()
    .filter((message) => message.embeds.length > 0 && match.test(textOf(message)));

test('begun anew on an empty database, with the same tokens: the first incident is shown, and the old one’s card stays', async () => {
  bot = await startChatBot({ limits: 'off' });
  await bot.alert('Fire', 'critical');
  await bot.app.flush();
  await bot.discord.waitFor(() => discordCards(/INC-1 · Fire/).length === 1);
  await bot.restart({ empty: true });
  await bot.alert('Flood', 'critical');
  await bot.slack.channel('#live-ops').waitForMessage(/INC-1 · Flood/);
  await bot.discord.waitFor(() => discordCards(/INC-1 · Flood/).length === 1);
  expect(discordCards(/INC-1 · Fire/)).toHaveLength(1);
});

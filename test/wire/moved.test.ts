import { afterEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../src/domain/settings.js';
import { type ChatBot, startChatBot } from '../harness/chat-bot.js';
import { textOf } from '../harness/discord/fake-discord.js';

const MINUTE = 60_000;
let bot: ChatBot;
afterEach(() => bot.close());

const slackCards = (match: RegExp) =>
  bot.slack
    .channel('#live-ops')
    .messages()
    .filter(({ text, threadTs }) => threadTs === null && match.test(text));
const discordCards = (match: RegExp) =>
  bot.discord
    .channel('live-ops')
    .messages()
    .filter((message) => message.embeds.length > 0 && match.test(textOf(message)));
/** That something cannot be reached, as the bot says it in Discord’s language. */
const alarms = () =>
  bot.discord
    .channel('live-ops')
    .texts()
    .filter((text) => text.includes('收不到消息'));

describe('a channel that is another than it was', () => {
  test.each([
    ['slack', 'discord'],
    ['discord', 'slack'],
  ])('moved from %s to %s between two lives: a card that changes is shown in the new place', async (from, to) => {
    let at = from;
    bot = await startChatBot({
      limits: 'off',
      settings: (settings): Settings => ({
        ...settings,
        // Read at each start.
        get channels() {
          const [first] = settings.channels.filter(({ id }) => id === 'slack-ops');
          return first ? [{ ...first, platform: at }] : [];
        },
      }),
    });
    const cards = at === 'slack' ? discordCards : slackCards;
    await bot.alert('Fire', 'warning', { sku: 'a' });
    await bot.app.flush();
    expect(cards(/Fire/)).toHaveLength(0);
    at = to;
    await bot.restart();
    await bot.alert('Fire', 'high', { sku: 'a', grade: 'high' });
    await bot.alert('Water', 'high', { sku: 'b' });
    await bot.app.flush();
    await (to === 'slack' ? bot.slack : bot.discord).waitFor(() => cards(/INC-2/).length > 0);
    await (to === 'slack' ? bot.slack : bot.discord).waitFor(() => cards(/INC-1/).length > 0);
    await bot.app.flush();
    expect(cards(/INC-1 · Fire/)).toHaveLength(1);
    expect(alarms()).toEqual([]);
    expect(bot.discord.violations).toEqual([]);
  });

  test.each(['deleted', 'archived'])(
    '%s, and another has its name: cards that change move there, and nothing is said to be broken',
    async (how) => {
      bot = await startChatBot({ limits: 'off' });
      await bot.alert('Fire', 'warning', { sku: 'a' });
      await bot.app.flush();
      const old = bot.slack.channel('#live-ops').id;
      if (how === 'deleted') bot.slack.deleteChannel('#live-ops');
      else {
        bot.slack.rename('#live-ops', 'live-ops-old');
        bot.slack.archive(old);
      }
      bot.slack.addChannel({ id: 'C0NEW', name: 'live-ops' });
      bot.discord.deleteChannel('live-ops');
      bot.discord.addTextChannel({ name: 'live-ops' });
      bot.leap(2 * MINUTE);
      await bot.alert('Fire', 'critical', { sku: 'a', grade: 'critical' });
      await bot.alert('Water', 'high', { sku: 'b' });
      await bot.slack.waitFor(() => slackCards(/RED.*INC-1 · Fire/s).length === 1 && slackCards(/INC-2/).length === 1);
      await bot.discord.waitFor(() => discordCards(/INC-1 · Fire/).length === 1 && discordCards(/INC-2/).length === 1);
      bot.leap(10 * MINUTE);
      await bot.app.tick();
      await bot.app.flush();
      // Beside the reminders that it is not acknowledged.
      expect(slackCards(/INC-1 · Fire.*last change/s)).toHaveLength(1);
      expect(discordCards(/INC-1 · Fire.*最近变化/s)).toHaveLength(1);
      expect(alarms()).toEqual([]);
      expect(bot.discord.violations).toEqual([]);
    },
  );
});

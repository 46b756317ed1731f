import { expect, test } from 'vitest';
import { startBot } from '../harness/bot.js';
import { cardText } from '../harness/recording-chat.js';

test('a storm that nobody answers calls once a step, not once an incident', async () => {
  const bot = await startBot();
  try {
    for (let i = 0; i < 40; i++) await bot.metric('delivery.delay_rate', 0.18, { region: `r${i}` }, `region:r${i}`);
    await bot.advance('50m');
    const calls = bot.chat.seen.filter((seen) => seen.out.kind === 'call' && !seen.edit);
    const together = calls.filter(({ out }) => /of a storm/.test(out.card.title));
    // The first ten came before it was a storm, and have cards of their own.
    const alone = calls.filter(({ channel, out }) => channel === 'on-call' && /is step 1 of/.test(cardText(out.card)));
    expect(alone).toHaveLength(10);
    expect(together.map(({ channel }) => channel)).toEqual(['on-call', 'managers']);
    expect(together[0]?.out.calls.people.map(({ id }) => id)).toEqual(['maya']);
    expect(
      together
        .slice(0, 1)
        .map(({ out }) => cardText(out.card))
        .join(),
    ).toMatch(/30 incidents of a storm/);
    // Answered together, the message that called says so.
    await bot.type('ack all yellow');
    await bot.advance('1m');
    expect(bot.card('on-call', /0 incidents of a storm/)).toBeDefined();
  } finally {
    await bot.close();
  }
});

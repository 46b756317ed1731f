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
    expect(together[0]?.out.calls.people.map(({ id }) => id)).toEqual(['jia']);
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

test('A14: forty red ones at once keep their cards, and call nobody forty times', async () => {
  const account = (id: string) => [{ platform: 'console', id }];
  const bot = await startBot((config) => {
    const people = config.settings.people.map((person) => ({ ...person, accounts: account(person.id) }));
    return { ...config, settings: { ...config.settings, people } };
  });
  try {
    for (let i = 0; i < 40; i++) await bot.metric('delivery.delay_rate', 0.9, { region: `r${i}` }, `region:r${i}`);
    for (let i = 0; i < 40; i++) await bot.type(`escalate INC-${i + 1} red the whole region`);
    expect(bot.chat.cards('ops').filter((title) => /r\d/.test(title))).not.toHaveLength(0);
    await bot.advance('2h');
    const calling = (who: string) =>
      bot.chat.seen.filter(({ out, edit }) => !edit && out.calls.people.some(({ id }) => id === who));
    const shown = (who: string) => calling(who).map(({ out }) => cardText(out.card));
    expect(shown('maya').filter((text) => /40 incidents.*RED.*40/s.test(text)).length).toBeGreaterThan(0);
    for (const who of ['maya', 'lin']) expect(calling(who).length, who).toBeLessThan(60);
    // What a person asks for by name is said by itself all the same.
    const before = shown('lin').length;
    await bot.type('escalate INC-40 @lin the host is gone');
    expect(shown('lin').slice(before).join()).toMatch(/INC-40 needs you/);
    expect(bot.card('ops', /escalation is not as it should be|has not been taken/)).toBeUndefined();
  } finally {
    await bot.close();
  }
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bot, OPERATOR, startBot } from '../harness/bot.js';
import { cardText } from '../harness/recording-chat.js';

describe('what a silence’s preview shows is what its button does', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot();
    await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
  });
  afterEach(() => bot.close());

  const run = (text: string, zone: string) =>
    bot.app.execute({
      text,
      person: OPERATOR,
      platform: 'console',
      account: null,
      channel: null,
      message: null,
      lang: 'en',
      zone,
    });

  /** The preview's words and, after its button was pressed by somebody in `zone`, what the list of silences says. */
  async function previewed(line: string, zone = 'Asia/Shanghai', at = 'Asia/Shanghai') {
    const preview = await run(`silence preview ${line}`, at);
    if (!preview.ok) throw new Error(`refused: ${preview.said.key}`);
    const [button] = preview.card.buttons;
    const done = await run(button?.command ?? '', zone);
    return {
      preview: cardText(preview.card),
      done: done.ok ? cardText(done.card) : done.said.key,
      list: await bot.type('silence list'),
    };
  }
  const until = (text: string): string | undefined => /until (.+?)(?:[;:]? (?:hides|it hides)|[,;:] )/.exec(text)?.[1];

  test.each([
    ['pm', 'until tomorrow 6:00 "pm is away"', 'pm is away'],
    ['am', 'until tomorrow 6:00 "am"', 'am'],
    ['an hour', 'for 1h "30m"', '30m'],
    ['a date', 'for 1h "until 2027-01-01 9:00 or so"', 'until 2027-01-01 9:00 or so'],
    ['quotes', 'for 1h "\\"a\\" \\\\ b"', '"a" \\ b'],
    ['a label', 'for 1h "x=y"', 'x=y'],
  ])('whatever the reason begins with: %s', async (_what, rest, why) => {
    const { preview, done, list } = await previewed(`region=east ${rest}`);
    expect(until(done)).toBe(until(preview));
    expect(list).toContain(`Ana: ${why}`);
  });

  test('in whatever zone the one who presses is taken to be', async () => {
    const { preview, done } = await previewed('region=east until tomorrow 6:00 stock', 'America/New_York');
    expect(until(done)).toBe(until(preview));
  });

  test('to the minute', async () => {
    await bot.advance('30s');
    const { preview, done } = await previewed('region=east for 1h stock');
    expect(until(preview)).toBe(until(done));
  });

  test('one that would be refused is not offered', async () => {
    await expect(previewed('region!=west for 1h stock')).rejects.toThrow('refused: silence.empty');
  });
});

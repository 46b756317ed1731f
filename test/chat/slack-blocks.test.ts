import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardBlocks, type SlackMessage } from '../../src/chat/slack/blocks.js';
import { ACTION_PREFIX, readButtonValue } from '../../src/chat/slack/button-value.js';
import { cutText } from '../../src/chat/slack/cut.js';
import { escapeText } from '../../src/chat/slack/escape.js';
import { mrkdwn } from '../../src/chat/slack/rich-text.js';
import { type Card, type CardButton, FORM_IDS, plainCard, type Rich } from '../../src/domain/card.js';
import { LEVELS } from '../../src/domain/level.js';
import type { Lang } from '../../src/domain/text.js';
import { renderIncident, renderWord } from '../../src/outbox/render.js';
import { checkBlocks } from '../harness/slack/blocks/blocks.js';
import { parseJson } from '../harness/slack/json.js';
import { alertOf, incidentOf, MIN, NOW, people, ZONE } from './fixture.js';

const reader = (lang: Lang) => ({ lang, zone: ZONE, now: NOW, people });

/** A message as lines, one for each thing on the screen. */
function drawn({ blocks }: SlackMessage): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'header':
        return [`# ${block.text.text}`];
      case 'section':
        return [
          ...(block.text ? [block.text.text] : []),
          ...(block.fields ?? []).map((field) => `| ${field.text.replace('\n', ': ')}`),
        ];
      case 'context':
        return block.elements.map((element) => ('text' in element ? `. ${element.text}` : '. ?'));
      case 'actions':
        return [block.elements.map(control).join(' ')];
      default:
        return [`? ${block.type}`];
    }
  });
}

type Element = Extract<KnownBlock, { type: 'actions' }>['elements'][number];
function control(element: Element): string {
  if (element.type === 'button') return `[${element.text.text}${element.style ? ` ${element.style}` : ''}]`;
  if (element.type !== 'overflow' && element.type !== 'static_select') return `[? ${element.type}]`;
  return `[${element.type}: ${(element.options ?? []).map((each) => each.text.text).join(', ')}]`;
}

function complaints({ blocks, text }: SlackMessage): string[] {
  const found = checkBlocks(parseJson(JSON.stringify(blocks)) ?? null, 'message', '/blocks');
  if (JSON.stringify(blocks).length > 12_000) found.push('blocks too long');
  if (text.length > 4_000 || text === '') found.push(`text of ${text.length}`);
  return found;
}

/** Every `<…>` in what Slack reads as mrkdwn. */
function live(message: SlackMessage): string[] {
  const texts: string[] = [message.text];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'mrkdwn' && 'text' in value) texts.push(String(value.text));
    for (const each of Object.values(value)) walk(each);
  };
  walk(message.blocks);
  return texts.flatMap((text) => text.match(/<[^>]*>?/g) ?? []);
}

const button = (command: string, more: Partial<CardButton> = {}): CardButton => ({
  command,
  label: command,
  style: 'plain',
  ...more,
});

describe("an incident's card", () => {
  const card = (lang: Lang, more: Partial<Card> = {}): Card => ({
    ...renderIncident(
      incidentOf({ level: 'red' }),
      [alertOf()],
      [{ kind: 'escalate', ref: '42', dueAt: NOW + 5 * MIN }],
      reader(lang),
    ),
    buttons: [
      button('ack INC-42', { label: 'Acknowledge', style: 'primary' }),
      button('escalate INC-42', { label: 'Escalate', style: 'danger', asks: 'escalate' }),
    ],
    more: [button('note INC-42', { label: 'Note', asks: 'note' }), button('why INC-42', { label: 'Why?' })],
    ...more,
  });

  test('in English: mark and word in the title, figures in columns, times in the zone of whoever reads', () => {
    const message = cardBlocks(card('en'), reader('en'));
    expect(drawn(message)).toEqual([
      '# 🔴 RED INC-42 · Deliveries late in east',
      'delivery.delay_rate is 18%, above 15%: yellow.',
      '| *State*: open, not acknowledged since <!date^1795261200^{time}|19:40>',
      '| *Owner*: nobody',
      '| *Money at risk*: ¥8.2M (¥1.2M direct, ¥7M indirect)',
      '| *Act by*: <!date^1795263600^{ago}|in 20 min> · <!date^1795263600^{time}|20:20>',
      '| *Threshold in force*: 15%; now 18%',
      '| *Where*: show 618-1, region east',
      '| *Alerts*: 1 firing, 0 cleared',
      '| *Clocks*: acknowledge by <!date^1795262700^{time}|20:05> (<!date^1795262700^{ago}|in 5 min>), else it goes further',
      '. Opened <!date^1795261200^{time}|19:40> · last change <!date^1795262100^{time}|19:55>',
      '[Acknowledge primary] [Escalate danger] [overflow: Note, Why?]',
    ]);
    expect(message.text).toBe(
      '🔴 RED INC-42 · Deliveries late in east — delivery.delay_rate is 18%, above 15%: yellow.',
    );
    expect(complaints(message)).toEqual([]);
  });

  test('in Chinese', () => {
    const lines = drawn(cardBlocks(card('zh-CN'), reader('zh-CN')));
    expect(lines[0]).toBe('# 🔴 红色 INC-42 · east配送延迟');
    expect(lines).toContain('| *状态*: 待响应，<!date^1795261200^{time}|19:40> 起无人确认');
  });

  test('fits one section of text and figures, so that a phone shows it whole', () => {
    expect(cardBlocks(card('en'), reader('en')).blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'context',
      'actions',
    ]);
  });

  test('a drill says so first, everywhere', () => {
    const message = cardBlocks(card('en', { drill: true }), reader('en'));
    expect(drawn(message)[0]).toBe('# DRILL · 🔴 RED INC-42 · Deliveries late in east');
    expect(message.text).toMatch(/^DRILL · 🔴 RED INC-42/);
    expect(drawn(cardBlocks(card('zh-CN', { drill: true }), reader('zh-CN')))[0]).toMatch(/^# 演练 · 🔴 红色/);
  });

  test('every control carries its command line and its dialog', () => {
    const actions = cardBlocks(card('en'), reader('en')).blocks.find((block) => block.type === 'actions');
    const elements = actions?.elements ?? [];
    const pressed = elements.flatMap((element) => {
      if (element.type === 'button') return [readButtonValue(element.value ?? '')];
      return element.type === 'overflow' ? element.options.map((each) => readButtonValue(each.value ?? '')) : [];
    });
    expect(pressed).toEqual([
      { command: 'ack INC-42', asks: null },
      { command: 'escalate INC-42', asks: 'escalate' },
      { command: 'note INC-42', asks: 'note' },
      { command: 'why INC-42', asks: null },
    ]);
    const ids = elements.map((element) => element.action_id ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.startsWith(ACTION_PREFIX))).toBe(true);
  });

  test('those who are called stand above it and in the notification, live', () => {
    const message = cardBlocks(card('en'), reader('en'), [{ user: 'U0001' }, { group: 'S0001' }, { user: '!channel' }]);
    expect(drawn(message)[0]).toBe('<@U0001> <!subteam^S0001>');
    expect(message.text).toMatch(/^<@U0001> <!subteam\^S0001> 🔴 RED/);
    expect(JSON.stringify(message)).not.toContain('!channel');
  });
});

describe('cards that are not about one incident', () => {
  test('a sentence of the bot itself is that sentence, its level before it', () => {
    const word = renderWord(
      { key: 'audit.check-overdue', params: { check: 'hls', late: { ms: 3 * MIN } } },
      reader('en'),
    );
    expect(drawn(cardBlocks(word, reader('en')))).toEqual(['Check hls is 3 min overdue. Look at /risk checks.']);
    expect(drawn(cardBlocks({ ...word, level: 'orange' }, reader('zh-CN')))).toEqual([
      '*🟠 橙色* · Check hls is 3 min overdue. Look at /risk checks.',
    ]);
  });

  test('an answer has a bold line, not a banner; a title alone is a plain line', () => {
    expect(drawn(cardBlocks(plainCard('Done', [['✓ INC-42']]), reader('en')))).toEqual(['*Done*\n✓ INC-42']);
    expect(drawn(cardBlocks(plainCard('Done'), reader('en')))).toEqual(['Done']);
  });

  test('more than Slack takes in an overflow goes into a menu with a name; what no option carries is a button', () => {
    const more = Array.from({ length: 6 }, (_, i) => button(`c${i}`));
    const long = button(`note INC-42 ${'x'.repeat(100)}`, { label: 'long' });
    const message = cardBlocks(plainCard('t', [], { more: [...more, long] }), reader('zh-CN'));
    expect(drawn(message)[1]).toBe('[long] [static_select: c0, c1, c2, c3, c4, c5]');
    expect(JSON.stringify(message.blocks)).toContain('更多…');
  });

  test('lines that do not fit are counted', () => {
    const text = Array.from({ length: 400 }, (_, i): Rich => [`line ${i} ${'x'.repeat(80)}`]);
    const message = cardBlocks(plainCard('t', text), reader('en'));
    const lines = drawn(message).join('\n').split('\n');
    const left = /^… (\d+) more lines$/.exec(lines.at(-1) ?? '')?.[1];
    expect(lines.length - 2 + Number(left)).toBe(400);
    expect(complaints(message)).toEqual([]);
    const chinese = drawn(cardBlocks(plainCard('t', text), reader('zh-CN'))).join('\n');
    expect(chinese).toMatch(/…… 另有 \d+ 行$/);
  });
});

describe('text from outside', () => {
  test.each([
    ['<!channel> <@U1> <https://x|y>', '&lt;!channel&gt; &lt;@U1&gt; &lt;https://x|y&gt;'],
    ['*bold* ~gone~ `code`', '∗bold∗ ∼gone∼ ˋcodeˋ'],
    ['_slanted_ SKU_1', 'ˍslantedˍ SKU_1'],
    ['> quoted > not', '＞ quoted &gt; not'],
    [':fire: at 20:00:15', '∶fire: at 20:00:15'],
    ['a\nb', 'a b'],
    ['&lt;', '&amp;lt;'],
  ])('%j is shown, not obeyed', (text, shown) => expect(escapeText(text)).toBe(shown));

  test('a time is shown in the zone of the reader, with its day where that is not today', () => {
    const told: Rich = [
      { at: NOW, style: 'time' },
      ' ',
      { at: NOW - 24 * 60 * MIN, style: 'time' },
      ' ',
      { at: NOW, style: 'date' },
      ' ',
      { at: NOW + MIN, style: 'relative' },
    ];
    expect(mrkdwn(told, reader('en'), 3000)).toBe(
      '<!date^1795262400^{time}|20:00> <!date^1795176000^{date_short_pretty} {time}|Nov 20 20:00> ' +
        '<!date^1795262400^{date_short}|Nov 21, 2026> <!date^1795262460^{ago}|in 1 min>',
    );
    expect(mrkdwn(told, reader('zh-CN'), 3000)).toContain('{ago}|1 分钟后>');
  });

  test('a time is kept whole or left off', () => {
    const told: Rich = ['at ', { at: NOW, style: 'time' }, ' & later'];
    const whole = mrkdwn(told, reader('en'), 3000);
    for (let most = 1; most <= whole.length; most++) {
      const cut = mrkdwn(told, reader('en'), most);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(cut.replace(/<!date\^\d+\^\{time\}\|20:00>/, '').replace('&amp;', '')).not.toMatch(/[<>&]/);
    }
  });

  test('is cut between characters, never through one', () => {
    expect(cutText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toBe('👩‍👩‍👧‍👦…');
    expect(cutText('abc', 3)).toBe('abc');
  });
});

describe('whatever a card holds', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '<!channel>',
      '<!everyone>',
      '<@U0001>',
      '*x*',
      '@everyone',
      '<https://a|b>',
      '&amp;',
      '`',
      ':fire:',
      '',
    ),
    fc.string({ unit: 'binary', minLength: 1000, maxLength: 3500 }),
  );
  const rich = fc.array(
    fc.oneof(
      nasty,
      fc.record({
        at: fc.integer({ min: -1e12, max: 4e12 }),
        style: fc.constantFrom('time' as const, 'date' as const, 'relative' as const),
      }),
    ),
    { maxLength: 6 },
  );
  const buttons = fc.array(
    fc.record({
      command: fc.string({ minLength: 1, maxLength: 200 }),
      label: nasty,
      style: fc.constantFrom('plain' as const, 'primary' as const, 'danger' as const),
      asks: fc.option(fc.constantFrom(...FORM_IDS), { nil: undefined }),
    }),
    { maxLength: 40 },
  );
  const cards = fc.record({
    level: fc.option(fc.constantFrom(...LEVELS)),
    badge: fc.option(nasty),
    title: fc.oneof(nasty, fc.constant('Tocsin')),
    text: fc.array(rich, { maxLength: 30 }),
    fields: fc.array(fc.record({ name: nasty, value: rich }), { maxLength: 25 }),
    buttons,
    more: buttons,
    footer: fc.option(rich),
    drill: fc.boolean(),
  });

  test("keeps Slack's limits, and nothing in it is live but times and those who are called", () => {
    fc.assert(
      fc.property(cards, fc.constantFrom<Lang>('en', 'zh-CN'), (card, lang) => {
        const message = cardBlocks(card, reader(lang), [{ user: 'U9' }]);
        expect(complaints(message)).toEqual([]);
        const unexpected = live(message).filter((each) => !/^(?:<@U9>|<!date\^\d+\^[{}a-z_ ]+\|[^<>|]*>)$/.test(each));
        expect(unexpected).toEqual([]);
      }),
      { numRuns: 100, interruptAfterTimeLimit: 15_000 },
    );
  }, 60_000);

  test('no mark of mrkdwn is left in any text', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string()), (text) => {
        const shown = escapeText(text);
        expect(shown).not.toMatch(/[*~`<>]|&(?!amp;|lt;|gt;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/);
      }),
    );
  });
});

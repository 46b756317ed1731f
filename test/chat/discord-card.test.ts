import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customId, markOf, readCustomId } from '../../src/chat/discord/custom-id.js';
import { cutMarkup, cutText, fitLines } from '../../src/chat/discord/cut.js';
import { escapeText, plainText } from '../../src/chat/discord/escape.js';
import { holdLong } from '../../src/chat/discord/hold-long.js';
import { applicationIdOf, inviteUrl } from '../../src/chat/discord/invite.js';
import { levelTag, tagsFor } from '../../src/chat/discord/level-tags.js';
import { LIMITS } from '../../src/chat/discord/limits.js';
import { cardMessage, lineMessage, type MessageBody } from '../../src/chat/discord/message.js';
import { PERMISSIONS } from '../../src/chat/discord/permissions.js';
import type { Place } from '../../src/chat/discord/read.js';
import { richMarkup } from '../../src/chat/discord/rich-markup.js';
import { threadName, threadNameOfTitle, titleMarkup } from '../../src/chat/discord/title.js';
import { type Card, type CardButton, plainCard } from '../../src/domain/card.js';
import { LEVELS } from '../../src/domain/level.js';
import type { Lang } from '../../src/domain/text.js';
import { MIN, NOW, ZONE } from './fixture.js';

const reader = (lang: Lang = 'en') => ({ lang, zone: ZONE, now: NOW });
const button = (command: string, more: Partial<CardButton> = {}): CardButton => ({
  command,
  label: command,
  style: 'plain',
  ...more,
});
const incident = (more: Partial<Card> = {}): Card =>
  plainCard('INC-42 · Deliveries late in east', [['delivery.delay_rate is 18%, above 15%.']], {
    level: 'red',
    badge: 'RED',
    fields: [
      { name: 'State', value: ['open, not acknowledged since ', { at: NOW - MIN, style: 'time' }] },
      { name: 'Act by', value: [{ at: NOW + MIN, style: 'relative' }] },
    ],
    footer: ['Opened ', { at: NOW - MIN, style: 'time' }],
    buttons: [
      button('ack INC-42', { label: 'Acknowledge', style: 'primary' }),
      button('escalate INC-42', { style: 'danger' }),
    ],
    more: [button('why INC-42', { label: 'Why?' })],
    ...more,
  });

/** Discord's markdown and mentions, as its clients find them in a text after its escapes are taken out. */
const LIVE = [
  /@(everyone|here)/,
  /<@[!&]?\d+>/,
  /<#\d+>/,
  /<a?:\w+:\d+>/,
  /<\/[^>]+:\d+>/,
  /<id:\w+>/,
  /<t:-?\d+(:\w)?>/,
  /\[[^\]]*\]\([^)]*\)/,
  /\w+:\/\/\S/,
  /(\*|_)\S.*\1/s,
  /~~.+~~/s,
  /\|\|.+\|\|/s,
  /`/,
  /^\s*(-#|#{1,3}|>{1,3}|[-*+]|\d+[.)])\s/m,
];
/** What is left when every escaped sign is made a letter. */
const unescaped = (markup: string): string => markup.replace(/\\([^0-9A-Za-z\s])/g, 'x');

const hostile = fc
  .array(
    fc.constantFrom(
      ...['@everyone', '@here', '<@1234567890123456>', '<@&1234567890123456>', '<#1234567890123456>', '<!channel>'],
      ...['[safe](https://evil.example)', 'https://evil.example/a_b_c', 'discord://x', '<:smile:123>', '</risk:1>'],
      ...['<t:1:R>', '<id:guide>', '**', '*', '_', '__', '~~', '||', '`', '```', '\\', '\n# ', '\n-# ', '\n> ', '\n- '],
      ...['\n1. ', ' ', 'a', '张三', '🔴', '(', ')', '[', ']', '<', '>', '@', '#'],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const outside = fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 60 }));

describe('text from outside', () => {
  test('is shown as it stands: no mention, link or markdown survives', () => {
    fc.assert(
      fc.property(outside, (text) => {
        const markup = escapeText(text);
        for (const live of LIVE) expect(unescaped(markup)).not.toMatch(live);
        expect(plainText(markup)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('in every place of a card', () => {
    fc.assert(
      fc.property(outside, (text) => {
        const card = incident({
          title: text,
          text: [[text, { at: NOW, style: 'time' }, text]],
          fields: [{ name: text, value: [text] }],
          footer: [text],
          badge: text,
        });
        const ours = (markup: string): string => markup.replace(/<t:\d+:[tfDR]>/g, '').replace(/^-# /gm, '');
        const body = cardMessage(card, reader(), { mark: 'aaaaaaaa' });
        const line = lineMessage(card, reader());
        expect(body.content).toBe('');
        const [embed] = body.embeds;
        const parts = [embed?.title ?? '', line.content, ...(embed?.description ?? '').split('\n')];
        // A field's own name stands between two pairs of asterisks.
        for (const part of parts.map((each) => each.replace(/^\*\*(.*?[^\\])\*\*/s, '$1'))) {
          for (const live of LIVE) expect(unescaped(ours(part))).not.toMatch(live);
        }
        for (const each of [body, line]) {
          expect(each.allowed_mentions).toEqual({ parse: [], users: [], roles: [], replied_user: false });
        }
      }),
    );
  });

  test.each([
    ['@everyone', '\\@everyone'],
    ['a*b_c', 'a\\*b\\_c'],
    ['1. first', '1\\. first'],
    ['- not a list', '\\- not a list'],
    ['below-zero 3.5', 'below-zero 3.5'],
    ['see https://a.example/b', 'see https\\://a.example/b'],
    ['库存 12:30', '库存 12:30'],
  ])('%s is written %s', (text, markup) => {
    expect(escapeText(text)).toBe(markup);
  });
});

describe('times', () => {
  test.each([
    [{ at: NOW, style: 'time' }, `<t:${NOW / 1000}:t>`],
    [{ at: NOW - 24 * 60 * MIN, style: 'time' }, `<t:${NOW / 1000 - 86_400}:f>`],
    [{ at: NOW, style: 'date' }, `<t:${NOW / 1000}:D>`],
    [{ at: NOW + 1, style: 'relative' }, `<t:${NOW / 1000}:R>`],
  ] as const)('%j is %s', (token, markup) => {
    expect(richMarkup([token], reader())).toBe(markup);
  });
});

describe('a card', () => {
  test('says its level by colour and by word, and each field in one line', () => {
    const { embeds, content } = cardMessage(incident(), reader(), { mark: null });
    expect(content).toBe('');
    expect(embeds).toEqual([
      {
        title: '🔴 RED · INC-42 · Deliveries late in east',
        color: 0xe74c3c,
        description: [
          'delivery.delay\\_rate is 18%, above 15%.',
          '',
          `**State:** open, not acknowledged since <t:${NOW / 1000 - 60}:t>`,
          `**Act by:** <t:${NOW / 1000 + 60}:R>`,
          `-# Opened <t:${NOW / 1000 - 60}:t>`,
        ].join('\n'),
      },
    ]);
  });

  test('in Chinese, a drill said first', () => {
    const card = incident({ title: 'INC-42 · 东区配送延迟', badge: '红色', drill: true });
    const [embed] = cardMessage(card, reader('zh-CN'), { mark: null }).embeds;
    expect(embed?.title).toBe('\\[演练\\] 🔴 红色 · INC-42 · 东区配送延迟');
    expect(embed?.description).toContain('**State：**open');
  });

  test('has its buttons in a row and the rest behind a menu, each carrying its command and the mark', () => {
    const mark = markOf('card:42@ops');
    const { components } = cardMessage(incident(), reader(), { mark });
    expect(components).toMatchObject([
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'Acknowledge' },
          { type: 2, style: 4 },
        ],
      },
      { type: 1, components: [{ type: 3, placeholder: 'More…', options: [{ label: 'Why?' }] }] },
    ]);
    const ids = components.flatMap((row) => row.components).map((each) => ('custom_id' in each ? each.custom_id : ''));
    expect(ids.map((id) => readCustomId(id)?.mark)).toEqual([mark, mark, mark]);
    expect(readCustomId(ids[0] ?? '')?.command).toBe('ack INC-42');
  });

  test('rings exactly those it calls', () => {
    const calls = { users: ['100000000000000001', '100000000000000001'], roles: ['100000000000000009'] };
    const body = cardMessage(incident(), reader(), { mark: null, calls });
    expect(body.content).toBe('<@&100000000000000009> <@100000000000000001>');
    expect(body.allowed_mentions).toEqual({
      parse: [],
      users: ['100000000000000001'],
      roles: ['100000000000000009'],
      replied_user: false,
    });
  });

  test('leaves no two controls of one id, which Discord would refuse', () => {
    const twice = [button('ack INC-1'), button('ack INC-1', { label: 'again' })];
    const { components } = cardMessage(incident({ buttons: twice, more: twice }), reader(), { mark: null });
    expect(components.flatMap((row) => row.components)).toHaveLength(1);
  });

  test('keeps within every limit of Discord, whatever it is given, and says what was left out', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 2_000 });
    const buttons = (prefix: string) =>
      fc.array(long, { maxLength: 40 }).map((labels) => labels.map((label, i) => button(`${prefix} ${i}`, { label })));
    fc.assert(
      fc.property(
        fc.array(long, { maxLength: 30 }),
        fc.array(fc.record({ name: long, value: long }), { maxLength: 40 }),
        long,
        buttons('ack'),
        buttons('why'),
        fc.constantFrom(...LEVELS, null),
        (text, fields, title, first, more, level) => {
          const card = plainCard(
            title,
            text.map((line) => [line]),
            {
              level,
              fields: fields.map(({ name, value }) => ({ name, value: [value] })),
              footer: [title],
              buttons: first,
              more,
            },
          );
          for (const body of [cardMessage(card, reader(), { mark: 'aaaaaaaa' }), lineMessage(card, reader())]) {
            expectWithin(body);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a hundred lines and buttons are cut with what is missing in numbers', () => {
    const card = incident({
      text: Array.from({ length: 100 }, (_, i) => [`line ${i} ${'x'.repeat(100)}`]),
      buttons: Array.from({ length: 60 }, (_, i) => button(`ack INC-${i}`)),
    });
    const { embeds, components } = cardMessage(card, reader(), { mark: null });
    expect(embeds[0]?.description).toMatch(/^-# \d+ more lines$/m);
    expect(embeds[0]?.description).toContain('**State:**');
    expect(JSON.stringify(components)).toContain('More… (16 left out)');
    const zh = cardMessage(card, reader('zh-CN'), { mark: null });
    expect(zh.embeds[0]?.description).toMatch(/^-# 另有 \d+ 行$/m);
  });
});

function expectWithin({ content, embeds, components }: MessageBody): void {
  expect(content.length).toBeLessThanOrEqual(LIMITS.content);
  const texts = embeds.flatMap(({ title = '', description = '' }) => [title, description]);
  expect(texts.join('').length).toBeLessThanOrEqual(LIMITS.embedTotal);
  for (const { title = '', description = '' } of embeds) {
    expect(title.length).toBeLessThanOrEqual(LIMITS.embedTitle);
    expect(description.length).toBeLessThanOrEqual(LIMITS.embedDescription);
  }
  // Something is left to be shown, and no sign is cut in two.
  expect(`${content}${texts.join('')}`.trim().length).toBeGreaterThan(0);
  expect(`${content}${texts.join('')}`).not.toMatch(/\p{Cs}/u);
  expect(components.length).toBeLessThanOrEqual(LIMITS.rows);
  for (const row of components) {
    expect(row.components.length).toBeGreaterThan(0);
    expect(row.components.length).toBeLessThanOrEqual(LIMITS.buttonsInRow);
    for (const control of row.components) {
      if ('label' in control) {
        expect(control.label?.length).toBeGreaterThan(0);
        expect(control.label?.length).toBeLessThanOrEqual(LIMITS.buttonLabel);
      }
      if ('options' in control) {
        expect(control.options.length).toBeLessThanOrEqual(LIMITS.options);
        for (const { label } of control.options) {
          expect(label.length).toBeGreaterThan(0);
          expect(label.length).toBeLessThanOrEqual(LIMITS.optionLabel);
        }
      }
    }
  }
}

describe('cutting', () => {
  test.each([
    [cutText('配送延迟了', 4), '配送延…'],
    [cutText('ab🔴cd', 4), 'ab…'],
    [cutMarkup('late since <t:1763726400:t>', 20), 'late since…'],
    [cutMarkup('a\\\\\\*b', 5), 'a\\\\…'],
    [cutMarkup('short', 5), 'short'],
    [fitLines(['aaaa', 'bbbb', 'cccc'], 12, (n) => `+${n}`), 'aaaa\nbbbb\n+1'],
    [fitLines(['aaaa'], 4, (n) => `+${n}`), 'aaaa'],
  ])('%s', (cut, wanted) => {
    expect(cut).toBe(wanted);
  });
});

describe('a thread', () => {
  test.each([
    [incident(), 'INC-42 · Deliveries late in east'],
    [incident({ drill: true }), '[DRILL] INC-42 · Deliveries late in east'],
    [incident({ title: 'a *b* [c](d) · e' }), 'a *b* [c](d) · e'],
    [plainCard('Words'), 'Words'],
  ])('is called after its card, as the card itself shows it', (card, name) => {
    expect(threadName(card, reader())).toBe(name);
    expect(threadNameOfTitle(titleMarkup(card, reader()))).toBe(name);
  });

  test('has a name of at most 100 characters, and always one', () => {
    expect(threadName(plainCard('x'.repeat(300)), reader())).toHaveLength(100);
    expect(threadNameOfTitle('')).toBe('Tocsin');
  });
});

describe('a line', () => {
  test('is bare words; a quiet one rings nobody', () => {
    const card = plainCard('Tocsin', [['Li Na · note: *see* @here']], { drill: true });
    expect(lineMessage(card, reader(), { quiet: true })).toEqual({
      content: '\\[DRILL\\] Li Na · note: \\*see\\* \\@here',
      embeds: [],
      attachments: [],
      components: [],
      allowed_mentions: { parse: [], users: [], roles: [], replied_user: false },
      flags: 4096,
    });
  });
});

describe('forum tags', () => {
  const forum = (names: readonly string[], tagRequired = false): Place => ({
    id: '1',
    name: 'incidents',
    kind: 'forum',
    guildId: '2',
    parentId: null,
    tags: names.map((name, i) => ({ id: String(i + 10), name })),
    tagRequired,
    applied: [],
  });
  test('are found by the level in either language', () => {
    expect(levelTag(forum(['other', 'Red']), 'red')).toBe('11');
    expect(levelTag(forum(['红色']), 'red')).toBe('10');
    expect(levelTag(forum(['orange']), 'red')).toBeNull();
    expect(tagsFor(forum(['misc'], true), 'red')).toEqual(['10']);
    expect(tagsFor(forum(['misc']), 'red')).toEqual([]);
  });
});

describe('a button too long for Discord', () => {
  const long = button(`note INC-42 ${'x'.repeat(120)}`, { asks: 'note' });

  test('stands for a held line in an answer', async () => {
    expect(customId(long, null)).toBeNull();
    const held: string[] = [];
    const card = await holdLong(incident({ buttons: [button('ack INC-42'), long], more: [] }), async (line) => {
      held.push(line);
      return 'abc123';
    });
    expect(held).toEqual([long.command]);
    expect(card.buttons.map(({ command }) => command)).toEqual(['ack INC-42', 'held abc123']);
    expect(cardMessage(card, reader(), { mark: null }).components[0]?.components).toHaveLength(2);
  });

  test('is left out of a message for everybody', () => {
    const { components } = cardMessage(incident({ buttons: [long], more: [] }), reader(), { mark: null });
    expect(components).toEqual([]);
  });
});

describe('the invitation', () => {
  test('asks for what is used and no more', () => {
    const url = new URL(inviteUrl('123456789012345678'));
    expect(`${url.origin}${url.pathname}`).toBe('https://discord.com/oauth2/authorize');
    expect(url.searchParams.get('scope')).toBe('bot applications.commands');
    // View Channel, Send Messages, Embed Links, Read Message History, Create Public Threads, Send Messages in Threads.
    const bits = [10n, 11n, 14n, 16n, 35n, 38n].reduce((all, bit) => all | (1n << bit), 0n);
    expect(url.searchParams.get('permissions')).toBe(String(bits));
    expect(PERMISSIONS).toHaveLength(6);
  });

  test('finds the application in the token', () => {
    expect(applicationIdOf(`${Buffer.from('123456789012345678').toString('base64')}.abc.def`)).toBe(
      '123456789012345678',
    );
    expect(applicationIdOf('nonsense')).toBeNull();
  });
});

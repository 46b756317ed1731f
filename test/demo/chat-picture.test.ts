import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardMessage, lineMessage } from '../../src/chat/discord/message.js';
import { cardBlocks } from '../../src/chat/slack/blocks.js';
import { homeView } from '../../src/chat/slack/interact/home-view.js';
import { discordSvg } from '../../src/demo/picture/chat/discord/discord-svg.js';
import { flow, type Look, lineWidth, oneLine } from '../../src/demo/picture/chat/flow.js';
import { PAGE_WIDTH } from '../../src/demo/picture/chat/page.js';
import { blocksBox } from '../../src/demo/picture/chat/slack/blocks.js';
import { homeSvg } from '../../src/demo/picture/chat/slack/home-svg.js';
import { mrkdwnRuns } from '../../src/demo/picture/chat/slack/mrkdwn.js';
import { slackSvg } from '../../src/demo/picture/chat/slack/slack-svg.js';
import { type Card, type CardButton, plainCard } from '../../src/domain/card.js';

const now = Date.parse('2026-06-17T20:36:00+08:00');
const minutes = (n: number): number => now + n * 60_000;
const viewer = {
  lang: 'en',
  zone: 'Asia/Shanghai',
  now,
  names: new Map([
    ['U1', 'maya'],
    ['80', 'maya'],
    ['90', 'night shift'],
  ]),
} as const;
const plain: Look = { size: 10, bold: false, ink: '#000000', chip: null };
const words = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text [^>]*>(.*)<\/text>/gu)].map(([, text = '']) => text.replace(/<[^>]*>/gu, ''));

const button = (label: string, style: CardButton['style'] = 'plain'): CardButton => ({
  command: `do ${label}`,
  label,
  style,
});
const card = (more: Partial<Card> = {}): Card =>
  plainCard('INC-2 · sunscreen', [['It lasts until ', { at: minutes(9), style: 'time' }, '.']], {
    level: 'red',
    badge: 'RED',
    fields: [
      { name: 'State', value: ['open'] },
      { name: 'Act by', value: [{ at: minutes(9), style: 'relative' }] },
    ],
    buttons: [button('Acknowledge', 'primary'), button('Escalate', 'danger'), button('Why?')],
    more: [button('Timeline')],
    footer: ['Opened ', { at: minutes(-20), style: 'time' }],
    ...more,
  });
const slack = (shown: Card, replies: readonly Card[] = [], unfolded = 3): string =>
  slackSvg({
    title: 'a',
    viewer,
    channel: '#live-ops',
    message: { at: minutes(-20), message: cardBlocks(shown, viewer) },
    replies: replies.map((reply) => ({ at: now, message: cardBlocks(reply, viewer), alsoSent: true })),
    unfolded,
  });
const discord = (shown: Card, calls?: { users: string[]; roles: string[] }): string =>
  discordSvg({
    title: 'a',
    viewer,
    channel: '#live-ops',
    message: { at: minutes(-20), body: cardMessage(shown, viewer, { mark: null, ...(calls ? { calls } : {}) }) },
    thread: {
      name: 'INC-2 · sunscreen',
      messages: [{ at: minutes(-1), body: lineMessage(plainCard('Tocsin', [['acknowledged by Maya']]), viewer) }],
    },
  });

describe('lines of text', () => {
  const lines = (text: string, width: number): readonly string[] =>
    flow([{ text, look: plain }], width).map((line) => line.map((piece) => piece.text).join(''));

  test('break at spaces and between Chinese characters, and no sign that closes begins one', () => {
    expect(lines('one two three', 40)).toEqual(['one two', 'three']);
    expect(lines('库存不足，补货', 40)).toEqual(['库存不', '足，补货']);
    expect(lines('a\nb', 40)).toEqual(['a', 'b']);
    expect(lines('sunscreen', 20)).toEqual(['sun', 'scre', 'en']);
  });

  test('keep what stands on a field of its own in one piece', () => {
    const chip: Look = { ...plain, chip: '#cccccc' };
    const [first, second] = flow(
      [
        { text: 'since ', look: plain },
        { text: 'in 9 minutes', look: chip },
      ],
      60,
    );
    expect(first?.map(({ text }) => text)).toEqual(['since']);
    expect(second?.map(({ text }) => text)).toEqual(['in 9 minutes']);
  });

  test('are never wider than their place, and a single one ends with an ellipsis', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', 'W', ' ', '红', '，', '·', '“', '\n', '🔴') });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 200 }), (text, width) => {
        const runs = [{ text, look: plain }];
        const narrow = flow(runs, width);
        for (const line of [...narrow, oneLine(runs, width)]) expect(lineWidth(line)).toBeLessThanOrEqual(width + 1e-6);
        const shown = narrow.flatMap((line) => line.map((piece) => piece.text)).join('');
        expect(shown.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
    expect(oneLine([{ text: 'sunscreen', look: plain }], 30)[0]?.text).toMatch(/^su.*…$/u);
  });
});

describe('a message in Slack', () => {
  test('is what the adapter made of the card: title, figures, buttons in their colours, times of the reader', () => {
    const svg = slack(card());
    expect(words(svg)).toEqual([
      'Thread\u2002# live-ops',
      'Tocsin',
      'APP',
      '20:16',
      'RED INC-2 · sunscreen',
      'It lasts until 20:45.',
      'State',
      'open',
      'Act by',
      'in 9 minutes',
      'Opened 20:16',
      'Acknowledge',
      'Escalate',
      'Why?',
    ]);
    expect(svg).toMatch(/<circle [^>]*fill="#e0263c"\/>/u);
    expect(svg).toMatch(/fill="#007a5a"\/>\n<text [^>]*fill="#ffffff"[^>]*>Acknowledge</u);
    expect(svg).toMatch(/fill="#e01e5a"\/>\n<text [^>]*>Escalate</u);
    // Three dots for a handful, a menu with a name for more.
    expect(svg.match(/r="1.8"/gu)).toHaveLength(3);
    const many = slack(card({ more: ['a', 'b', 'c', 'd', 'e', 'f'].map((label) => button(label)) }));
    expect(words(many)).toContain('More…');
    expect(slack(card({ title: 'INC-3 · lipstick' }))).not.toBe(svg);
  });

  test('stands over its thread, of which the newest replies are unfolded', () => {
    const reply = (n: number): Card => plainCard('Tocsin', [[`reply ${n}`]]);
    const said = words(slack(card(), [1, 2, 3, 4, 5].map(reply), 2));
    expect(said).toContain('5 replies');
    expect(said).toContain('Show 3 more replies');
    expect(said.filter((text) => text.startsWith('reply '))).toEqual(['reply 4', 'reply 5']);
    expect(said.filter((text) => text === 'also sent to the channel')).toHaveLength(2);
    expect(words(slack(card(), [reply(1)]))).toContain('1 reply');
  });

  test('shows text from outside as text, and those it calls by name', () => {
    const svg = slack(card({ title: 'INC-2 · <b>*x* & "y"' }));
    expect(svg).toContain('INC-2 · &lt;b&gt;*x* &amp; &quot;y&quot;</text>');
    expect(svg).not.toContain('<b>');
    const runs = mrkdwnRuns('<@U1> <!subteam^S9> &lt;@U1&gt; *bold*', viewer, plain);
    expect(runs.map(({ text }) => text.trim()).filter((text) => text !== '')).toEqual([
      '@maya',
      '@S9',
      '<@U1>',
      'bold',
    ]);
    expect(runs.filter(({ look }) => look.chip !== null)).toHaveLength(2);
    expect(runs.at(-1)?.look.bold).toBe(true);
  });

  test('of a kind that is not drawn is an error that names it', () => {
    expect(() => blocksBox([{ type: 'file', external_id: 'x', source: 'remote' }], viewer, 100)).toThrow(
      /a file block; teach blocks\.ts/u,
    );
    expect(() => mrkdwnRuns('<!date^1781699660^{date_long}|x>', viewer, plain)).toThrow(/\{date_long\}/u);
  });

  test('is drawn in Home too, under its tabs', () => {
    const view = homeView([card({ title: 'Risk cockpit' }), plainCard('Yours', [['nothing']])], false, viewer);
    const said = words(homeSvg({ title: 'Home', viewer: { ...viewer, lang: 'zh-CN' }, view }));
    expect(said.slice(0, 5)).toEqual(['Tocsin', '主页', '消息', '关于', 'RED Risk cockpit']);
    expect(said.slice(-2)).toEqual(['Yours', 'nothing']);
  });
});

describe('a message in Discord', () => {
  test('is what the adapter made of the card: bar in the level’s colour, bold names, buttons, menu, thread', () => {
    const svg = discord(card());
    expect(words(svg)).toEqual([
      '#\u2002live-ops',
      'Tocsin',
      'APP',
      'Today at 20:16',
      'RED · INC-2 · sunscreen',
      'It lasts until',
      '20:45',
      '.',
      'State: open',
      'Act by:',
      'in 9 minutes',
      'Opened',
      '20:16',
      'Acknowledge',
      'Escalate',
      'Why?',
      'More…',
      'INC-2 · sunscreen\u20021 Message ›',
      'Tocsin\u2002acknowledged by Maya\u200220:35',
    ]);
    expect(svg).toContain('fill="#e74c3c"/>');
    expect(discord(card({ level: 'orange', badge: 'ORANGE' }))).toContain('fill="#e67e22"/>');
    expect(svg).toMatch(/font-weight="700"[^>]*>State:<tspan [^>]*font-weight="400"> open<\/tspan>/u);
    expect(svg).toMatch(/fill="#5865f2"\/>\n<text [^>]*>Acknowledge</u);
    expect(svg).toMatch(/fill="#da373c"\/>\n<text [^>]*>Escalate</u);
    expect(svg).toMatch(/fill="#4e5058"\/>\n<text [^>]*>Why\?</u);
  });

  test('shows text from outside as text, and those it calls by name', () => {
    const svg = discord(card({ title: 'INC-2 · <@80> **x** _y_' }), { users: ['80'], roles: ['90', '91'] });
    expect(words(svg)).toContain('RED · INC-2 · &lt;@80&gt; **x** _y_');
    expect(words(svg)).toEqual(expect.arrayContaining(['@night shift', '@91', '@maya']));
  });
});

describe('a page', () => {
  test('holds everything, whatever the card says', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', 'W', ' ', '<', '&', '*', '红', '，', '🔴', '@', '`') });
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyText, { maxLength: 12 }), (title, text, labels) => {
        const shown = card({
          title,
          text: [[text.repeat(9)]],
          fields: labels.map((name) => ({ name, value: [text] })),
          buttons: labels.slice(0, 5).map((label) => button(label)),
          more: labels.map((label) => button(`${label}!`)),
        });
        for (const svg of [slack(shown), discord(shown)]) {
          for (const [, x, width] of svg.matchAll(/<(?:text|rect) x="([-\d.]+)"[^>]*(?:textLength|width)="([\d.]+)"/gu))
            expect(Number(x) + Number(width)).toBeLessThanOrEqual(PAGE_WIDTH);
          expect(unclosed(svg)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Elements of the markup that are not closed where they should be; throws for a stray `<`. */
function unclosed(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [tag, slash, name = '', self] of svg.matchAll(/<(\/?)([a-z]*)[^<>]*?(\/?)>|</gu)) {
    if (name === '') throw new Error(`a stray ${tag}`);
    if (slash === '/') expect(open.pop()).toBe(name);
    else if (self !== '/') open.push(name);
  }
  return open;
}

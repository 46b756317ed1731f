import { PassThrough } from 'node:stream';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { NO_CALLS, type Outgoing } from '../../src/chat/chat.js';
import { createConsole } from '../../src/chat/console/console.js';
import { wrap } from '../../src/chat/console/wrap.js';
import { complete } from '../../src/chat/registry/complete.js';
import { execute } from '../../src/chat/registry/execute.js';
import type { Reply } from '../../src/chat/registry.js';
import { type Card, plainCard } from '../../src/domain/card.js';
import type { Channel } from '../../src/domain/channel.js';
import type { Lang } from '../../src/domain/text.js';
import { renderIncident, renderWord } from '../../src/outbox/render.js';
import { renderCall } from '../../src/outbox/render-call.js';
import { Acts, alertOf, incidentOf, lina, NOW, people, readsOver, world, ZONE } from './fixture.js';

const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
const bare = (text: string): string => text.replaceAll(new RegExp(`${ESC}\\[[0-9;?]*[A-Za-z]`, 'g'), '');

const channel = (lang: Lang = 'en'): Channel => ({
  id: 'ops',
  platform: 'console',
  address: 'console',
  lang,
  zone: ZONE,
  from: 'blue',
  match: [],
  onlyEscalation: false,
  purpose: 'ops',
  workspace: null,
});
const out = (card: Card, more: Partial<Outgoing> = {}): Outgoing => ({
  nonce: 'card:42@ops',
  askedAt: 0,
  card,
  thread: null,
  kind: 'card',
  broadcast: false,
  calls: NO_CALLS,
  uncertainSince: null,
  ...more,
});

function open(
  more: { isTTY?: boolean; color?: boolean; width?: number; execute?: (text: string) => Promise<Reply> } = {},
) {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  let ended = () => {};
  const eof = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const read = readsOver(world());
  const acts = new Acts();
  const chat = createConsole({
    input,
    output,
    isTTY: more.isTTY ?? false,
    ...(more.color === undefined ? {} : { color: more.color }),
    person: lina,
    lang: 'en',
    zone: ZONE,
    width: more.width ?? 60,
    now: () => NOW,
    execute: (invocation) =>
      more.execute?.(invocation.text) ??
      execute(commands, invocation, { now: NOW, read, act: acts.act, hold: async () => '000000' }),
    complete: (line) => complete(commands, line, read, NOW),
    onEof: () => ended(),
  });
  return { chat, input, eof, acts, text: () => text, clear: () => (text = '') };
}
/** Resolves when the output holds something. */
async function until(have: () => boolean): Promise<void> {
  while (!have()) await new Promise((resolve) => setImmediate(resolve));
}
const card = (more = {}, lang: Lang = 'en') =>
  renderIncident(incidentOf(more), [alertOf()], [], { lang, zone: ZONE, now: NOW, people });

describe('cards on the console', () => {
  test.each(['en', 'zh-CN'] as const)('are boxes with straight edges, %s', async (lang) => {
    const { chat, text } = open();
    expect(await chat.post(channel(lang), out(card({}, lang)))).toEqual({ kind: 'sent', ref: 'card:42@ops' });
    const lines = text().trimEnd().split('\n');
    expect(lines.map((line) => stringWidth(line))).toEqual(lines.map(() => 60));
    expect(lines[0]).toMatch(
      lang === 'en'
        ? /^╭─ ORANGE {2}INC-42 · Deliveries late in east ─+ #ops ─╮$/
        : /^╭─ 橙色 {2}INC-42 · east配送延迟 ─+ #ops ─╮$/,
    );
    expect(text()).toContain(
      lang === 'en' ? '¥8.2M (¥1.2M direct, ¥7M indirect)' : '820万元（直接 120万元，间接 700万元）',
    );
    expect(text()).toContain('ack INC-42');
    expect(text()).not.toContain(ESC);
  });

  test('long words and Chinese are wrapped to the width, nothing lost', () => {
    const text = `${'断货预警'.repeat(20)}，${'x'.repeat(70)} and words, and more words`;
    const lines = wrap(text, 20);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(20);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(lines.some((line) => line.startsWith('，'))).toBe(false);
  });

  test('have the colour of their level on a terminal, and always the word', async () => {
    const { chat, text } = open({ isTTY: true, color: true });
    await chat.post(channel(), out(card({ level: 'red' })));
    expect(text()).toContain(`${ESC}[41m`);
    expect(bare(text())).toContain('RED');
    await chat.stop();
  });

  test('an edit is a line saying what changed; nothing where nothing did; a box when the level rose', async () => {
    const { chat, text, clear } = open();
    await chat.post(channel(), out(card()));
    clear();
    await chat.edit(channel(), 'card:42@ops', out(card({ updatedAt: NOW })));
    expect(text()).toBe('');
    const acknowledged = { state: 'acknowledged', acknowledgedBy: 'lina', acknowledgedAt: NOW };
    await chat.edit(channel(), 'card:42@ops', out(card(acknowledged)));
    expect(text().replaceAll(/\s+/g, ' ')).toContain(
      '↻ #ops ORANGE INC-42 · Deliveries late in east — State: acknowledged by Li Na at 20:00',
    );
    expect(text()).not.toContain('╭');
    clear();
    await chat.edit(channel(), 'card:42@ops', out(card({ ...acknowledged, level: 'red' })));
    expect(text()).toContain('╭─ RED ');
    clear();
    // After a restart nobody remembers what was there.
    await open().chat.edit(channel(), 'card:7@ops', out(card()));
    await chat.edit(channel(), 'card:7@ops', out(card(), { nonce: 'card:7@ops' }));
    expect(text()).toContain('↻ #ops ORANGE INC-42');
  });

  test('an edit that takes several lines keeps to the width of the terminal', async () => {
    const { chat, text, clear } = open();
    await chat.post(channel(), out(card()));
    clear();
    const title = { en: `Deliveries late in ${'east '.repeat(60)}`, 'zh-CN': '配送延迟' };
    await chat.edit(channel(), 'card:42@ops', out(card({ title })));
    const lines = text().trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => stringWidth(line) > 60)).toEqual([]);
  });

  test('a line of a thread is one line, under the name of its card', async () => {
    const { chat, text, clear } = open();
    await chat.post(channel(), out(card()));
    clear();
    const said = renderWord(
      { key: 'timeline.noted', params: { text: 'long '.repeat(40) } },
      { lang: 'en', zone: ZONE },
    );
    await chat.post(channel(), out(said, { nonce: 'line:1', thread: 'card:42@ops' }));
    expect(text()).toMatch(/^ {2}└ #ops INC-42 note: long .*…\n$/);
    expect(stringWidth(text().trimEnd())).toBeLessThanOrEqual(60);
  });

  test('a line of a thread that names its incident itself is not named twice', async () => {
    const { chat, text, clear } = open();
    await chat.post(channel(), out(card()));
    clear();
    const what = { say: { key: 'timeline.noted', params: { text: 'paid again' } } } as const;
    const said = renderWord({ key: 'timeline.about', params: { inc: 'INC-42', what } }, { lang: 'en', zone: ZONE });
    await chat.post(channel(), out(said, { nonce: 'line:1', thread: 'card:42@ops' }));
    expect(text()).toBe('  └ #ops INC-42 · note: paid again\n');
  });

  test.each([true, false])('a call rings the bell on a terminal only (terminal: %s)', async (isTTY) => {
    const { chat, text } = open({ isTTY, color: false });
    const reader = { lang: 'en' as const, zone: ZONE, now: NOW, people };
    const call = renderCall(incidentOf({ level: 'red' }), { people: ['lina'], groups: [], step: 0, why: '' }, reader);
    await chat.post(
      channel(),
      out(call, { nonce: 'call:1', thread: 'card:42@ops', calls: { people: [lina], groups: [] } }),
    );
    expect(text().includes(BEL)).toBe(isTTY);
    expect(text()).toContain('!! #ops CALL RED INC-42');
    expect(text()).toContain('Li Na: RED INC-42 needs you.');
    expect(text()).toContain('→ ack INC-42');
  });

  test('a drill is marked as one', async () => {
    const { chat, text } = open();
    await chat.post(channel(), out(card({ drill: true })));
    expect(text()).toContain('[DRILL]');
  });

  test('outside text cannot steer the terminal, ring, or call anyone', async () => {
    const nasty = `@everyone ${ESC}[2J${ESC}]0;owned${BEL}\r\nfake line ${BEL}`;
    const evil = plainCard(nasty, [[nasty]], {
      level: 'red',
      badge: nasty,
      fields: [{ name: nasty, value: [nasty] }],
      buttons: [{ command: nasty, label: nasty, style: 'plain' }],
      footer: [nasty],
    });
    const { chat, text } = open();
    await chat.post(channel(), out(evil));
    await chat.post(channel(), out(evil, { thread: 'x', nonce: 'b' }));
    await chat.post(channel(), out(evil, { calls: { people: [lina], groups: [] }, nonce: 'c' }));
    await chat.edit(channel(), 'unknown', out(evil));
    expect(text().replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text()).toContain('@everyone');
  });
});

describe('typing without a terminal', () => {
  test('lines are answered one after another, in order, then the end is told', async () => {
    const order: string[] = [];
    const { chat, input, eof, text } = open({
      execute: async (line) => {
        order.push(`start ${line}`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`end ${line}`);
        return { ok: true, card: plainCard(`answer to ${line}`) };
      },
    });
    await chat.start();
    input.end('/risk status\n\nlist\r\nhelp');
    await eof;
    expect(order).toEqual([
      'start /risk status',
      'end /risk status',
      'start list',
      'end list',
      'start help',
      'end help',
    ]);
    expect(text()).toBe('> /risk status\nanswer to /risk status\n> list\nanswer to list\n> help\nanswer to help\n');
    expect(text()).not.toContain(ESC);
  });

  test.each(['/risk status', 'risk status', 'status', '状态'])('%s works', async (line) => {
    const { chat, input, eof, text } = open();
    await chat.start();
    input.end(`${line}\n`);
    await eof;
    expect(text()).toContain('Risk status at 20:00');
  });

  test('a refusal says why and what to type instead', async () => {
    const { chat, input, eof, text } = open();
    await chat.start();
    input.end('akc INC-42\n');
    await eof;
    expect(text()).toContain('✗ “akc” is not a command. The nearest is “ack”.\n  For example: /risk ack INC-42');
  });

  test('an execute that throws is told, and the next line still answered', async () => {
    const { chat, input, eof, text } = open({
      execute: (line) =>
        line === 'a' ? Promise.reject(new Error('no disk')) : Promise.resolve({ ok: true, card: plainCard('fine') }),
    });
    await chat.start();
    input.end('a\nb\n');
    await eof;
    expect(text()).toContain('That did not work: no disk');
    expect(text()).toContain('fine');
  });

  test('a thousand lines at once are all answered, in order', async () => {
    const { chat, input, eof, text } = open({ execute: async (line) => ({ ok: true, card: plainCard(`= ${line}`) }) });
    await chat.start();
    input.end(Array.from({ length: 1000 }, (_, i) => `n${i}`).join('\n'));
    await eof;
    expect(text().match(/= n\d+/g)).toEqual(Array.from({ length: 1000 }, (_, i) => `= n${i}`));
  });
});

describe('typing on a terminal', () => {
  test('what arrives does not tear the typed line: it is cleared, and drawn anew below', async () => {
    const { chat, input, text, clear } = open({ isTTY: true, color: false });
    await chat.start();
    input.write('ack INC');
    await until(() => text().endsWith('ack INC') || text().endsWith('C'));
    clear();
    await chat.post(channel(), out(card()));
    const lines = text();
    expect(lines.indexOf(`${ESC}[0J`)).toBeLessThan(lines.indexOf('╭'));
    expect(bare(lines).trimEnd()).toMatch(/╯\s*risk> ack INC$/);
    input.write('-42\r');
    await until(() => text().includes('INC-42 is yours'));
    await chat.stop();
  });

  test('Tab completes commands, incidents and choices', async () => {
    const { chat, input, text, acts } = open({ isTTY: true, color: false });
    await chat.start();
    input.write('una\t');
    await until(() => bare(text()).includes('unack '));
    input.write('44 fine\r');
    await until(() => acts.asked.length > 0);
    expect(acts.asked).toEqual([{ on: 'incident', incident: 44, action: { do: 'unacknowledge', note: 'fine' } }]);
    await chat.stop();
  });

  test('the end of input is told', async () => {
    const { chat, input, eof } = open({ isTTY: true, color: false });
    await chat.start();
    input.end();
    await eof;
  });
});

describe('completion', () => {
  const offered = (line: string) => complete(commands, line, readsOver(world()), NOW);
  test.each([
    ['sta', ['status']],
    ['/risk sta', ['status']],
    ['状', ['状态']],
    ['silence ', ['add', 'preview', 'list', 'end']],
    ['ack ', ['INC-42', 'INC-43', 'INC-44', 'all']],
    ['ack INC-42 INC-43 ', ['INC-42', 'INC-43', 'INC-44', 'all']],
    ['assign 42 @', ['@me', '@lina', '@wei', '@guest']],
    ['assign 42 @wei ', ['as']],
    ['level 42 o', ['orange']],
    ['resolve 42 f', ['false-alarm']],
    ['merge 42 ', ['into']],
    ['merge 42 into INC-43', ['INC-43']],
    ['checks pause ', ['stream-main']],
    ['silence end ', ['SIL-1']],
    ['silence add region=east ', ['show=618-1', 'show=eve-2', 'region=', 'for']],
    ['silence add region=east for ', ['30m', '1h', '2h', '1d', 'until']],
    ['status sh', ['show=618-1', 'show=eve-2']],
    ['shows move ', ['618-1', 'eve-2']],
    ['help sil', ['silence add', 'silence preview', 'silence list', 'silence end']],
    ['xyzzy ', []],
  ])('%s', async (line, words) => {
    expect(await offered(line)).toEqual(words);
  });

  test('a line that acts is offered only what is active', async () => {
    expect(await offered('ack ')).not.toContain('INC-45');
  });
});

import { expect, test } from 'vitest';
import type { SendResult } from '../../src/domain/notice.js';
import { cardText } from '../harness/recording-chat.js';
import { channel } from '../harness/settings.js';
import { type Box, CHANNELS, openBox } from './box.js';
import type { ScriptedChat } from './scripted-chat.js';
import { sent } from './scripted-chat.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIX = { key: 'text', params: { text: 'Type /invite @Tocsin in #live-ops.' } };
const NOT_IN: SendResult = { kind: 'failed', why: 'not_in_channel', scope: 'channel', fix: FIX };
const REVOKED: SendResult = { kind: 'failed', why: 'token_revoked', scope: 'service', fix: null };
const REFUSED_CARD: SendResult = { kind: 'failed', why: 'invalid_blocks', scope: 'notice', fix: null };

/** What the bot said of itself in a channel. */
function told(chat: ScriptedChat, id: string): readonly string[] {
  return chat.tried
    .filter((t) => t.channel.id === id && t.key.startsWith('word:outbox:') && t.result.kind === 'sent')
    .map((t) => cardText(t.out.card));
}
const tries = ({ slack }: Box, id: string) => slack.tried.filter((t) => t.channel.id === id).length;

test('a channel it is not in: told once elsewhere with the fix, the rest waits, one probe at growing intervals', async () => {
  const box = await openBox();
  const { house, slack, discord, drain, pass, words } = box;
  slack.answer = (out, { id }) => (id === 'ops' ? NOT_IN : sent(out));
  await house.metric(0.16);
  await words('ops', ['a', 'b', 'c', 'd', 'e', 'f']);
  const start = house.now();
  await drain();
  expect(tries(box, 'ops')).toBe(1);
  await pass(3 * HOUR, MINUTE / 2);
  const at = slack.tried.filter((t) => t.channel.id === 'ops').map((t) => (t.at - start) / MINUTE);
  expect(at).toEqual([0, 1, 6, 21, 36, 51, 66, 81, 96, 111, 126, 141, 156, 171]);
  expect(slack.shown('shop')).toContain('card:1@shop');
  expect(told(discord, 'night')).toEqual([
    expect.stringContaining('Nothing reaches #ops on Slack any more. Type /invite @Tocsin in #live-ops.'),
  ]);
  expect(told(slack, 'ops')).toEqual([]);
});

test('invited again: the channel is told to be well, and the card that had failed comes', async () => {
  const { house, slack, discord, drain, pass } = await openBox();
  slack.answer = (out, { id }) => (id === 'ops' ? NOT_IN : sent(out));
  await house.metric(0.16);
  await drain();
  expect(await house.store.loadNotice('card:1@ops')).toMatchObject({ state: 'failed' });
  slack.answer = sent;
  // Nothing else waits there: what failed is tried itself.
  await pass(2 * MINUTE, 1_000);
  expect(slack.shown('ops')).toEqual(['card:1@ops']);
  expect(told(discord, 'night').at(-1)).toContain('#ops on Slack is reached again');
  await pass(HOUR, MINUTE);
  expect(told(discord, 'night')).toHaveLength(2);
});

test('invited again: who was to be called meanwhile is called, and no line of history is missing', async () => {
  const { house, slack, drain, pass } = await openBox();
  await house.metric(0.16);
  await drain();
  slack.answer = (out, { id }) => (id === 'shop' ? NOT_IN : sent(out));
  await house.on(1, { do: 'note', text: 'first' });
  await house.on(1, { do: 'note', text: 'second' });
  await house.on(1, { do: 'escalate', to: null, level: null, why: '' });
  // Each of the tries in this time is one of those notices.
  await pass(3 * HOUR, MINUTE / 2);
  slack.answer = sent;
  await pass(2 * HOUR, MINUTE / 2);
  const shown = slack.tried.filter((t) => t.channel.id === 'shop' && t.result.kind === 'sent').map((t) => t.out);
  const asked = slack.tried.filter((t) => t.key.startsWith('call:') && t.channel.id === 'ops').map((t) => t.key);
  const called = shown.filter(({ kind }) => kind === 'call').map(({ nonce }) => nonce.replace('@shop', '@ops'));
  expect(called.sort()).toEqual(asked.sort());
  expect(called.length).toBeGreaterThan(0);
  const history = shown.filter(({ kind }) => kind === 'line').map(({ card }) => cardText(card));
  for (const match of [/first/, /second/, /calls Li Na/])
    expect(history.filter((text) => match.test(text))).toHaveLength(1);
});

test('a revoked token: told on the other service, all of it waits, and comes once the token is good', async () => {
  const box = await openBox();
  const { house, slack, discord, drain, pass, words } = box;
  slack.answer = () => REVOKED;
  await house.metric(0.16);
  await words('shop', ['a'], 0);
  await words('ops', ['b'], 0);
  await drain();
  await pass(30_000);
  // Those that were under way when it broke are not lost with the one it was known by.
  expect((await house.store.countNotices()).failed).toBe(1);
  expect(told(discord, 'night')).toEqual([
    expect.stringContaining('Nothing reaches Slack any more. The answer was: token_revoked.'),
  ]);
  slack.answer = sent;
  await pass(2 * MINUTE, 1_000);
  expect([...slack.shown()].sort()).toEqual(['a', 'b', 'card:1@ops', 'card:1@shop']);
  expect(told(discord, 'night').at(-1)).toContain('Slack is reached again');
});

test('mended while the bot was stopped: it tries at once, tells nothing anew and brings back what had failed', async () => {
  const box = await openBox();
  box.slack.answer = (out, { id }) => (id === 'ops' ? NOT_IN : sent(out));
  await box.house.metric(0.16);
  await box.drain();
  await box.restart();
  await box.drain();
  expect(told(box.discord, 'night')).toHaveLength(1);
  await box.restart();
  box.slack.answer = sent;
  await box.drain();
  expect(box.slack.shown('ops')).toEqual(['card:1@ops']);
  expect(told(box.discord, 'night').at(-1)).toContain('reached again');
});

test('what waited a day in a broken channel is given up', async () => {
  const { house, slack, drain, pass, words } = await openBox();
  slack.answer = (out, { id }) => (id === 'ops' ? NOT_IN : sent(out));
  await words(
    'ops',
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((x) => `w-${x}`),
  );
  for (let i = 0; i < 40; i++) await words('ops', [`n-${i}`]);
  await drain();
  await pass(26 * HOUR, 10 * MINUTE);
  expect((await house.store.countNotices()).waiting).toBe(0);
  const before = slack.tried.length;
  await pass(26 * HOUR, 10 * MINUTE);
  expect(slack.tried.length).toBe(before);
});

test('a warning the service refuses for what it is, is told of; the same one only once', async () => {
  const { house, slack, discord, pass } = await openBox();
  slack.answer = (out, { id }) => (id === 'ops' && out.kind === 'card' ? REFUSED_CARD : sent(out));
  await house.metric(0.16);
  await pass(5_000);
  await house.metric(0.55);
  await pass(5_000);
  expect(told(discord, 'night')).toEqual([
    expect.stringContaining('The card of INC-1 could not be shown in #ops. The answer was: invalid_blocks.'),
  ]);
  expect(slack.shown('shop')).toContain('card:1@shop');
});

test('the channel the configuration names is told, even where others come first; never the broken one', async () => {
  const named = await openBox({ fallback: 'shop' });
  named.slack.answer = (out, { id }) => (id === 'ops' ? NOT_IN : sent(out));
  await named.house.metric(0.16);
  await named.pass(2_000);
  expect(told(named.slack, 'shop')).toHaveLength(1);
  const itself = await openBox({ fallback: 'ops', channels: [...CHANNELS, channel('late', { platform: 'discord' })] });
  itself.slack.answer = named.slack.answer;
  await itself.house.metric(0.16);
  await itself.pass(2_000);
  expect(told(itself.discord, 'night')).toHaveLength(1);
});

import { expect, test } from 'vitest';
import type { SendResult } from '../../src/domain/notice.js';
import { numbered, openBox } from './box.js';
import { sent, tooMany } from './scripted-chat.js';

test('red first, over all channels of a service that is over its rate', async () => {
  const { slack, drain, pass, words } = await openBox();
  await words('ops', numbered('blue', 30), 1);
  await words('shop', numbered('red', 12), 4);
  await drain();
  // Three at once in each channel, and ten in all.
  expect(slack.shown('ops')).toHaveLength(3);
  expect(slack.shown('shop')).toHaveLength(3);
  expect(slack.shown()[0]).toBe('red-0000');
  await pass(9_000);
  expect(slack.shown('shop')).toEqual(numbered('red', 12));
});

test('a channel’s messages keep their order, however many are sent at once', async () => {
  const { slack, pass, words } = await openBox();
  const order = numbered('n', 20);
  slack.answer = async (out) => {
    for (let i = 0; i < out.nonce.charCodeAt(out.nonce.length - 1) % 7; i++) await Promise.resolve();
    return sent(out);
  };
  await words('ops', order);
  await words(
    'shop',
    order.map((key) => `${key}-shop`),
  );
  await pass(25_000);
  expect(slack.shown('ops')).toEqual(order);
  expect(slack.shown('shop')).toHaveLength(20);
});

test('a channel that hangs and one that is noisy do not delay the others', async () => {
  const { house, slack, discord, outbox, words } = await openBox();
  slack.answer = (out, channel) => (channel.id === 'ops' ? new Promise<SendResult>(() => undefined) : sent(out));
  await words('ops', numbered('hangs', 500));
  await words('shop', ['quiet'], 0);
  await words('night', ['elsewhere'], 0);
  void outbox.runOnce(house.now());
  await expect.poll(() => [...slack.shown(), ...discord.shown()].sort()).toEqual(['elsewhere', 'quiet']);
});

test('a wait the service asks for closes its lane to the millisecond, costs no attempt and gives nothing up', async () => {
  const { house, slack, drain, words } = await openBox();
  let open = house.now() + 30_123;
  slack.answer = (out, channel) =>
    channel.id === 'ops' && house.now() < open ? tooMany(open - house.now()) : sent(out);
  await words('ops', numbered('n', 5));
  await words('shop', ['other']);
  await drain();
  expect(slack.tried).toHaveLength(2);
  expect(slack.shown()).toEqual(['other']);
  await house.sleep(30_122);
  await drain();
  expect(slack.tried).toHaveLength(2);
  expect(await house.store.loadNotice('n-0000')).toMatchObject({ attempts: 0, state: 'waiting', uncertainAt: null });
  await house.sleep(1);
  await drain();
  expect(slack.shown('ops')).toEqual(numbered('n', 3));
  open = 0;
});

test('a wait asked of the whole service holds all of its channels, and no other service', async () => {
  const { house, slack, discord, drain, words } = await openBox();
  slack.answer = () => tooMany(5_000, 'service');
  await words('ops', ['a']);
  await words('shop', ['b']);
  await words('night', ['c']);
  await drain();
  slack.answer = sent;
  await house.sleep(4_999);
  await drain();
  expect([slack.shown(), discord.shown()]).toEqual([[], ['c']]);
  await house.sleep(1);
  await drain();
  expect([...slack.shown()].sort()).toEqual(['a', 'b']);
});

test('several pending edits of a card become one, and edits do not wait for posts', async () => {
  const { house, slack, drain, pass } = await openBox();
  await house.metric(0.16);
  await drain();
  for (const value of [0.2, 0.35, 0.55, 0.7]) await house.metric(value);
  await pass(10_000);
  const edits = slack.tried.filter((t) => t.edit && t.key === 'card:1@ops');
  expect(edits).toHaveLength(1);
  expect(edits[0]?.out.card.level).toBe('red');
});

test('lines go under their card and never before it', async () => {
  const { house, slack, pass } = await openBox();
  slack.answer = (out) => (out.kind === 'card' && slack.tried.length < 3 ? tooMany(2_000) : sent(out));
  await house.metric(0.16);
  await house.metric(0.55);
  await house.on(1, { do: 'acknowledge', note: '' });
  await pass(30_000);
  const ops = slack.tried.filter((t) => t.channel.id === 'ops' && t.result.kind === 'sent' && !t.edit);
  expect(ops[0]?.out.kind).toBe('card');
  const lines = ops.filter((t) => t.out.kind === 'line');
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(new Set(lines.map((t) => t.out.thread))).toEqual(new Set(['m/card:1@ops']));
});

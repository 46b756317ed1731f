import { afterEach, beforeEach, expect, test } from 'vitest';
import { Outbox } from '../../src/outbox/deliver.js';
import { retryAfter } from '../../src/outbox/limits.js';
import { createRenderNotice } from '../../src/outbox/render-notice.js';
import { createRenderRoom } from '../../src/outbox/render-room.js';
import { type House, openHouse } from '../harness/house.js';
import { cardText, RecordingChat } from '../harness/recording-chat.js';
import { REFUSED, tooMany } from './scripted-chat.js';

let house: House;
let chat: RecordingChat;
let box: Outbox;

function outbox(): Outbox {
  const { settings } = house.engine.live;
  const people = () => settings.people;
  return new Outbox({
    store: house.store,
    record: (records) => house.engine.recordDeliveries(records),
    adapters: new Map([['console', chat]]),
    settings: () => settings,
    people,
    langOf: () => null,
    render: createRenderNotice({ store: house.store, people, groups: () => settings.groups, now: house.now }),
    room: createRenderRoom({ store: house.store, people, now: house.now }),
    tell: (word) => house.engine.say([word]),
    now: house.now,
    onError: (error) => {
      throw error;
    },
  });
}
async function deliverAll(): Promise<void> {
  while ((await box.runOnce(house.now())) > 0);
}

beforeEach(async () => {
  house = await openHouse();
  chat = new RecordingChat();
  box = outbox();
});
afterEach(() => house.close());

test('one card a channel, edited in place for its whole life; history goes to its thread', async () => {
  await house.metric(0.16);
  await deliverAll();
  await house.metric(0.55);
  await house.on(1, { do: 'acknowledge', note: '' });
  await deliverAll();
  await house.metric(0.01);
  await deliverAll();
  expect(chat.cards('ops')).toHaveLength(1);
  expect(chat.seen.filter((s) => s.channel === 'ops' && s.out.thread === null).map((s) => s.edit)).toEqual([
    false,
    true,
    true,
  ]);
  const lines = chat.seen.filter((s) => s.out.thread !== null && s.channel === 'ops');
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect(new Set(lines.map((l) => l.out.thread))).toEqual(new Set(['card:1@ops']));
});

test('pending edits of one card collapse to the newest', async () => {
  await house.metric(0.16);
  await deliverAll();
  for (const value of [0.2, 0.35, 0.55, 0.7]) await house.metric(value);
  await deliverAll();
  expect(chat.seen.filter((s) => s.out.nonce === 'card:1@ops')).toHaveLength(2);
});

test('red goes first', async () => {
  await house.metric(0.12, 'north');
  await house.metric(0.16, 'east');
  await house.metric(0.7, 'west');
  await deliverAll();
  const order = chat.seen.filter((s) => s.channel === 'ops').map((s) => s.out.card.level);
  expect(order).toEqual(['red', 'yellow', 'blue']);
});

test('a service that is away: everything waits, with longer and longer pauses, and arrives in its final state', async () => {
  chat.answer = () => REFUSED;
  await house.metric(0.16);
  await deliverAll();
  await house.on(1, { do: 'acknowledge', note: '' });
  for (let minute = 0; minute < 60; minute++) {
    await house.advance(60_000);
    await deliverAll();
  }
  expect(chat.seen).toEqual([]);
  chat.answer = (out) => ({ kind: 'sent', ref: out.nonce });
  for (let minute = 0; minute < 6; minute++) {
    await house.advance(60_000);
    await deliverAll();
  }
  expect(chat.seen.filter((s) => s.out.nonce === 'card:1@ops')).toHaveLength(1);
  expect(chat.messages.get('card:1@ops')?.card.fields.map((f) => f.name)).toContain('State');
});

test('a wait the service asks for is obeyed', async () => {
  let asked = 0;
  chat.answer = () => {
    asked++;
    return tooMany(90_000);
  };
  await house.metric(0.16);
  await deliverAll();
  await house.advance(89_000);
  await deliverAll();
  expect(asked).toBe(1);
  await house.advance(1_000);
  await deliverAll();
  expect(asked).toBe(2);
  expect([1, 2, 3, 20].map((n) => retryAfter(n, null))).toEqual([1_000, 2_000, 4_000, 300_000]);
});

test('what cannot be delivered for good is not tried for ever, and the rest goes on', async () => {
  chat.answer = (out, channel) =>
    channel.id === 'ops'
      ? { kind: 'failed', why: 'the channel is gone', scope: 'channel', fix: null }
      : { kind: 'sent', ref: out.nonce };
  await house.metric(0.35);
  await deliverAll();
  await deliverAll();
  expect(await house.store.loadNotice('card:1@ops')).toMatchObject({ state: 'failed', error: 'the channel is gone' });
  const told = [...chat.messages.values()].filter((m) => m.channel === 'managers').map((m) => cardText(m.card));
  expect(told).toEqual([
    expect.stringContaining('INC-1'),
    expect.stringContaining('Nothing reaches #ops on console any more. The answer was: the channel is gone.'),
  ]);
});

test('killed between send and record: the next life is told that the send is uncertain', async () => {
  await house.metric(0.16);
  const [claimed] = await house.store.claimNotices(house.now(), 10);
  expect(claimed?.claimedAt).toBeNull();
  await house.restart();
  box = outbox();
  const told: (number | null)[] = [];
  chat.answer = (out) => {
    told.push(out.uncertainSince);
    return { kind: 'sent', ref: out.nonce };
  };
  await deliverAll();
  expect(told).toEqual([house.now()]);
});

test('an escalation calls the people of its step in its channel', async () => {
  await house.metric(0.16);
  await house.advance(16 * 60_000);
  await deliverAll();
  const call = chat.seen.find((s) => s.channel === 'on-call' && s.out.calls.people.length > 0);
  expect(call?.out.calls.people.map((p) => p.id)).toEqual(['li']);
  expect(chat.cards('on-call').some((title) => title.includes('INC-1'))).toBe(true);
});

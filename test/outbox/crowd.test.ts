import { expect, test } from 'vitest';
import { settings as small } from '../harness/settings.js';
import { type Box, openBox } from './box.js';

const MINUTE = 60_000;
const REDS = 40;
const [RED, BLUE] = [REDS, REDS + 1];

/** Many cards of their own, all of them shown. */
async function crowd(): Promise<Box> {
  const box = await openBox({ storm: { perMinute: 10_000, calmMs: 5 * MINUTE } });
  for (let i = 1; i <= REDS; i++) await box.house.metric(0.6, `red-${i}`);
  await box.house.metric(0.11, 'blue');
  await box.pass(MINUTE, 1_000);
  expect(await waiting(box)).toEqual([]);
  return box;
}

/** Cards in Slack that do not show what they should. */
async function waiting({ house }: Box): Promise<readonly string[]> {
  const keys = Array.from({ length: BLUE }, (_, i) => ['ops', 'shop'].map((at) => `card:${i + 1}@${at}`)).flat();
  const notices = await Promise.all(keys.map((key) => house.store.loadNotice(key)));
  return keys.filter((_, i) => notices[i]?.state !== 'shown');
}

async function figuresMove({ house }: Box, to: number): Promise<void> {
  for (let i = 1; i <= REDS; i++) await house.metric(to, `red-${i}`);
}

test('what somebody did shows at once, however many cards wait for nothing but a moved figure', async () => {
  const box = await crowd();
  const { house, slack, pass } = box;
  await figuresMove(box, 0.7);
  await pass(10_000, 500);
  const before = slack.tried.length;
  await house.on(RED, { do: 'acknowledge', note: '' });
  await house.on(BLUE, { do: 'acknowledge', note: '' });
  await figuresMove(box, 0.8);
  await pass(8_000, 500);
  const edited = slack.tried.slice(before).flatMap((t) => (t.edit && t.out.kind === 'card' ? [t.key] : []));
  expect(edited.slice(0, 4)).toEqual([`card:${RED}@ops`, `card:${RED}@shop`, `card:${BLUE}@ops`, `card:${BLUE}@shop`]);
  // None is forgotten: in the end every card shows its last figures.
  await pass(3 * MINUTE, 1_000);
  expect(await waiting(box)).toEqual([]);
});

test('a card that was never shown keeps its rank while its figures move', async () => {
  const box = await openBox();
  const { house, slack, pass, words } = box;
  slack.answer = () => ({ kind: 'retry', afterMs: null, why: 'away', scope: 'service', uncertain: false });
  await house.metric(0.6);
  await words('ops', ['word'], 3);
  await house.metric(0.7);
  expect(await house.store.loadNotice('card:1@ops')).toMatchObject({ priority: 4, shown: null });
  slack.answer = (out) => ({ kind: 'sent', ref: `m/${out.nonce}` });
  await pass(5_000);
  expect(slack.shown('ops').slice(0, 2)).toEqual(['card:1@ops', 'word']);
});

test('a figure that moves asks nothing of an incident’s own channel', async () => {
  const { levels } = small();
  const room = { near: 'ops', people: [], links: [] };
  const { house, slack, pass } = await openBox({ levels: { ...levels, red: { ...levels.red, room } } });
  await house.metric(0.6);
  await pass(30_000, 1_000);
  const kept = slack.rooms.length;
  await house.metric(0.8);
  await pass(30_000, 1_000);
  expect(slack.rooms).toHaveLength(kept);
  await house.on(1, { do: 'acknowledge', note: '' });
  await pass(30_000, 1_000);
  expect(slack.rooms).toHaveLength(kept + 1);
});

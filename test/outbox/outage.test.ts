import { expect, test } from 'vitest';
import type { SendResult } from '../../src/domain/notice.js';
import { numbered, openBox } from './box.js';
import { REFUSED, sent, TIMED_OUT } from './scripted-chat.js';

const HOUR = 3_600_000;

test('an hour away with 2,000 notices: few attempts, then all of them in order, red first, none twice', async () => {
  const { house, slack, discord, drain, pass, words } = await openBox();
  slack.answer = () => REFUSED;
  const [yellow, red] = [numbered('yellow', 1_990), numbered('red', 10)];
  await words('ops', yellow, 2);
  await drain();
  await words('shop', red, 4);
  await words('night', ['elsewhere']);
  await pass(HOUR, 500);
  expect(discord.shown()).toEqual(['elsewhere']);
  expect(slack.tried.length).toBeGreaterThan(1_700);
  expect(slack.tried.length).toBeLessThan(1_810);
  const before = slack.tried.length;
  const back = house.now();
  slack.answer = sent;
  await pass(2_000);
  const seen = slack.tried.slice(before);
  expect(seen[0]?.at).toBeLessThanOrEqual(back + 2_000);
  expect(slack.shown('shop').length).toBeGreaterThanOrEqual(3);
  await pass(15_000);
  expect(slack.shown('shop')).toEqual(red);
  await pass(1_990_000 + 60_000, 1_000);
  expect(slack.shown('ops')).toEqual(yellow);
  // Nothing was ever uncertain: nobody took the connection.
  expect(slack.tried.every((t) => t.out.uncertainSince === null)).toBe(true);
}, 120_000);

test('one probe at a time, half a second, a second, then every two; the best that waits', async () => {
  const { house, slack, drain, pass, words } = await openBox();
  slack.answer = () => REFUSED;
  await words('ops', ['first'], 1);
  await drain();
  await words('shop', ['red'], 4);
  const start = house.now();
  await pass(9_500, 50);
  expect(slack.tried.map((t) => t.at - start)).toEqual([0, 500, 1_500, 3_500, 5_500, 7_500, 9_500]);
  expect(slack.tried[1]?.key).toBe('red');
});

test('what may have arrived is uncertain, since the earliest such send; the others are not', async () => {
  const { house, slack, drain, pass, words } = await openBox();
  const began = house.now();
  slack.answer = (out) => (out.nonce === 'probe' ? TIMED_OUT : REFUSED);
  await words('ops', ['probe', 'other']);
  await drain();
  await pass(3_000);
  slack.answer = sent;
  await pass(5_000);
  const last = (key: string) => slack.tried.filter((t) => t.key === key).at(-1);
  expect(last('probe')?.out.uncertainSince).toBe(began);
  expect(last('other')?.out.uncertainSince).toBeNull();
  expect(await house.store.loadNotice('probe')).toMatchObject({ state: 'shown', uncertainAt: null });
});

test('a notice the service stumbles over each time does not keep the others waiting for ever', async () => {
  const { house, slack, pass, words } = await openBox();
  slack.answer = (out) => (out.nonce === 'poison' ? TIMED_OUT : sent(out));
  await words('ops', ['poison'], 4);
  await words('ops', numbered('n', 10), 1);
  await pass(60_000);
  expect(slack.shown('ops')).toEqual(numbered('n', 10));
  expect(await house.store.loadNotice('poison')).toMatchObject({ state: 'waiting', attempts: expect.any(Number) });
  const tries = slack.tried.filter((t) => t.key === 'poison').length;
  await pass(60_000);
  expect(slack.tried.filter((t) => t.key === 'poison').length - tries).toBeLessThanOrEqual(5);
});

test('an adapter that throws is tried again by itself, and may have sent', async () => {
  const { house, slack, drain, pass, words } = await openBox();
  slack.answer = (out) => {
    if (slack.tried.length === 0 && out.nonce === 'a' && house.now() === began) throw new Error('a bug');
    return sent(out);
  };
  const began = house.now();
  await words('ops', ['a', 'b']);
  await drain();
  expect(slack.shown()).toEqual(['b']);
  await pass(2_000);
  expect(slack.tried.find((t) => t.key === 'a')?.out.uncertainSince).toBe(began);
});

test('killed between send and record: the next life sends it once more and says since when', async () => {
  const box = await openBox();
  const { house, slack } = box;
  const began = house.now();
  let arrived = false;
  slack.answer = () => {
    arrived = true;
    return new Promise<SendResult>(() => undefined);
  };
  await box.words('ops', ['a']);
  void box.outbox.runOnce(house.now());
  await expect.poll(() => arrived).toBe(true);
  await house.sleep(60_000);
  await box.restart();
  slack.answer = sent;
  await box.drain();
  expect(slack.tried.map((t) => t.out.uncertainSince)).toEqual([began]);
});

test('stopping waits for what is under way, and only for that', async () => {
  const { slack, outbox, words, house } = await openBox();
  let answer: (result: SendResult) => void = () => undefined;
  slack.answer = () => new Promise<SendResult>((resolve) => (answer = resolve));
  await words('ops', ['a', 'b']);
  outbox.start();
  await expect.poll(async () => (await house.store.loadNotice('a'))?.claimedAt).not.toBeNull();
  const stopping = outbox.stop();
  answer({ kind: 'sent', ref: 'm/a' });
  await stopping;
  expect(await house.store.loadNotice('a')).toMatchObject({ state: 'shown' });
  expect(await house.store.loadNotice('b')).toMatchObject({ state: 'waiting', claimedAt: null });
});

test('running by itself it sends what is asked for and sleeps when there is nothing', async () => {
  const { slack, outbox, words } = await openBox();
  outbox.start();
  await words('ops', ['a']);
  outbox.poke();
  await expect.poll(() => slack.shown()).toEqual(['a']);
  await outbox.stop();
});

test('what was sent while nothing could be written is recorded once it can, and not sent again', async () => {
  const { house, slack, outbox, words, errors } = await openBox();
  await words('ops', ['a']);
  const { store } = house.engine.deps;
  const commit = store.commit.bind(store);
  store.commit = () => Promise.reject(new Error('database or disk is full'));
  outbox.start();
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  store.commit = commit;
  const state = async () => (await house.store.loadNotice('a'))?.state;
  await expect.poll(state, { timeout: 10_000 }).toBe('shown');
  await outbox.stop();
  expect(slack.shown()).toEqual(['a']);
  errors.length = 0;
});

test('a clock that goes back an hour keeps nothing back that waits', async () => {
  const { house, slack, drain, pass, words } = await openBox();
  slack.answer = () => REFUSED;
  await words('ops', ['a']);
  await drain();
  await house.sleep(-HOUR);
  slack.answer = sent;
  await pass(2_000);
  expect(slack.shown('ops')).toEqual(['a']);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bot, startBot } from '../harness/bot.js';
import { sourcesOf } from '../harness/http-door.js';

const KEY = 'e93facc04764012d7bfb002500d5d1a6';
let bot: Bot;
beforeEach(async () => {
  bot = await startBot((config) => ({
    ...config,
    sources: [
      ...config.sources.filter(({ id }) => id !== 'pagerduty'),
      ...sourcesOf({ pagerduty: { kind: 'pagerduty', secret_env: 'PD' } }, { PD: KEY }),
    ],
  }));
});
afterEach(() => bot.close());

const send = (event_action: string, dedup_key = 'db-1/disk', routing_key = KEY) =>
  bot.post('/v2/enqueue', {
    routing_key,
    event_action,
    dedup_key,
    ...(event_action === 'trigger'
      ? {
          payload: {
            summary: 'Disk of db-1 is full',
            source: 'db-1',
            severity: 'critical',
            component: 'mysql',
            custom_details: { region: 'east' },
          },
        }
      : {}),
  });

test('what pages PagerDuty pages us: trigger, acknowledge, resolve (B6)', async () => {
  const triggered = await send('trigger');
  expect(triggered.status).toBe(202);
  expect(JSON.parse(triggered.body)).toEqual({
    status: 'success',
    message: 'Event processed',
    dedup_key: 'db-1/disk',
  });
  await bot.advance('2m');
  expect(bot.card('ops', /Disk of db-1 is full/)).toMatch(/INC-1/);

  const acknowledged = await send('acknowledge');
  expect([acknowledged.status, JSON.parse(acknowledged.body).message]).toEqual([202, 'Event processed']);
  expect(await bot.type('info 1')).toMatch(/acknowledged by pagerduty/);

  const again = await send('acknowledge');
  expect([again.status, JSON.parse(again.body).message]).toEqual([202, expect.stringMatching(/acknowledged/)]);

  await bot.advance('1m');
  expect((await send('resolve')).status).toBe(202);
  await bot.advance('1h');
  expect(await bot.type('info 1')).toMatch(/resolved|closed/i);
});

test('a follow-up to something unknown does no harm, and a resolve before its trigger hides nothing', async () => {
  for (const action of ['acknowledge', 'resolve']) {
    const answer = await send(action, 'nobody/knows');
    expect(answer.status).toBe(202);
  }
  expect(JSON.parse((await send('acknowledge', 'nobody/knows')).body).message).toMatch(/no open incident rests on/);
  await send('resolve');
  await send('trigger');
  await bot.advance('2m');
  expect(bot.card('ops', /Disk of db-1 is full/)).toMatch(/INC-1/);
});

test('another key is nobody, in the words clients of PagerDuty look for', async () => {
  const answer = await send('trigger', 'k', 'f'.repeat(32));
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 'invalid event', errors: [expect.any(String)] });
  const unreadable = await bot.post('/v2/enqueue', '{');
  expect([unreadable.status, JSON.parse(unreadable.body).status]).toEqual([400, 'Unrecognized object']);
  expect(await bot.type('inbox')).toMatch(/empty/);
});

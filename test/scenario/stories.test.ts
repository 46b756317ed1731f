import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/domain/person.js';
import { type Bot, startBot } from '../harness/bot.js';
import { cardText } from '../harness/recording-chat.js';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const firing = (status: string, startsAt: number, endsAt = '0001-01-01T00:00:00Z') => ({
  version: '4',
  groupKey: '{}:{alertname="CheckoutSlow"}',
  status,
  receiver: 'tocsin',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager',
  alerts: [
    {
      status,
      labels: { alertname: 'CheckoutSlow', severity: 'critical', instance: 'shop-1' },
      annotations: { summary: 'checkout answers in 9 s' },
      startsAt: new Date(startsAt).toISOString(),
      endsAt,
      generatorURL: 'http://prometheus/graph',
      fingerprint: 'aa01',
    },
  ],
});

describe('an evening', () => {
  test('A5: the three lines a newcomer pastes make a yellow card with the threshold, which `why` explains', async () => {
    const sent = await bot.post(
      '/v1/signals',
      '{"kind":"metric","source":"oms","name":"delivery.delay_rate","subject":"region:east","labels":{"region":"east","carrier":"sf"},"value":0.18,"unit":"ratio"}',
    );
    expect(sent.status).toBe(202);
    expect(JSON.parse(sent.body)).toMatchObject({ accepted: 1, duplicates: 0 });
    const card = bot.card('ops', /INC-1/);
    expect(card).toMatch(/YELLOW/);
    expect(card).toMatch(/18 ?%/);
    const why = await bot.type('why INC-1');
    expect(why).toMatch(/15 ?%/);
    expect(why).toMatch(/delivery/);
    expect(await bot.type('why INC-1', undefined, 'zh-CN')).toMatch(/15 ?%/);
  });

  test('an Alertmanager alert warns red at once, is acknowledged, and its end resolves the incident on the same card', async () => {
    const at = bot.now();
    expect((await bot.post('/v1/webhooks/alertmanager', firing('firing', at))).status).toBe(202);
    expect(bot.card('ops', /INC-1/)).toMatch(/RED/);
    expect(bot.card('managers', /INC-1/)).toMatch(/RED/);
    expect(await bot.type('ack INC-1 looking')).toMatch(/INC-1/);
    expect(bot.card('managers', /INC-1/)).toMatch(/acknowledged by Ana/);
    expect(await bot.type('ack INC-1')).toMatch(/already acknowledged by Ana/);
    await bot.advance('3m');
    await bot.post('/v1/webhooks/alertmanager', firing('resolved', at, new Date(bot.now()).toISOString()));
    expect(bot.card('ops', /INC-1/)).toMatch(/resolved/);
    expect(bot.chat.cards('ops')).toHaveLength(1);
    expect(await bot.type('status')).toMatch(/Nothing is open/);
  });

  test('nobody answers red: on-call after 5 minutes, the managers after 10, each called once, over a restart', async () => {
    await bot.post('/v1/webhooks/alertmanager', firing('firing', bot.now()));
    await bot.advance('4m');
    expect(bot.card('on-call', /INC-1/)).toBeUndefined();
    await bot.restart();
    await bot.advance('2m');
    const calls = () =>
      bot.chat.seen
        // Of its steps: who leads is called besides, for the clocks that are missed.
        .filter((s) => s.out.nonce.startsWith('call:') && /this is step \d/.test(cardText(s.out.card)))
        .filter((s) => s.out.calls.people.length > 0)
        .map((s) => [s.channel, ...s.out.calls.people.map((p) => p.id)]);
    // Whoever is on duty, and whom the step names.
    expect(calls()).toEqual([['on-call', 'maya', 'jia']]);
    const reminded = bot.chat.seen.filter((s) => s.out.nonce.startsWith('nudge:'));
    expect(reminded.map((s) => [s.channel, ...s.out.calls.people.map((p) => p.id)])).toEqual([
      ['ops', 'maya', 'jia'],
      ['ops', 'maya', 'jia'],
    ]);
    expect(bot.card('ops', /nobody has acknowledged it in time/)).toMatch(/林晓/);
    await bot.advance('60m');
    expect(calls()).toEqual([
      ['on-call', 'maya', 'jia'],
      ['managers', 'lin'],
    ]);
  });

  test('B6 inside a show: a stream that is down is red, and hides the audience that falls with it (B2)', async () => {
    await bot.post('/v1/shows', {
      id: '618-1',
      title: '晚场',
      host: 'lin-xi',
      platform: 'douyin',
      scene: 'flash-sale',
      start: bot.now() - 60_000,
      end: bot.now() + 7_200_000,
      skus: [{ sku: 'phone-x', stock: 30_000 }],
    });
    expect(await bot.type('shows')).toMatch(/618-1/);
    await bot.metric('stream.up', 0, { show: '618-1' }, 'stream:main');
    await bot.metric('live.viewers_ratio', 0.05, { show: '618-1' });
    await bot.advance('2m');
    expect(bot.card('ops', /INC-1/)).toMatch(/RED/);
    expect(bot.card('ops', /INC-2/)).toBeUndefined();
    expect(await bot.type('status show=618-1')).toMatch(/RED 1/);
    await bot.metric('stream.up', 1, { show: '618-1' }, 'stream:main');
    await bot.advance('1m');
    expect(await bot.type('info INC-1')).toMatch(/resolved|back to normal/);
  });

  test('several at once: `ack all` with a filter, merge, and a word that is almost right', async () => {
    await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
    await bot.metric('delivery.delay_rate', 0.18, { region: 'west' }, 'region:west');
    await bot.metric('delivery.delay_rate', 0.18, { region: 'north' }, 'region:north');
    expect(await bot.type('ack all yellow region=east')).toMatch(/INC-1/);
    expect(await bot.type('list open')).not.toMatch(/INC-1 /);
    expect(await bot.type('merge INC-3 into INC-2')).toMatch(/INC-3 is merged into INC-2/);
    expect(await bot.type('acknowlege INC-2')).toMatch(/ack/);
    expect(await bot.type('ack INC-77')).toMatch(/no INC-77/i);
  });

  test('a silence is previewed, kept over a restart, and what still fires at its end warns', async () => {
    expect(await bot.type('silence add region=east for 30m the carrier told us')).toMatch(/SIL-1/);
    await bot.metric('delivery.delay_rate', 0.4, { region: 'east' }, 'region:east');
    expect(bot.card('ops', /INC-1/)).toBeUndefined();
    expect(await bot.type('status')).toMatch(/1 alert/);
    await bot.restart();
    await bot.advance('31m');
    expect(bot.card('ops', /INC-1/)).toBeDefined();
    expect(await bot.type('silence list')).not.toMatch(/SIL-1/);
  });

  test('a body nobody understands is kept, redacted, shown and replayed', async () => {
    const sent = await bot.post('/v1/webhooks/erp', { items: [{ sku: 'a-1', token: 'hunter2', stock: 'many' }] });
    expect(sent.status).toBe(400);
    expect(await bot.type('inbox')).toMatch(/erp/);
    const shown = await bot.type('inbox show 1');
    expect(shown).not.toMatch(/hunter2/);
    expect(await bot.type('inbox replay 1')).toMatch(/still cannot be understood/);
  });

  test('each is answered in their own language; a command of somebody who may only look is refused', async () => {
    await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
    expect(await bot.type('lang zh')).toMatch(/中文/);
    const reader: Person = { id: 'temp', name: 'Temp', permission: 'read', accounts: [] };
    expect(await bot.type('ack INC-1', reader)).toMatch(/ack/);
    expect(await bot.type('info INC-1', reader)).toMatch(/not acknowledged/);
  });

  test('the state can be looked at from outside', async () => {
    await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    expect(metrics).toMatch(/tocsin_signals_total 1/);
    expect(metrics).toMatch(/tocsin_incidents_active\{level="yellow"\} 1/);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${bot.url}/readyz`)).json()).toMatchObject({ ready: true });
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person.js';
import { type Bot, startBot } from '../harness/bot.js';
import { openHouse } from '../harness/house.js';
import { channel, settings as small } from '../harness/settings.js';

const LEGAL: Person = { id: 'fa', name: 'Fang Wu', permission: 'manage', accounts: [], roles: ['legal'] };

const BOSS: Person = { id: 'bo', name: 'Bo', permission: 'act', accounts: [], roles: ['boss'] };

let bot: Bot;
beforeEach(async () => {
  bot = await startBot((config) => ({
    ...config,
    settings: {
      ...config.settings,
      people: [...config.settings.people, LEGAL, BOSS],
      roles: [
        { id: 'legal', name: { en: 'Legal', 'zh-CN': '法务' }, may: ['restricted', 'veto'], limits: [], groups: [] },
        { id: 'boss', name: { en: 'Boss', 'zh-CN': '老板' }, may: ['approve'], limits: [], groups: [] },
      ],
      restricted: [[{ label: 'region', op: '=', value: 'east' }], [{ label: 'topic', op: '=', value: 'veto' }]],
    },
  }));
});
afterEach(() => bot.close());

const line = (text: string, pattern: RegExp) => text.split('\n').find((each) => pattern.test(each)) ?? '';

it('is counted by its level, and not by its labels, its rule or its money (C6)', async () => {
  await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
  expect(await bot.type('info INC-1')).toMatch(/Restricted incident/);
  expect(await bot.type('status')).toMatch(/Open: YELLOW 1/);
  expect(await bot.type('status')).not.toMatch(/Money/);
  expect(await bot.type('status', LEGAL)).toMatch(/Money/);
  expect(await bot.type('status region=east')).toMatch(/Nothing open matches.*0 opened/s);
  expect(await bot.type('status region=~"ea.*"')).toMatch(/Nothing open matches.*0 opened/s);
  expect(await bot.type('status region=east', LEGAL)).toMatch(/Open: YELLOW 1.*1 opened/s);
  const preview = 'silence preview region=east for 2h stocktaking';
  expect(await bot.type(preview)).toMatch(/covers nothing/);
  expect(await bot.type(preview, LEGAL)).toMatch(/covers 1 alert/);
  expect(line(await bot.type('rules delay'), /^delivery-delay/)).toMatch(/quiet/);
  expect(line(await bot.type('rules delay', LEGAL), /^delivery-delay/)).toMatch(/1 firing/);
  await bot.type('resolve INC-1 true gone', LEGAL);
  await bot.advance('25h');
  await bot.type('close INC-1', LEGAL);
  expect(await bot.type('status region=east')).toMatch(/0 opened, 0 resolved/);
});

it('what is drawn for it is told without the reason, by its number too (C6)', async () => {
  await bot.type('declare red "a list is out" region=east', LEGAL);
  await bot.type('draw 9% of east-reserve for INC-1 lawyers for the crm', LEGAL);
  expect(await bot.type('requests REQ-1')).toMatch(/REQ-1/);
  expect(await bot.type('requests REQ-1')).not.toMatch(/crm/);
  expect(await bot.type('requests REQ-1', LEGAL)).toMatch(/crm/);
  await bot.type('reject REQ-1 the crm is closed', BOSS);
  for (const { channel, card } of bot.chat.messages.values())
    if (!channel.startsWith('dm:') && channel !== 'compliance') expect(JSON.stringify(card)).not.toMatch(/crm/);
  expect(await bot.type('requests REQ-1')).not.toMatch(/crm/);
});

it('clocks of its own are not named to whoever files the wrong one', async () => {
  await bot.type('declare red "a list is out" region=east topic=security', LEGAL);
  const wrong = await bot.type('file INC-1 nonsense abc');
  expect(wrong).toMatch(/no clock “nonsense”/);
  expect(wrong).not.toMatch(/regulator|Of its own/);
  await bot.type('declare red "a list is out" topic=security', LEGAL);
  expect(await bot.type('file INC-2 nonsense abc')).toMatch(/Of its own it has/);
});

it('a veto of a kind that is restricted is restricted, too', async () => {
  await bot.type('veto sku A1 a batch failed', LEGAL);
  expect(await bot.type('info INC-1')).not.toMatch(/a batch failed|A1/);
  expect(await bot.type('info INC-1', LEGAL)).toMatch(/a batch failed/);
});

it('the channel of its own that it had before keeps no link with its labels', async () => {
  const { levels } = small();
  const links = [{ title: 'Stock', url: 'https://wms.example/{sku}' }];
  const house = await openHouse({
    people: [{ id: 'fa', name: 'Fang Wu', permission: 'manage', accounts: [], roles: ['legal'] }],
    roles: [{ id: 'legal', name: { en: 'Legal', 'zh-CN': '法务' }, may: ['restricted'], limits: [], groups: [] }],
    channels: [channel('ops', { platform: 'slack' })],
    levels: { ...levels, red: { ...levels.red, room: { near: 'ops', people: [], links } } },
  });
  try {
    const fa = { kind: 'person', id: 'fa', name: 'Fang Wu', via: 'slack' } as const;
    await house.act({ on: 'declare', level: 'red', title: 'A batch is bad', labels: { sku: 'A1' } }, fa);
    const key = 'room:1@ops';
    expect((await house.store.loadNotice(key))?.body).toMatchObject({ links: [{ url: 'https://wms.example/A1' }] });
    await house.on(1, { do: 'restrict', on: true }, fa);
    expect((await house.store.loadNotice(key))?.body).toMatchObject({ for: 'room', links: [] });
  } finally {
    await house.close();
  }
});

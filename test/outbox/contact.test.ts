import { describe, expect, test } from 'vitest';
import type { OutgoingWebhook } from '../../src/domain/escalation/webhook.js';
import type { Person } from '../../src/domain/person.js';
import type { Settings } from '../../src/domain/settings.js';
import { demand } from '../harness/clocks.js';
import { schedule } from '../harness/duty.js';
import { cardText } from '../harness/recording-chat.js';
import { channel, UNDEMANDING } from '../harness/settings.js';
import { type Box, openBox } from './box.js';
import { REFUSED, ScriptedChat, sent } from './scripted-chat.js';

const MINUTE = 60_000;
const SMS: OutgoingWebhook = {
  id: 'sms',
  urlEnv: 'SMS_URL',
  secretEnv: null,
  headersEnv: {},
  body: null,
  timeoutMs: 1_000,
};
const LI: Person = {
  id: 'li',
  name: 'Li Na',
  lang: 'zh-CN',
  permission: 'manage',
  accounts: [
    { platform: 'slack', id: 'U0LI' },
    { platform: 'discord', id: '803511102246789120' },
  ],
};
const WANG: Person = { id: 'wang', name: 'Wang Wei', permission: 'manage', accounts: [] };
const BY_SMS: Person = {
  ...LI,
  phone: '+8613800138000',
  ways: [
    { by: 'slack', afterMs: 0 },
    { by: 'webhook:sms', afterMs: 5 * MINUTE },
    { by: 'discord', afterMs: 10 * MINUTE },
  ],
};

/** A house with one step after a minute; it is 20:00 in Shanghai. */
async function house(li: Person, more: Partial<Settings> = {}): Promise<Box & { readonly sms: ScriptedChat }> {
  let sms: ScriptedChat | undefined;
  const level = {
    ...UNDEMANDING,
    policy: [{ afterMs: MINUTE, channels: ['ops'], people: ['li'], groups: [] }],
  };
  const box = await openBox(
    {
      channels: [channel('ops', { platform: 'slack' }), channel('night', { platform: 'discord' })],
      people: [li, WANG],
      webhooks: [SMS],
      levels: { blue: level, yellow: level, orange: level, red: level },
      ...more,
    },
    ({ now }) => {
      sms ??= new ScriptedChat('webhook', now);
      return [sms];
    },
  );
  if (!sms) throw new Error('no gateway');
  return { ...box, sms };
}

/** What was sent as a call, where, how many minutes after the start. */
function calls(box: Box & { readonly sms: ScriptedChat }, from: number) {
  return [...box.slack.tried, ...box.discord.tried, ...box.sms.tried]
    .filter(({ out, edit, result }) => out.kind === 'call' && !edit && result.kind === 'sent')
    .sort((a, b) => a.at - b.at || (a.channel.id < b.channel.id ? -1 : 1))
    .map(({ channel: { id }, at }) => `${id} +${Math.round((at - from) / MINUTE)}`);
}

describe('called in their own ways (A14, B7)', () => {
  test('in their order and with their delays, while nobody answers', async () => {
    const box = await house(BY_SMS);
    const from = box.house.now();
    await box.house.metric(0.2);
    await box.pass(30 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual([
      'dm:slack:U0LI +1',
      'ops +1',
      'webhook:sms:li +6',
      'dm:discord:803511102246789120 +11',
    ]);
    const dm = box.slack.tried.find((each) => each.channel.id.startsWith('dm:'));
    expect(dm?.out.card.buttons.map(({ command }) => command)).toContain('ack INC-1');
    expect(cardText(dm?.out.card ?? { ...never })).toMatch(/黄色.*INC-1/su);
    const page = box.sms.tried[0]?.out.page;
    expect(page?.person).toEqual({ id: 'li', name: 'Li Na', phone: '+8613800138000' });
    expect(page?.text).toMatch(/^黄色事件 INC-1：/u);
    expect(page?.text.length).toBeLessThanOrEqual(160);
  });

  test('whoever leads is told of a missed clock that nobody in particular asked for them', async () => {
    const level = {
      ...UNDEMANDING,
      lead: { to: 'person', id: 'li' } as const,
      clocks: [demand('acknowledge', 5 * MINUTE), demand('assemble', 20 * MINUTE)],
    };
    const box = await house(LI, { levels: { blue: level, yellow: level, orange: level, red: level } });
    await box.house.metric(0.2);
    await box.pass(6 * MINUTE, MINUTE);
    const direct = () =>
      box.slack.tried.filter(({ channel: { id } }) => id.startsWith('dm:')).map(({ out }) => cardText(out.card));
    expect(direct()).toHaveLength(1);
    expect(direct()[0]).toMatch(/没有人在时限内确认.*牵头/su);
    expect(direct()[0]).not.toMatch(/点名/u);
    // By a person it still says so.
    await box.house.on(1, { do: 'escalate', to: 'li', level: null, why: 'the host is gone' });
    await box.pass(MINUTE, MINUTE);
    expect(direct()[1]).toMatch(/点名.*the host is gone/su);
    expect(direct()[1]?.match(/点名/gu)).toHaveLength(1);
  });

  test('a direct message calls desks by their names', async () => {
    const desk = schedule('desk', [['li']], { name: { en: 'Night desk', 'zh-CN': '夜间值班' } });
    const calls = [{ to: 'schedule', id: 'desk' } as const];
    const step = { channels: [], people: [], groups: [], calls };
    const level = { ...UNDEMANDING, policy: [1, 2].map((n) => ({ ...step, afterMs: n * MINUTE })) };
    const levels = { blue: level, yellow: level, orange: level, red: level };
    const box = await house(LI, { levels, schedules: [desk] });
    await box.house.metric(0.2);
    await box.pass(MINUTE, MINUTE);
    const dm = box.slack.tried.find(({ channel: { id } }) => id.startsWith('dm:'));
    expect(cardText(dm?.out.card ?? { ...never })).toMatch(/将呼叫：夜间值班.*正在当值：夜间值班/su);
  });

  test('an answer stops the rest', async () => {
    const box = await house(BY_SMS);
    const from = box.house.now();
    await box.house.metric(0.2);
    await box.pass(4 * MINUTE, MINUTE);
    await box.house.on(1, { do: 'acknowledge', note: '' });
    await box.pass(30 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual(['dm:slack:U0LI +1', 'ops +1']);
    expect((await box.house.incident(1)).calling).toEqual([]);
  });

  test('a call that waits for a gateway when somebody answers is never sent', async () => {
    const box = await house(BY_SMS);
    box.sms.answer = () => REFUSED;
    await box.house.metric(0.2);
    await box.pass(7 * MINUTE, MINUTE);
    expect(box.sms.tried.length).toBeGreaterThan(0);
    await box.house.on(1, { do: 'acknowledge', note: '' });
    const tried = box.sms.tried.length;
    box.sms.answer = sent;
    await box.pass(10 * MINUTE, MINUTE);
    expect(box.sms.tried).toHaveLength(tried);
    const key = box.sms.tried[0]?.key ?? '';
    expect(await box.house.store.loadNotice(key)).toMatchObject({ state: 'dropped', error: 'somebody has answered' });
  });

  test('who sleeps is not woken for yellow; when their quiet hours end they are called, also in the channel', async () => {
    const quiet = { start: 20 * 60, end: 20 * 60 + 30, weekdays: [] };
    const box = await house({ ...BY_SMS, quiet });
    const from = box.house.now();
    await box.house.metric(0.2);
    await box.pass(29 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual(['ops +1']);
    const first = box.slack.tried.find(({ out }) => out.kind === 'call');
    expect(first?.out.calls.people).toEqual([]);
    expect(cardText(first?.out.card ?? { ...never })).toMatch(/Li Na will be called when their quiet hours end/);
    await box.pass(20 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual([
      'ops +1',
      'dm:slack:U0LI +30',
      'ops +30',
      'webhook:sms:li +35',
      'dm:discord:803511102246789120 +40',
    ]);
    const late = box.slack.tried.filter(({ out, channel: { id } }) => out.kind === 'call' && id === 'ops')[1];
    expect(late?.out.calls.people.map(({ id }) => id)).toEqual(['li']);
  });

  test('answered before their quiet hours end, nobody is woken', async () => {
    const quiet = { start: 20 * 60, end: 20 * 60 + 30, weekdays: [] };
    const box = await house({ ...BY_SMS, quiet });
    const from = box.house.now();
    await box.house.metric(0.2);
    await box.pass(10 * MINUTE, MINUTE);
    await box.house.on(1, { do: 'acknowledge', note: '' });
    await box.pass(60 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual(['ops +1']);
  });

  test('red passes', async () => {
    const quiet = { start: 20 * 60, end: 22 * 60, weekdays: [] };
    const box = await house({ ...BY_SMS, quiet });
    const from = box.house.now();
    await box.house.metric(0.6);
    await box.pass(10 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual(['dm:slack:U0LI +1', 'ops +1', 'webhook:sms:li +6']);
    const call = box.slack.tried.find(({ out, channel: { id } }) => out.kind === 'call' && id === 'ops');
    expect(call?.out.calls.people.map(({ id }) => id)).toEqual(['li']);
  });

  test('after a night without a process each way is taken once, and says that it is late', async () => {
    const box = await house(BY_SMS);
    await box.house.metric(0.2);
    await box.pass(2 * MINUTE, MINUTE);
    const before = box.house.now();
    await box.house.sleep(8 * 60 * MINUTE);
    await box.restart();
    await box.pass(2 * MINUTE, MINUTE);
    expect(calls(box, before).filter((call) => !call.endsWith('-1'))).toEqual([
      'dm:discord:803511102246789120 +481',
      'webhook:sms:li +481',
    ]);
    const dm = box.discord.tried.find((each) => each.channel.id.startsWith('dm:'));
    expect(cardText(dm?.out.card ?? { ...never })).toMatch(/迟了/u);
  });

  test('a way that has gone meanwhile is told in the history, and stops nothing else', async () => {
    const box = await house(BY_SMS);
    const from = box.house.now();
    await box.house.metric(0.2);
    await box.pass(2 * MINUTE, MINUTE);
    await box.house.reload({ webhooks: [] });
    await box.pass(10 * MINUTE, MINUTE);
    expect(calls(box, from)).toEqual(['dm:slack:U0LI +1', 'ops +1', 'dm:discord:803511102246789120 +11']);
    const events = (await box.house.store.loadHistory(1, 1_000)).flatMap((row) =>
      row.kind === 'incident' ? [row.event] : [],
    );
    expect(events).toContainEqual({ type: 'contacted', person: 'li', way: 'webhook:sms', step: 0, missed: 'webhook' });
  });

  test('somebody tries their own ways', async () => {
    const box = await house(BY_SMS);
    const li = { kind: 'person', id: 'li', name: 'Li Na', via: 'console' } as const;
    expect(await box.house.act({ on: 'call-test' }, li)).toMatchObject({
      result: 'done',
      said: { key: 'contact.try.sent' },
    });
    await box.drain();
    expect(box.sms.tried[0]?.out.page).toMatchObject({ event: 'test', incident: null });
    expect(box.slack.tried[0]?.channel.id).toBe('dm:slack:U0LI');
    const wang = { kind: 'person', id: 'wang', name: 'Wang Wei', via: 'console' } as const;
    expect(await box.house.act({ on: 'call-test' }, wang)).toMatchObject({ said: { key: 'contact.try.none' } });
  });
});

const never = {
  title: '',
  text: [],
  fields: [],
  level: null,
  badge: null,
  buttons: [],
  more: [],
  footer: null,
  drill: false,
};

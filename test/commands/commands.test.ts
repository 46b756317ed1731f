import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { execute } from '../../src/chat/registry/execute.js';
import type { Reply } from '../../src/chat/registry.js';
import type { Card } from '../../src/domain/card.js';
import type { Person } from '../../src/domain/person.js';
import type { Lang } from '../../src/domain/text.js';
import { sayText } from '../../src/text/say.js';
import { richText } from '../../src/text/time-text.js';
import {
  Acts,
  alertOf,
  guest,
  incidentOf,
  lina,
  MIN,
  NOW,
  readsOver,
  reason,
  type World,
  wei,
  world,
  ZONE,
} from '../chat/fixture.js';

async function type(
  text: string,
  {
    person = lina,
    lang = 'en',
    acts = new Acts(),
    w = world(),
  }: {
    person?: Person | null;
    lang?: Lang;
    acts?: Acts;
    w?: World;
  } = {},
): Promise<Reply> {
  const invocation = {
    text,
    person,
    platform: 'console',
    account: null,
    channel: null,
    message: null,
    lang,
    zone: ZONE,
  };
  return execute(commands, invocation, { now: NOW, read: readsOver(w), act: acts.act, hold: async () => '000000' });
}
function cardOf(reply: Reply): Card {
  if (!reply.ok) throw new Error(sayText('en', ZONE, reply.said, NOW));
  return reply.card;
}
/** All a reader sees of a card, line by line. */
function seen(reply: Reply, lang: Lang = 'en'): string {
  const card = cardOf(reply);
  const rich = (value: Card['text'][number]): string => richText(value, lang, ZONE, NOW);
  const fields = card.fields.map((field) => `${field.name}: ${rich(field.value)}`);
  return [
    `[${card.badge}] ${card.title}`,
    ...card.text.map(rich),
    ...fields,
    card.footer ? rich(card.footer) : '',
  ].join('\n');
}
const refusal = (reply: Reply): string => (reply.ok ? '' : sayText('en', ZONE, reply.said, NOW));

describe('status', () => {
  test('fits a phone: counts in words, unacknowledged, money, the worst first, shows, hidden', async () => {
    const text = seen(await type('status'));
    expect(text).toContain('[RED] Risk status at 20:00');
    expect(text).toContain('Open: RED 1, ORANGE 1, BLUE 1');
    expect(text).toContain('Not acknowledged: RED 1, ORANGE 1');
    expect(text).toContain('Money at risk: ¥8.2M');
    const order = ['INC-43 RED Stream down', 'INC-42 ORANGE Deliveries late in east', 'INC-44 BLUE'].map((line) =>
      text.indexOf(line),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(text).toContain('acknowledged by Zhang Wei at 19:59');
    expect(text).toContain('Live now: 618-1 LIVE until 21:30');
    expect(text).toContain('Starting soon: eve-2 soon, at 20:10');
    expect(text).toContain('Hidden: 3 alerts');
    expect(text.split('\n').length).toBeLessThan(16);
  });

  test('in Chinese', async () => {
    const text = seen(await type('状态', { lang: 'zh-CN' }), 'zh-CN');
    expect(text).toContain('[红色] 风险态势 20:00');
    expect(text).toContain('进行中：红色 1、橙色 1、蓝色 1');
    expect(text).toContain('风险金额：820万元');
    expect(text).toContain('INC-42 橙色 east配送延迟');
  });

  test('narrowed by region, show, level', async () => {
    const west = seen(await type('status west'));
    expect(west).toContain('Only: region=west');
    expect(west).toContain('Open: BLUE 1');
    expect(west).not.toContain('INC-42');
    expect(seen(await type('status show=618-1 red'))).toContain('Open: RED 1\n');
    expect(seen(await type('status nowhere'))).toContain('Nothing open matches that.');
    expect(refusal(await type('status owner=me'))).toContain('use list');
  });
});

describe('list, info, why', () => {
  test('list: filters, and only what is active unless asked', async () => {
    expect(seen(await type('list'))).not.toContain('INC-45');
    expect(seen(await type('list resolved'))).toContain('INC-45');
    expect(seen(await type('list owner=@wei'))).toContain('INC-44');
    expect(seen(await type('list owner=@wei'))).not.toContain('INC-42');
    const many = world({ incidents: Array.from({ length: 30 }, (_, i) => incidentOf({ id: i + 1 })) });
    const text = seen(await type('list', { w: many }));
    expect(text).toContain('Only the first 20');
    expect(text.match(/INC-/g)).toHaveLength(20);
  });

  test('a limit never cuts off the red ones', async () => {
    const blues = Array.from({ length: 40 }, (_, i) => incidentOf({ id: 100 + i, level: 'blue' }));
    const w = world({ incidents: [...blues, incidentOf({ id: 7, level: 'red' })] });
    expect(seen(await type('list', { w }))).toContain('INC-7 RED');
    expect(seen(await type('status', { w }))).toContain('INC-7 RED');
  });

  test('info: the card, the clocks, the timeline', async () => {
    const text = seen(await type('info 42'));
    expect(text).toContain('[ORANGE] INC-42 · Deliveries late in east');
    expect(text).toContain('Clocks: acknowledge by 20:05 (in 5 min), else it goes further');
    expect(text).toContain('19:50 Zhang Wei · note: carrier called');
    expect(refusal(await type('info 999'))).toContain('There is no INC-999');
  });

  test('why: rule, threshold and why that one, arithmetic, signals (A5)', async () => {
    const text = seen(await type('why 42'));
    expect(text).toContain('Why INC-42 is ORANGE');
    expect(text).toContain('Rule delivery-delay (threshold), owner logistics; must hold for 2 min');
    expect(text).toContain('delivery.delay_rate is 18%, above 15%');
    expect(text).toContain('Threshold in force 15%, measured 18%');
    expect(text).toContain('Signal 19:55 oms: delivery.delay_rate region:east = 18%');
    const zh = seen(await type('why 42', { lang: 'zh-CN' }), 'zh-CN');
    expect(zh).toContain('INC-42 为何是橙色');
    expect(zh).toContain('规则 delivery-delay');
  });

  test('why: from history where the alert has moved on to another incident', async () => {
    const { fingerprint, rule, level, title, subject, labels, reasons, figures, signals } = alertOf();
    const w = world({
      alerts: [alertOf({ incident: 99 })],
      history: [
        {
          kind: 'incident',
          incident: 42,
          event: {
            type: 'alert-fired',
            fingerprint,
            rule,
            level,
            title,
            subject,
            labels,
            reasons,
            figures,
            signals,
            flapping: false,
          },
          at: NOW - 20 * MIN,
          actor: { kind: 'bot', part: 'grade' },
          seq: 1,
          hash: 'a',
        },
      ],
    });
    expect(seen(await type('why 42', { w }))).toContain('delivery.delay_rate is 18%, above 15%');
    expect(seen(await type('why 43', { w }))).toContain('A person declared it');
  });
});

describe('what acts, asks for the right actions', () => {
  const on = (incident: number, action: object) => ({ on: 'incident', incident, action });
  test.each<[string, readonly object[]]>([
    ['ack 42 43 on it', [42, 43].map((id) => on(id, { do: 'acknowledge', note: 'on it' }))],
    ['ack all show=618-1', [42, 43].map((id) => on(id, { do: 'acknowledge', note: '' }))],
    ['ack all red', [on(43, { do: 'acknowledge', note: '' })]],
    ['unack 44', [on(44, { do: 'unacknowledge', note: '' })]],
    ['unack all', [on(44, { do: 'unacknowledge', note: '' })]],
    ['own 42', [on(42, { do: 'own' })]],
    ['assign 42 @wei as legal', [on(42, { do: 'assign', to: 'wei', role: 'legal' })]],
    ['assign 42 me', [on(42, { do: 'assign', to: 'lina', role: null })]],
    ['escalate 42', [on(42, { do: 'escalate', to: null, level: null, why: '' })]],
    ['escalate 42 @wei red now', [on(42, { do: 'escalate', to: 'wei', level: 'red', why: 'now' })]],
    ['level 42 blue only one', [on(42, { do: 'level', level: 'blue', why: 'only one' })]],
    ['note 42 hello', [on(42, { do: 'note', text: 'hello' })]],
    ['snooze 42 30m', [on(42, { do: 'snooze', until: NOW + 30 * MIN })]],
    ['resolve 42 true done', [on(42, { do: 'resolve', outcome: 'true', note: 'done' })]],
    ['reopen 45 again', [on(45, { do: 'reopen', why: 'again' })]],
    ['merge 43 into 42', [{ on: 'merge', from: 43, into: 42 }]],
    ['declare red Ban show=618-1', [{ on: 'declare', level: 'red', title: 'Ban', labels: { show: '618-1' } }]],
    [
      'silence add region=east until 21:00 stock',
      [
        {
          on: 'silence',
          matchers: [{ label: 'region', op: '=', value: 'east' }],
          until: NOW + 60 * MIN,
          reason: 'stock',
        },
      ],
    ],
    ['silence end SIL-1', [{ on: 'silence-end', id: 'SIL-1' }]],
    ['silence end sil-1', [{ on: 'silence-end', id: 'SIL-1' }]],
    ['silence end ３', [{ on: 'silence-end', id: 'SIL-3' }]],
    [
      'shows add s9 at 21:00 for 2h host=Mei platform=douyin scene=秒杀 title="Big night" skus=A1:3000,B2:5 target=500万',
      [
        {
          on: 'show-put',
          show: {
            id: 's9',
            title: 'Big night',
            host: 'Mei',
            platform: 'douyin',
            scene: 'flash-sale',
            start: NOW + 60 * MIN,
            end: NOW + 180 * MIN,
            skus: [
              { sku: 'A1', stock: 3000 },
              { sku: 'B2', stock: 5 },
            ],
            target: { minor: 500_000_000, currency: 'CNY' },
          },
        },
      ],
    ],
    ['shows start eve-2', [{ on: 'show-start', id: 'eve-2' }]],
    ['下播 618-1', [{ on: 'show-end', id: '618-1' }]],
    ['shows move eve-2 21:00', [{ on: 'show-move', id: 'eve-2', start: NOW + 60 * MIN }]],
    ['checks run stream-main', [{ on: 'check-run', check: 'stream-main' }]],
    ['checks pause stream-main', [{ on: 'check-pause', check: 'stream-main', paused: true }]],
    ['checks resume stream-main', [{ on: 'check-pause', check: 'stream-main', paused: false }]],
    ['inbox replay 7', [{ on: 'inbox-replay', id: 7 }]],
    ['lang zh', [{ on: 'lang', lang: 'zh-CN' }]],
  ])('%s', async (line, actions) => {
    const acts = new Acts();
    const reply = await type(line, { acts });
    expect(acts.asked).toEqual(actions);
    expect(acts.actors[0]).toEqual({ kind: 'person', id: 'lina', name: 'Li Na', via: 'console' });
    expect(reply.ok).toBe(true);
  });

  test('what became of each is told: done, harmless, refused', async () => {
    const acts = new Acts();
    acts.answer = (action) => {
      const incident = action.on === 'incident' ? action.incident : 0;
      const params = { inc: `INC-${incident}` };
      if (incident === 42) return { result: 'done', said: { key: 'incident.own', params } };
      if (incident === 43) return { result: 'noop', said: { key: 'incident.own.noop', params } };
      return { result: 'refused', said: { key: 'incident.unknown', params } };
    };
    const text = seen(await type('own 42 43 99', { acts }));
    expect(text).toMatch(/Partly done\n✓ You own INC-42.*\n· You own INC-43 already\.\n✗ There is no INC-99/s);
    expect(seen(await type('own 43', { acts }))).toContain('Nothing changed');
    const alone = await type('own 99', { acts });
    expect(alone.ok).toBe(false);
    expect(refusal(alone)).toContain('There is no INC-99');
  });

  test('`all` that means nobody says so and acts on nothing', async () => {
    const acts = new Acts();
    expect(seen(await type('ack all yellow', { acts }))).toContain('No incident is meant');
    expect(acts.asked).toEqual([]);
  });

  test('`all` that is more than is done at once says so', async () => {
    const incidents = Array.from({ length: 250 }, (_, i) => incidentOf({ id: i + 1, state: 'open' }));
    const acts = new Acts();
    const said = seen(await type('ack all', { acts, w: { ...world(), incidents } }));
    expect(acts.asked).toHaveLength(200);
    expect(said).toContain('These are the first 200; there are more.');
  });

  test('lang answers in the language chosen', async () => {
    const acts = new Acts();
    acts.answer = () => ({ result: 'done', said: { key: 'lang.person' } });
    expect(seen(await type('lang zh', { acts }))).toContain('中文');
    expect(seen(await type('lang en', { acts, lang: 'zh-CN' }))).toContain('English');
  });

  test.each([
    ['shows add s9 21:00 2h platform=douyin', 'needs host='],
    ['shows add s9 21:00 2h host=Mei platform=douyin scene=party', '“party” is not a scene'],
    ['shows add s9 21:00 2h host=Mei platform=douyin skus=A1', '“A1” is not a list of SKUs'],
    ['shows add s9 21:00 2h host=Mei platform=douyin target=lots', '“lots” is not a sales target'],
    ['shows add s9 21:00 2h host=Mei platform=douyin team=beauty', 'no team “beauty”'],
  ])('%s', async (line, said) => {
    expect(refusal(await type(line))).toContain(said);
  });
});

describe('lists of other things', () => {
  test.each([
    ['silence list', 'SIL-1 region="north east" until 21:00, hides 0 alerts · Li Na: stocktaking', 'SIL-1'],
    ['shows', '618-1 LIVE until 21:30 · 618 opening night · Mei on douyin, flash sale', '直播中'],
    ['checks', 'stream-main (hls, every 10s) FAILED at 19:59: timeout · http://x/live.m3u8', '失败'],
    ['rules A5', 'delivery-delay (threshold, operations) Deliveries late in {region} A5 · 1 firing', '触发中 1'],
    ['inbox', '7 19:59 erp: name: missing', 'erp：name: missing'],
    ['inbox show 7', '{"a": 1}', '来源: erp'],
    ['help', '/risk ack <INC…> [note] — say that you are on it', '/risk ack <事件…> [备注] — 确认由您跟进'],
    ['help silence', 'e.g. /risk silence add region=east for 2h stocktaking in Wuxi', '也可以输入：静默 添加'],
    ['help 静默', '/risk silence end <ID>', '/risk silence end <编号>'],
  ])('%s', async (line, en, zh) => {
    expect(seen(await type(line))).toContain(en);
    expect(seen(await type(line, { lang: 'zh-CN' }), 'zh-CN')).toContain(zh);
  });

  test('a check that ran tells what it saw, for its target may be down', async () => {
    const checks = world().checks.map((one) => ({ ...one, lastOk: true, lastMessage: 'answered 404; expected 200' }));
    const text = seen(await type('checks', { w: world({ checks }) }));
    expect(text).toContain('at 19:59: answered 404; expected 200');
    expect(text).not.toMatch(/\bok\b/);
  });

  test('empty ones say so', async () => {
    const w = world({ silences: [], shows: [], checks: [], inbox: [] });
    expect(seen(await type('silence', { w }))).toContain('No silences');
    expect(seen(await type('shows', { w }))).toContain('No shows ahead');
    expect(seen(await type('checks', { w }))).toContain('There are none');
    expect(seen(await type('inbox', { w }))).toContain('The inbox is empty');
    expect(seen(await type('rules nothing-like-it', { w }))).toContain('There are none by that name');
    expect(refusal(await type('inbox show 99', { w }))).toContain('no inbox item 99');
    expect(await type('help silenc', { w })).toMatchObject({ ok: false, example: 'help silence list' });
  });
});

describe('who may', () => {
  test('a stranger is refused', async () => {
    expect(refusal(await type('status', { person: null }))).toContain('people.yaml');
  });

  test.each([
    ['ack 42', guest, 'You may not acknowledge incidents. Ask Li Na, Zhang Wei: they may.'],
    ['silence add region=east 2h x', wei, 'You may not silence warnings. Ask Li Na: they may.'],
    ['level 42 blue calmer now', wei, 'You may not lower the level of incidents. Ask Li Na: they may.'],
  ])('%s', async (line, person, said) => {
    const acts = new Acts();
    expect(refusal(await type(line, { person, acts }))).toContain(said);
    expect(acts.asked.map(({ on }) => on)).toEqual(['refused']);
  });

  test('anyone who acts may raise a level; anyone may look', async () => {
    const acts = new Acts();
    await type('level 42 red spreading', { person: wei, acts });
    expect(acts.asked).toHaveLength(1);
    expect((await type('status', { person: guest })).ok).toBe(true);
  });

  test('a command that throws is a refusal that says why, and is told to the log', async () => {
    const reads = { ...readsOver(world()), status: () => Promise.reject(new Error('disk full')) };
    const errors: unknown[] = [];
    const invocation = {
      text: 'status',
      person: lina,
      platform: 'console',
      account: null,
      channel: null,
      message: null,
      lang: 'en' as const,
      zone: ZONE,
    };
    const deps = {
      now: NOW,
      read: reads,
      act: new Acts().act,
      hold: async () => '000000',
      onError: (error: unknown) => errors.push(error),
    };
    expect(refusal(await execute(commands, invocation, deps))).toContain('disk full');
    expect(errors).toHaveLength(1);
  });

  test('text from outside stays text: no mention, no markup, no escape sequence', async () => {
    const nasty = `@everyone <!channel> ${String.fromCharCode(27)}[2J{sku}`;
    const w = world({
      incidents: [incidentOf({ labels: { region: nasty } })],
      alerts: [
        alertOf({ labels: { region: nasty }, reasons: [{ ...reason, params: { ...reason.params, name: nasty } }] }),
      ],
    });
    for (const line of ['status', 'info 42', 'why 42']) {
      const text = seen(await type(line, { w }));
      expect(text).toContain('@everyone <!channel> {sku}');
      expect(text).not.toContain(String.fromCharCode(27));
    }
  });
});

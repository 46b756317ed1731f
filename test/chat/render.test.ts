import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/domain/card.js';
import type { IncidentEvent } from '../../src/domain/events.js';
import type { Lang } from '../../src/domain/text.js';
import { renderIncident, renderWord } from '../../src/outbox/render.js';
import { renderCall } from '../../src/outbox/render-call.js';
import { namedInDigest, renderDigest } from '../../src/outbox/render-digest.js';
import { sayText } from '../../src/text/say.js';
import { richText } from '../../src/text/time-text.js';
import { historySay, timelineSay } from '../../src/text/timeline.js';
import { alertOf, incidentOf, MIN, NOW, people, ZONE } from './fixture.js';

const reader = (lang: Lang) => ({ lang, zone: ZONE, now: NOW, people });
function seen(card: Card, lang: Lang): Record<string, string> {
  const rich = (value: Card['text'][number]): string => richText(value, lang, ZONE, NOW);
  return {
    head: `[${card.badge}] ${card.title}`,
    text: card.text.map(rich).join('\n'),
    ...Object.fromEntries(card.fields.map((field) => [field.name, rich(field.value)])),
    footer: card.footer ? rich(card.footer) : '',
  };
}
const clocks = [
  { kind: 'settle' as const, ref: '42', dueAt: NOW + MIN },
  { kind: 'escalate' as const, ref: '42', dueAt: NOW + 5 * MIN },
];

const STEP = { afterMs: 60_000, channels: [], people: ['wei'], groups: [] };

describe('the card of an incident', () => {
  test('in English: level as a word, what happens, money, time left, threshold, where, whose, clocks', () => {
    const card = renderIncident(incidentOf(), [alertOf()], clocks, reader('en'));
    expect(card.level).toBe('orange');
    expect(seen(card, 'en')).toEqual({
      head: '[ORANGE] INC-42 · Deliveries late in east',
      text: 'delivery.delay_rate is 18%, above 15%: yellow.',
      State: 'open, not acknowledged since 19:40',
      Owner: 'nobody',
      'Money at risk': '¥8.2M (¥1.2M direct, ¥7M indirect)',
      'Act by': 'in 20 min · 20:20',
      'Threshold in force': '15%; now 18%',
      Where: 'show 618-1, region east',
      Alerts: '1 firing, 0 cleared',
      Clocks: 'acknowledge by 20:05 (in 5 min), else it goes further',
      footer: 'Opened 19:40 · last change 19:55',
    });
  });

  test('in Chinese', () => {
    const incident = incidentOf({
      state: 'acknowledged',
      acknowledgedBy: 'wei',
      acknowledgedAt: NOW - MIN,
      snoozedUntil: NOW + 30 * MIN,
      owner: 'lina',
      roles: { legal: 'wei' },
    });
    const card = renderIncident(
      incident,
      [alertOf({ flapping: true, suppressed: { by: 'silence', id: 'SIL-1' } })],
      [],
      reader('zh-CN'),
    );
    expect(seen(card, 'zh-CN')).toMatchObject({
      head: '[橙色] INC-42 · east配送延迟',
      状态: 'Zhang Wei 已于 19:59 确认；暂缓提醒至 20:30',
      负责人: 'Li Na',
      风险金额: '820万元（直接 120万元，间接 700万元）',
      最迟处理: '20 分钟后 · 20:20',
      当前阈值: '当前 18%，阈值 15%',
      范围: '场次 618-1、地区 east',
      分工: '法务 Zhang Wei',
      告警: '触发中 1，已恢复 0，被隐藏 1',
      footer: '19:40 触发 · 19:55 最近变化',
    });
    expect(seen(card, 'zh-CN').text).toMatch(/^反复抖动/);
  });

  test('what it says when nothing fires any more, or nothing ever did', () => {
    const clear = renderIncident(incidentOf(), [alertOf({ status: 'resolved' })], [], reader('en'));
    expect(seen(clear, 'en')).toMatchObject({ text: 'What it was opened for is back to normal.' });
    expect(seen(clear, 'en')['Act by']).toBeUndefined();
    const declared = renderIncident(incidentOf({ firing: [], rule: null, drill: true }), [], [], reader('en'));
    expect(seen(declared, 'en').text).toMatch(/^Declared by a person/);
    expect(declared.drill).toBe(true);
    const merged = renderIncident(incidentOf({ firing: [], mergedInto: 7, state: 'closed' }), [], [], reader('en'));
    expect(seen(merged, 'en').text).toMatch(/went with it into INC-7/);
  });

  test.each([
    ['open', {}, ['ack INC-42', 'escalate INC-42', 'snooze INC-42 30m', 'resolve INC-42', 'why INC-42']],
    [
      'acknowledged',
      {},
      ['own INC-42', 'escalate INC-42', 'resolve INC-42', 'resolve INC-42 false-alarm', 'why INC-42'],
    ],
    ['resolved', {}, ['resolve INC-42 true', 'resolve INC-42 false-alarm', 'reopen INC-42', 'why INC-42']],
    ['resolved', { outcome: 'true' }, ['reopen INC-42', 'why INC-42']],
    ['closed', {}, ['why INC-42']],
    ['resolved', { mergedInto: 7 }, ['info INC-7']],
    [
      'open',
      { policy: [STEP, STEP], nextStep: 1 },
      ['ack INC-42', 'escalate-step INC-42 2', 'snooze INC-42 30m', 'resolve INC-42', 'why INC-42'],
    ],
  ] as const)('its buttons when %s %j', (state, more, commandLines) => {
    const card = renderIncident(incidentOf({ state, ...more }), [], [], reader('en'));
    expect(card.buttons.map((button) => button.pressed ?? button.command)).toEqual(commandLines);
  });
});

describe('calls, digests, words', () => {
  test('a call says who, to what, why them, what is at stake, and how to answer', () => {
    const card = renderCall(
      incidentOf({ level: 'red' }),
      { people: ['lina', 'ghost'], groups: [], step: 1, why: '' },
      reader('en'),
    );
    const { text } = seen(card, 'en');
    expect(text).toContain('Li Na, ghost: RED INC-42 needs you. Deliveries late in east');
    expect(text).toContain('Nobody has acknowledged it since 19:40; this is step 2');
    expect(text).toContain('At risk: ¥8.2M');
    expect(card.buttons[0]?.command).toBe('ack INC-42');
    const asked = renderCall(
      incidentOf(),
      { people: ['wei'], groups: [], step: null, why: 'carrier gone' },
      reader('zh-CN'),
    );
    expect(seen(asked, 'zh-CN').text).toContain('有人点名请您处理。\ncarrier gone');
    const held = incidentOf({ state: 'acknowledged', acknowledgedBy: 'wei', acknowledgedAt: NOW });
    const next = renderCall(held, { people: ['lina'], groups: [], step: 0, why: '' }, reader('en'));
    expect(seen(next, 'en').text).toContain('acknowledged by Zhang Wei at 20:00');
    expect(seen(next, 'en').text).not.toContain('Nobody');
  });

  test('a digest counts by level, names the worst, and puts what is over last', () => {
    const incidents = [
      ...Array.from({ length: 12 }, (_, i) => incidentOf({ id: i + 1, level: 'blue' })),
      incidentOf({ id: 50, level: 'orange' }),
      incidentOf({ id: 60, level: 'red', state: 'resolved' }),
    ];
    const named = namedInDigest(incidents).flatMap((id) => incidents.find((incident) => incident.id === id) ?? []);
    const card = renderDigest(incidents, named, reader('en'), 20);
    const text = seen(card, 'en').text ?? '';
    expect(card.title).toBe('20 incidents in a short time');
    expect(card.badge).toBe('ORANGE');
    expect(text).toContain('Active: ORANGE 1, BLUE 12; over already: 1');
    expect(text.split('\n')[1]).toContain('INC-50 ORANGE');
    expect(text).not.toContain('INC-60');
    expect(text).toContain('and 10 more');
    expect(renderDigest(incidents, named, reader('zh-CN')).title).toBe('短时间内 14 个事件');
  });

  test('a word', () => {
    const said = { key: 'audit.check-overdue', params: { check: 'hls', late: { ms: 3 * MIN } } };
    expect(seen(renderWord(said, reader('zh-CN')), 'zh-CN').text).toBe('检查 hls 已逾期 3 分钟，请查看 /risk checks。');
  });
});

describe('lines of history', () => {
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id;
  const { fingerprint, rule, level, title, subject, labels, reasons, figures, signals } = alertOf();
  const fired = {
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
  } as const;
  const opened = {
    type: 'opened',
    level: 'red',
    title,
    rule,
    labels,
    groupKey: '',
    subject,
    owner: null,
    policy: [],
    channels: [],
    drill: false,
  } as const;
  test.each<[IncidentEvent, string, string]>([
    [opened, 'opened RED: Deliveries late in east', '触发红色事件：east配送延迟'],
    [{ ...opened, rule: null }, 'declared RED: Deliveries late in east', '人工上报红色事件：east配送延迟'],
    [
      { ...fired, flapping: true },
      'ORANGE alert, flapping: Deliveries late in east — delivery.delay_rate is 18%, above 15%: yellow.',
      '橙色告警（抖动）：east配送延迟，',
    ],
    [
      { type: 'alert-cleared', fingerprint, title, labels, reasons: [] },
      'back to normal: Deliveries late in east',
      '已恢复：east配送延迟',
    ],
    [
      { type: 'alert-hidden', fingerprint, title, labels, by: 'silence', id: 'SIL-1' },
      'hidden by silence SIL-1: Deliveries late in east',
      '被静默 SIL-1 隐藏：',
    ],
    [
      { type: 'money', money: { direct: 100, indirect: 200, currency: 'CNY' } },
      'money at risk is now ¥3',
      '风险金额更新为 3元',
    ],
    [
      { type: 'level', from: 'blue', to: 'red', why: 'two regions', held: true },
      'level set by hand: BLUE → RED — two regions',
      '人工调整级别：蓝色 → 红色，two regions',
    ],
    [
      { type: 'level', from: 'blue', to: 'red', why: 'why.incident.level', held: false },
      'level BLUE → RED — the level follows its alerts',
      '级别 蓝色 → 红色，级别随告警变化',
    ],
    [
      { type: 'acknowledged', by: 'wei', forMs: 0, expiresAt: null, note: 'on it' },
      'acknowledged by Zhang Wei — on it',
      'Zhang Wei 已确认，on it',
    ],
    [
      { type: 'acknowledged', by: 'wei', forMs: MIN, expiresAt: NOW + MIN, note: '' },
      'acknowledged by Zhang Wei, holds until 20:01',
      'Zhang Wei 已确认，有效至 20:01',
    ],
    [
      { type: 'ack-expired', why: 'quiet' },
      'the acknowledgement has ended because nobody stirred',
      '长时间无人处理，确认已失效',
    ],
    [{ type: 'unacknowledged', note: '' }, 'acknowledgement taken back', '撤回确认'],
    [{ type: 'owned', by: 'lina' }, 'Li Na owns it', '由 Li Na 负责'],
    [{ type: 'assigned', to: 'lina', role: 'owner' }, 'Li Na is now owner', '负责人改为 Li Na'],
    [
      { type: 'escalated', step: 0, channels: ['ops'], people: ['lina'], groups: [], why: '', dueAt: NOW },
      'escalation step 1: calls Li Na, #ops',
      '升级第 1 步：通知 Li Na、#ops',
    ],
    [
      { type: 'escalated', step: null, channels: [], people: [], groups: [], why: 'help', dueAt: NOW },
      'escalated by hand: calls nobody — help',
      '人工升级：通知 暂无，help',
    ],
    [{ type: 'posted', channels: ['ops'] }, 'card posted to #ops', '卡片已发到 #ops'],
    [{ type: 'digested', digest: 'd' }, "listed in a storm's digest", '并入告警风暴汇总'],
    [{ type: 'noted', text: '{x} <@U1>' }, 'note: {x} <@U1>', '备注：{x} <@U1>'],
    [{ type: 'snoozed', until: NOW + MIN }, 'sleeps until 20:01', '暂缓提醒至 20:01'],
    [{ type: 'snooze-ended' }, 'awake again', '恢复提醒'],
    [{ type: 'mitigated', note: '' }, 'mitigated', '已缓解'],
    [
      { type: 'resolved', outcome: 'false-alarm', note: 'sensor', auto: false },
      'resolved: false alarm — sensor',
      '已解决：误报，sensor',
    ],
    [{ type: 'resolved', outcome: null, note: '', auto: true }, 'resolved by itself', '自动解决'],
    [{ type: 'reopened', why: '', auto: false }, 'reopened', '重新打开'],
    [{ type: 'closed' }, 'closed', '已归档'],
    [{ type: 'merged', into: 7 }, 'merged into INC-7', '并入 INC-7'],
    [{ type: 'absorbed', from: 8, firing: [], cleared: [] }, 'took in INC-8', '合并了 INC-8'],
  ])('%j', (event, en, zh) => {
    expect(sayText('en', ZONE, timelineSay(event, nameOf), NOW)).toBe(en);
    expect(sayText('zh-CN', ZONE, timelineSay(event, nameOf), NOW)).toContain(zh);
  });

  test('name who did it, once', () => {
    const actor = { kind: 'person', id: 'wei', name: 'Zhang Wei', via: 'console' } as const;
    const line = (event: IncidentEvent): string =>
      sayText('en', ZONE, historySay({ kind: 'incident', incident: 42, event, at: NOW, actor }, nameOf), NOW);
    expect(line({ type: 'mitigated', note: '' })).toBe('Zhang Wei · mitigated');
    expect(line({ type: 'owned', by: 'wei' })).toBe('Zhang Wei owns it');
  });
});

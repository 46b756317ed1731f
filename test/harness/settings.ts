import type { Channel } from '../../src/domain/channel.js';
import type { ThresholdRule, UpstreamRule } from '../../src/domain/rule.js';
import type { Settings } from '../../src/domain/settings.js';

const MINUTE = 60_000;

/** A level that demands nothing. */
export const UNDEMANDING = {
  policy: [],
  ackExpiresMs: 0,
  room: null,
  clocks: [],
  roles: [],
  lead: null,
  approvers: 1,
} as const satisfies Settings['levels']['red'];

export function channel(id: string, more: Partial<Channel> = {}): Channel {
  return {
    id,
    platform: 'console',
    address: id,
    lang: 'en',
    zone: 'Asia/Shanghai',
    from: 'blue',
    match: [],
    onlyEscalation: false,
    purpose: 'ops',
    workspace: null,
    ...more,
  };
}

export function thresholdRule(more: Partial<ThresholdRule> = {}): ThresholdRule {
  return {
    id: 'delay',
    kind: 'threshold',
    covers: ['A5'],
    family: 'operations',
    title: { en: 'Deliveries late in {region}', 'zh-CN': '{region} 配送延误' },
    match: { names: ['delivery.delay_rate'], where: [] },
    by: ['subject'],
    forMs: 0,
    clearMs: 0,
    labels: {},
    constants: {},
    direction: 'above',
    levels: { blue: 0.1, yellow: 0.15, orange: 0.3, red: 0.5 },
    elastic: [],
    hysteresis: 0,
    ...more,
  };
}

export function upstreamRule(more: Partial<UpstreamRule> = {}): UpstreamRule {
  return {
    id: 'upstream',
    kind: 'upstream',
    covers: ['A1'],
    family: 'technology',
    title: { en: '{alertname} on {instance}', 'zh-CN': '{instance}：{alertname}' },
    match: { names: ['*'], kinds: ['alert'], where: [] },
    by: ['name', 'subject'],
    forMs: 0,
    clearMs: 0,
    labels: {},
    constants: {},
    map: { critical: 'red', warning: 'yellow', info: 'blue' },
    otherwise: 'yellow',
    ...more,
  };
}

/** A small house: two channels, two people, one step of escalation a level. */
export function settings(more: Partial<Settings> = {}): Settings {
  const policy = (minutes: number) => [
    { afterMs: minutes * MINUTE, channels: ['on-call'], people: ['li'], groups: [] },
    { afterMs: 3 * minutes * MINUTE, channels: ['managers'], people: ['wang'], groups: [] },
  ];
  const level = (minutes: number) => ({ ...UNDEMANDING, policy: policy(minutes), ackExpiresMs: 60 * MINUTE });
  return {
    lang: 'en',
    zone: 'Asia/Shanghai',
    rules: [thresholdRule(), upstreamRule()],
    matrix: null,
    people: [
      { id: 'li', name: 'Li Na', permission: 'act', accounts: [] },
      { id: 'wang', name: 'Wang Wei', permission: 'manage', accounts: [] },
    ],
    channels: [channel('ops'), channel('on-call', { onlyEscalation: true }), channel('managers', { from: 'orange' })],
    fallback: null,
    teams: [],
    roles: [],
    schedules: [],
    policies: [],
    namedClocks: [],
    webhooks: [],
    resources: [],
    restricted: [],
    requestMs: 86_400_000,
    auditHead: null,
    groups: [],
    workspaces: [],
    shows: [],
    promotions: [],
    group: { by: ['show', 'sku', 'supplier', 'region'], windowMs: 30 * MINUTE },
    flap: { changes: 4, withinMs: 10 * MINUTE },
    inhibitions: [],
    maintenance: [],
    levels: { blue: level(30), yellow: level(15), orange: level(5), red: level(5) },
    reopenMs: 30 * MINUTE,
    storm: { perMinute: 10, calmMs: 5 * MINUTE },
    retention: { signalsMs: 30 * 86_400_000, incidentsMs: 365 * 86_400_000, inboxRows: 1_000 },
    ...more,
  };
}

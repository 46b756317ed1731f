import type { Action, ActionResult } from '../../src/domain/action.js';
import type { Alert } from '../../src/domain/alert.js';
import type { Clock } from '../../src/domain/clock.js';
import type { History } from '../../src/domain/history.js';
import type { InboxItem } from '../../src/domain/inbox.js';
import { type Incident, incidentName, UNTOLD } from '../../src/domain/incident.js';
import { LEVELS, type Level } from '../../src/domain/level.js';
import { matchesAll } from '../../src/domain/matcher.js';
import type { Actor, Person } from '../../src/domain/person.js';
import type { CheckView, IncidentFilter, Reads } from '../../src/domain/reads.js';
import type { ThresholdRule } from '../../src/domain/rule.js';
import type { Settings } from '../../src/domain/settings.js';
import type { Show } from '../../src/domain/show.js';
import { ShowBook } from '../../src/domain/show-book.js';
import type { Signal } from '../../src/domain/signal.js';
import type { Silence } from '../../src/domain/silence.js';
import { settings as smallHouse, UNDEMANDING } from '../harness/settings.js';

export const ZONE = 'Asia/Shanghai';
/** 2026-11-21 20:00 in Shanghai, a Saturday. */
export const NOW = Date.parse('2026-11-21T12:00:00Z');
export const MIN = 60_000;

export const lina: Person = { id: 'lina', name: 'Li Na', permission: 'manage', accounts: [], zone: ZONE };
export const wei: Person = { id: 'wei', name: 'Zhang Wei', permission: 'act', accounts: [], zone: ZONE };
export const guest: Person = { id: 'guest', name: 'Guest', permission: 'read', accounts: [] };
export const people: readonly Person[] = [lina, wei, guest];

export const show618: Show = {
  id: '618-1',
  title: '618 opening night',
  host: 'Mei',
  platform: 'douyin',
  scene: 'flash-sale',
  start: NOW - 30 * MIN,
  end: NOW + 90 * MIN,
  skus: [{ sku: 'A1', stock: 3000 }],
  category: 'beauty',
};
export const showSoon: Show = { ...show618, id: 'eve-2', title: 'Eve', start: NOW + 10 * MIN, category: 'food' };

export const rule: ThresholdRule = {
  kind: 'threshold',
  id: 'delivery-delay',
  covers: ['A5'],
  family: 'operations',
  title: { en: 'Deliveries late in {region}', 'zh-CN': '{region}配送延迟' },
  match: { names: ['delivery.delay_rate'], where: [] },
  by: ['region'],
  forMs: 2 * MIN,
  clearMs: 0,
  owner: 'logistics',
  labels: {},
  constants: {},
  direction: 'above',
  levels: { yellow: 0.15, red: 0.4 },
  elastic: [],
  hysteresis: 0.1,
};

export const settings: Settings = {
  ...smallHouse(),
  lang: 'en',
  zone: ZONE,
  rules: [rule],
  matrix: { currency: 'CNY', rows: [] },
  people,
  channels: [],
  fallback: null,
  groups: [],
  workspaces: [],
  shows: [],
  promotions: [],
  group: { by: ['region'], windowMs: 0 },
  flap: { changes: 5, withinMs: 60 * MIN },
  inhibitions: [],
  maintenance: [],
  levels: {
    blue: UNDEMANDING,
    yellow: UNDEMANDING,
    orange: UNDEMANDING,
    red: UNDEMANDING,
  },
  reopenMs: 0,
  storm: { perMinute: 10, calmMs: 0 },
  retention: { signalsMs: 0, incidentsMs: 0, inboxRows: 10 },
};

export const reason = {
  key: 'why.threshold.above',
  params: { name: 'delivery.delay_rate', value: { ratio: 0.18 }, threshold: { ratio: 0.15 }, level: 'yellow' },
};

export function alertOf(more: Partial<Alert> = {}): Alert {
  return {
    fingerprint: 'delivery-delay|east',
    rule: 'delivery-delay',
    status: 'firing',
    level: 'orange',
    subject: 'region:east',
    labels: { region: 'east' },
    title: rule.title,
    reasons: [reason],
    figures: { value: 0.18, threshold: 0.15, unit: 'ratio', leftMs: 25 * MIN },
    signals: ['oms/o-1'],
    startsAt: NOW - 20 * MIN,
    updatedAt: NOW - 5 * MIN,
    endsAt: null,
    incident: 42,
    suppressed: null,
    changes: [],
    flapping: false,
    ...more,
  };
}

export function incidentOf(more: Partial<Incident> = {}): Incident {
  return {
    id: 42,
    version: 3,
    level: 'orange',
    levelHeld: false,
    state: 'open',
    title: rule.title,
    rule: 'delivery-delay',
    labels: { region: 'east', show: '618-1' },
    groupKey: 'region=east',
    subject: 'region:east',
    owner: null,
    held: false,
    roles: {},
    lastAlertAt: NOW - 5 * MIN,
    openedAt: NOW - 20 * MIN,
    updatedAt: NOW - 5 * MIN,
    acknowledgedAt: null,
    acknowledgedBy: null,
    ackMs: 0,
    ackExpiresAt: null,
    snoozedUntil: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    mergedInto: null,
    money: { direct: 120_000_000, indirect: 700_000_000, currency: 'CNY' },
    firing: ['delivery-delay|east'],
    cleared: [],
    policy: [],
    waitingSince: NOW - 20 * MIN,
    nextStep: 0,
    channels: ['ops'],
    digests: [],
    drill: false,
    noted: [],
    ...UNTOLD,
    ...more,
  };
}

export interface World {
  incidents: Incident[];
  alerts: Alert[];
  history: History[];
  clocks: Clock[];
  signals: Signal[];
  silences: Silence[];
  shows: Show[];
  checks: CheckView[];
  inbox: InboxItem[];
}

export function world(more: Partial<World> = {}): World {
  const actor: Actor = { kind: 'person', id: 'wei', name: 'Zhang Wei', via: 'console' };
  return {
    incidents: [
      incidentOf(),
      incidentOf({ id: 43, level: 'red', title: { en: 'Stream down', 'zh-CN': '断流' }, labels: { show: '618-1' } }),
      incidentOf({
        id: 44,
        level: 'blue',
        state: 'acknowledged',
        acknowledgedBy: 'wei',
        acknowledgedAt: NOW - MIN,
        owner: 'wei',
        labels: { region: 'west' },
      }),
      incidentOf({ id: 45, level: 'blue', state: 'resolved', resolvedAt: NOW - 2 * MIN, labels: { region: 'west' } }),
    ],
    alerts: [alertOf()],
    history: [
      {
        kind: 'incident',
        incident: 42,
        event: { type: 'noted', text: 'carrier called' },
        at: NOW - 10 * MIN,
        actor,
        seq: 2,
        hash: 'b',
      },
    ],
    clocks: [{ kind: 'escalate', ref: '42', dueAt: NOW + 5 * MIN }],
    signals: [
      {
        kind: 'metric',
        id: 'o-1',
        source: 'oms',
        name: 'delivery.delay_rate',
        subject: 'region:east',
        labels: {},
        at: NOW - 5 * MIN,
        value: 0.18,
        unit: 'ratio',
      },
    ],
    silences: [
      {
        id: 'SIL-1',
        matchers: [{ label: 'region', op: '=', value: 'north east' }],
        startsAt: NOW - MIN,
        endsAt: NOW + 60 * MIN,
        reason: 'stocktaking',
        by: 'lina',
        endedAt: null,
      },
    ],
    shows: [show618, showSoon],
    checks: [
      {
        id: 'stream-main',
        kind: 'hls',
        schedule: 'every 10s',
        target: 'http://x/live.m3u8',
        paused: false,
        lastTick: NOW - MIN,
        lastEnd: NOW - MIN,
        lastOk: false,
        lastMessage: 'timeout',
        nextAt: NOW + MIN,
      },
    ],
    inbox: [
      {
        id: 7,
        at: NOW - MIN,
        source: 'erp',
        contentType: 'application/json',
        body: '{"a":\n1}',
        headers: {},
        problems: ['name: missing'],
        replayedAt: null,
      },
    ],
    ...more,
  };
}

/** Reads over plain arrays: what the store answers, without one. */
export function readsOver(w: World): Reads {
  const matching = (filter: Omit<IncidentFilter, 'limit'>): Incident[] =>
    w.incidents.filter(
      (i) =>
        (!filter.states || filter.states.includes(i.state)) &&
        (!filter.levels || filter.levels.includes(i.level)) &&
        (!filter.match || matchesAll(filter.match, i.labels)) &&
        (filter.owner === undefined || i.owner === filter.owner),
    );
  const count = (filter: Omit<IncidentFilter, 'limit'>): Record<Level, number> => {
    const counts = { blue: 0, yellow: 0, orange: 0, red: 0 };
    for (const level of LEVELS) counts[level] = matching(filter).filter((i) => i.level === level).length;
    return counts;
  };
  return {
    settings,
    configHistory: async () => [],
    people: () => people,
    members: () => new Map(),
    held: () => null,
    feedAddress: () => ({ missing: 'secret' }),
    shows: () => new ShowBook(w.shows, []),
    duty: () => ({
      schedules: settings.schedules,
      context: { shows: w.shows, teams: settings.teams, changes: [] },
      handedOffAt: () => null,
    }),
    duties: async () => [],
    status: async ({ levels, match }) => {
      const filter = { ...(levels ? { levels } : {}), ...(match ? { match } : {}) };
      return {
        byLevel: count({ ...filter, states: ['open', 'acknowledged', 'mitigated'] }),
        unacknowledged: count({ ...filter, states: ['open'] }),
        money: [{ direct: 120_000_000, indirect: 700_000_000, currency: 'CNY' }],
        suppressedAlerts: 3,
        openedToday: 9,
        resolvedToday: 4,
      };
    },
    incidents: async (filter) => matching(filter).slice(0, filter.limit),
    incident: async (id) => w.incidents.find((i) => i.id === id) ?? null,
    alertsOf: async (id) => w.alerts.filter((a) => a.incident === id),
    historyOf: async (id, limit) => w.history.filter((h) => h.incident === id).slice(-limit),
    clocksOf: async (id) => w.clocks.filter((c) => c.ref === String(id)),
    signals: async (keys) => w.signals.filter((s) => keys.includes(`${s.source}/${s.id}`)),
    silences: async () => w.silences,
    countMatching: async (matchers) => w.alerts.filter((a) => matchesAll(matchers, a.labels)).length,
    checks: async () => w.checks,
    inbox: async (limit) => w.inbox.slice(0, limit),
    inboxItem: async (id) => w.inbox.find((i) => i.id === id) ?? null,
    requests: async () => [],
    request: async () => null,
    askedOf: async () => [],
    vetoes: () => [],
    ruleCounts: async () => new Map([['delivery-delay', 1]]),
    restricted: () => [],
  };
}

/** Notes what it was asked to do and says it is done (or what it is told to say). */
export class Acts {
  readonly asked: Action[] = [];
  readonly actors: Actor[] = [];
  answer: ((action: Action) => ActionResult) | null = null;

  act = async (actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]> => {
    this.actors.push(actor);
    return actions.map((action) => {
      this.asked.push(action);
      if (this.answer) return this.answer(action);
      const inc = action.on === 'incident' ? incidentName(action.incident) : action.on;
      return { result: 'done', said: { key: 'incident.acknowledge', params: { inc } } };
    });
  };
}

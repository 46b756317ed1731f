import type { Alert } from '../../src/domain/alert.js';
import type { NewHistory } from '../../src/domain/history.js';
import { type Incident, UNTOLD } from '../../src/domain/incident.js';
import type { DeliveryRecord, SendResult, WantedNotice } from '../../src/domain/notice.js';
import type { AlertSignal, MetricSignal, TextSignal } from '../../src/domain/signal.js';
import type { Changes } from '../../src/store/store.js';

/** 2026-11-21T12:00:00Z */
export const T0 = Date.UTC(2026, 10, 21, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function changes(more: Partial<Changes> = {}): Changes {
  return {
    at: T0,
    signals: [],
    grades: new Map(),
    alerts: [],
    incidents: [],
    history: [],
    notices: [],
    setClocks: [],
    clearClocks: [],
    silences: [],
    shows: [],
    inbox: [],
    replayed: [],
    deliveries: [],
    checks: [],
    langs: new Map(),
    accounts: new Map(),
    held: new Map(),
    duties: [],
    requests: [],
    vetoes: [],
    turns: new Map(),
    members: new Map(),
    ...more,
  };
}

export function metric(id: string, more: Partial<MetricSignal> = {}): MetricSignal {
  return {
    kind: 'metric',
    id,
    source: 'oms',
    name: 'delivery.delay_rate',
    subject: 'region:east',
    labels: { region: 'east', carrier: 'sf' },
    value: 0.18,
    unit: 'ratio',
    at: T0,
    ...more,
  };
}

export function words(id: string, text: string, more: Partial<TextSignal> = {}): TextSignal {
  return {
    kind: 'text',
    id,
    source: 'asr',
    name: 'host.speech',
    subject: 'show:618',
    labels: { show: '618' },
    text,
    at: T0,
    ...more,
  };
}

export function upstream(id: string, more: Partial<AlertSignal> = {}): AlertSignal {
  return {
    kind: 'alert',
    id,
    source: 'alertmanager',
    name: 'StreamDown',
    subject: 'stream:1',
    labels: { show: '618' },
    status: 'firing',
    level: 'critical',
    title: 'The stream is down',
    at: T0,
    ...more,
  };
}

export function incident(id: number, more: Partial<Incident> = {}): Incident {
  return {
    id,
    version: 1,
    level: 'yellow',
    levelHeld: false,
    state: 'open',
    title: { en: 'Deliveries late', 'zh-CN': '配送延误' },
    rule: 'delay',
    labels: { region: 'east' },
    groupKey: 'region=east',
    subject: 'region:east',
    owner: null,
    held: false,
    roles: {},
    openedAt: T0,
    updatedAt: T0,
    lastAlertAt: T0,
    acknowledgedAt: null,
    acknowledgedBy: null,
    ackMs: 0,
    ackExpiresAt: null,
    snoozedUntil: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    mergedInto: null,
    money: null,
    firing: [],
    cleared: [],
    policy: [],
    waitingSince: T0,
    nextStep: 0,
    channels: [],
    digests: [],
    drill: false,
    noted: [],
    ...UNTOLD,
    ...more,
  };
}

export function closed(id: number, more: Partial<Incident> = {}): Incident {
  return incident(id, { state: 'closed', resolvedAt: T0, closedAt: T0, ...more });
}

/** New incidents, as a change. */
export function opened(...incidents: readonly Incident[]): Changes['incidents'] {
  return incidents.map((i) => ({ was: null, incident: i }));
}

export function alert(fingerprint: string, more: Partial<Alert> = {}): Alert {
  return {
    fingerprint,
    rule: 'delay',
    status: 'firing',
    level: 'yellow',
    subject: 'region:east',
    labels: { region: 'east' },
    title: { en: 'Deliveries late', 'zh-CN': '配送延误' },
    reasons: [],
    figures: {},
    signals: ['oms/o-1'],
    startsAt: T0,
    updatedAt: T0,
    endsAt: null,
    incident: null,
    suppressed: null,
    changes: [T0],
    flapping: false,
    ...more,
  };
}

export function line(text: string, incidentId = 1, at = T0): NewHistory {
  return {
    kind: 'incident',
    incident: incidentId,
    event: { type: 'noted', text },
    at,
    actor: { kind: 'bot', part: 'test' },
  };
}

export function notice(key: string, more: Partial<WantedNotice> = {}): WantedNotice {
  return { key, kind: 'card', channel: 'ops', incident: 1, priority: 2, body: { for: 'card' }, wanted: 1, ...more };
}

export function delivery(key: string, rendered: number, result: SendResult, nextAt = T0): DeliveryRecord {
  return { key, rendered, result, nextAt };
}
export const SENT: SendResult = { kind: 'sent', ref: 'm-1' };
export const RETRY: SendResult = {
  kind: 'retry',
  afterMs: null,
  why: 'rate limited',
  scope: 'notice',
  uncertain: false,
};
export const FAILED: SendResult = { kind: 'failed', why: 'no such channel', scope: 'channel', fix: null };

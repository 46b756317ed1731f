import type { Alert } from '../../src/domain/alert.js';
import type { IncidentEvent } from '../../src/domain/events.js';
import { evolve } from '../../src/domain/evolve.js';
import type { NewHistory } from '../../src/domain/history.js';
import type { Incident } from '../../src/domain/incident.js';
import { LEVELS } from '../../src/domain/level.js';
import type { Actor } from '../../src/domain/person.js';
import type { Signal } from '../../src/domain/signal.js';

const BOT: Actor = { kind: 'bot', part: 'correlate' };
const MINUTE = 60_000;
const TITLE = { en: 'Deliveries in {region} are late ({carrier})', 'zh-CN': '{region} 配送延误（{carrier}）' };
/** One incident in so many is still active. */
const ACTIVE_ONE_IN = 100;

/** One incident as it comes to lie in the database: its state, its history and its alert. */
export interface PastIncident {
  readonly incident: Incident;
  readonly history: readonly NewHistory[];
  readonly alert: Alert;
}

/** Opened, fired, and all but one in a hundred resolved and closed again. */
export function pastIncident(id: number, openedAt: number): PastIncident {
  const active = id % ACTIVE_ONE_IN === 0;
  const labels = { region: `r${id % 50}`, carrier: `c${id % 7}`, sku: `sku-${id % 5_000}`, family: 'operations' };
  const fingerprint = `delivery-delay|region=${labels.region},carrier=${labels.carrier},n=${id}`;
  const level = LEVELS[((id / ACTIVE_ONE_IN) % LEVELS.length) | 0] ?? 'blue';
  const money = { direct: 120_000 + id, indirect: 800_000, currency: 'CNY' };
  const signals = [`oms/past-${id}`];
  const reasons = [{ key: 'why.threshold.above', params: { value: 0.18, threshold: 0.15 } }];
  const figures = { value: 0.18, threshold: 0.15, unit: 'ratio', probability: 0.36, exposure: 360, money };
  const opened: IncidentEvent = {
    type: 'opened',
    level,
    title: TITLE,
    rule: 'delivery-delay',
    labels,
    groupKey: `sku=${labels.sku}|region=${labels.region}|${id}`,
    subject: `region:${labels.region}`,
    owner: 'logistics',
    policy: [{ afterMs: 15 * MINUTE, channels: ['on-call'], people: ['maya'], groups: [] }],
    channels: ['ops'],
    drill: false,
  };
  const fired: IncidentEvent = {
    type: 'alert-fired',
    fingerprint,
    rule: 'delivery-delay',
    level,
    title: TITLE,
    subject: opened.subject,
    labels,
    reasons,
    figures,
    signals,
    flapping: false,
  };
  const cleared: IncidentEvent = { type: 'alert-cleared', fingerprint, title: TITLE, labels, reasons };
  const resolved: IncidentEvent = { type: 'resolved', outcome: 'true', note: '', auto: true };
  const events: IncidentEvent[] = [opened, fired, { type: 'money', money }];
  if (!active) events.push(cleared, resolved, { type: 'closed' });
  const history = events.map(
    (event, i): NewHistory => ({ kind: 'incident', incident: id, event, at: openedAt + i * MINUTE, actor: BOT }),
  );
  let incident: Incident | null = null;
  for (const [i, event] of events.entries())
    incident = evolve(incident, id, { event, at: openedAt + i * MINUTE, actor: BOT });
  if (!incident) throw new Error(`INC-${id} has no history`);
  const endsAt = active ? null : openedAt + 3 * MINUTE;
  const alert: Alert = {
    fingerprint,
    rule: 'delivery-delay',
    status: active ? 'firing' : 'resolved',
    level,
    subject: opened.subject,
    labels,
    title: TITLE,
    reasons,
    figures,
    signals,
    startsAt: openedAt,
    updatedAt: endsAt ?? openedAt,
    endsAt,
    incident: id,
    suppressed: null,
    changes: [openedAt],
    flapping: false,
  };
  return { incident, history, alert };
}

/** One of a thousand series, a second after the one before. */
export function pastSignal(n: number, at: number): Signal {
  const region = `r${n % 1_000}`;
  return {
    id: `past-${n}`,
    kind: 'metric',
    source: 'oms',
    name: 'delivery.delay_rate',
    subject: `region:${region}`,
    labels: { region, carrier: 'sf' },
    at,
    value: (n % 100) / 1_000,
    unit: 'ratio',
  };
}

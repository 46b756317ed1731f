import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AlertSignal, Labels, Signal } from '../../domain/signal.js';
import { DAY_MS, readAt } from '../wire/at.js';
import { eachInTurns } from '../wire/in-turns.js';
import { parseJson } from '../wire/json-text.js';
import { isUnsafeName, LIMITS } from '../wire/limits.js';
import { problemsOf } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import type { Sender } from './sender.js';

/** What Go has none of, it writes as null. */
const wordsSchema = z
  .record(z.string(), z.string())
  .nullish()
  .transform((words) => words ?? {});
const wordSchema = z.string().nullish();
const alertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: wordsSchema,
  annotations: wordsSchema,
  startsAt: wordSchema,
  endsAt: wordSchema,
  generatorURL: wordSchema,
  /** Grafana's alone, as the values are: numbers, and words where there is no number for it. */
  dashboardURL: wordSchema,
  panelURL: wordSchema,
  values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]).nullable()).nullish(),
  fingerprint: z.string().min(1).max(64).nullish(),
});
/** Its alerts are looked at one by one. */
const bodySchema = z.object({
  alerts: z.array(z.unknown()).min(1),
  truncatedAlerts: z.number().nullish(),
  receiver: wordSchema,
});
type SentAlert = z.output<typeof alertSchema>;

/** A notification that comes later than this after the alert began is a repeat, told as of now. */
const FRESH_MS = 2 * 60_000;
/** Alertmanager may still call firing what Prometheus ended this long ago; a repeat must not outdate that end. */
const LAG_MS = 15_000;
/** Retries of one repeat fall into one of these and count once. */
const RETRY_MS = 60_000;
/** Labels that say what an alert is about, the most telling first. */
const SUBJECTS = [
  'sku',
  'batch',
  'supplier',
  'warehouse',
  'region',
  'carrier',
  'show',
  'instance',
  'pod',
  'service',
  'job',
];

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config; it does not sign. */
export const alertmanager: Sender<'alertmanager'> = {
  kind: 'alertmanager',
  headers: [],
  signing: null,
  read: ({ text }, context) => readAlertmanager(text, context),
};
export const alertmanagerExample = `
alertmanager:
  kind: alertmanager
  secret_env: ALERTMANAGER_SECRET
`;

/** Prometheus Alertmanager's webhook, version 4: each of its alerts becomes a signal, resolved ones included. */
export function readAlertmanager(
  text: string,
  context: ReadContext,
  service = 'alertmanager',
): Understood | Promise<Understood> {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const read = bodySchema.safeParse(parsed.value);
  if (!read.success) return { ok: false, problems: problemsOf(read.error, parsed.value, '', []) };
  const { alerts, truncatedAlerts, receiver } = read.data;
  const signals: Signal[] = [];
  const problems: string[] = [];
  const late = eachInTurns(alerts, problems, (sent, i) => {
    const alert = alertSchema.safeParse(sent);
    if (alert.success) signals.push(toSignal(alert.data, context));
    else problems.push(...problemsOf(alert.error, sent, `alerts[${i}]`, []));
  });
  const outcome = (): Understood => {
    if (problems.length > 0) return { ok: false, problems };
    if (truncatedAlerts) signals.push(truncated(service, truncatedAlerts, receiver ?? '', context));
    return { ok: true, signals };
  };
  return late ? late.then(outcome) : outcome();
}

function toSignal(alert: SentAlert, context: ReadContext): AlertSignal {
  const { id, at } = occasion(alert, context.now);
  const labels = labelsOf(alert.labels);
  const level = alert.labels.severity ?? alert.labels.level ?? alert.labels.priority;
  const { summary, title, description, message } = alert.annotations;
  const name = alert.labels.alertname || 'alert';
  const words = [description ?? message, valuesOf(alert)].filter(Boolean).join('\n');
  const url = alert.panelURL || alert.dashboardURL || alert.generatorURL;
  return {
    kind: 'alert',
    id,
    source: context.sourceId,
    name: name.slice(0, LIMITS.name),
    subject: subjectOf(labels),
    labels,
    at,
    status: alert.status,
    title: (summary ?? title ?? name).slice(0, LIMITS.title),
    ...(level === undefined ? {} : { level: level.slice(0, LIMITS.word) }),
    ...(words === '' ? {} : { text: words.slice(0, LIMITS.text) }),
    ...(url ? { url: url.slice(0, LIMITS.url) } : {}),
  };
}

/** `B = 44.2, C = 1`: what Grafana's expressions came to. */
function valuesOf({ values }: SentAlert): string {
  const known = Object.entries(values ?? {}).filter(([, value]) => value !== null);
  return known.map(([name, value]) => `${name} = ${value}`).join(', ');
}

/**
 * Which occasion a notification tells of, and when that was. A retry has the id of what it repeats. A later repeat of
 * the same firing (every `repeat_interval`) is a new observation: were it taken for the first one sent twice, an alert
 * that Alertmanager gave up for resolved while Prometheus could not reach it, and that then comes back with its old
 * `startsAt`, would be lost.
 */
function occasion(alert: SentAlert, now: number): { readonly id: string; readonly at: number } {
  const fingerprint = alert.fingerprint ?? hashOf(alert.labels);
  if (alert.status === 'resolved') {
    const ended = instant(alert.endsAt, now) ?? now;
    return { id: `${fingerprint}-resolved-${ended}`, at: ended };
  }
  const started = instant(alert.startsAt, now) ?? now;
  const id = `${fingerprint}-firing-${started}`;
  if (now - started <= FRESH_MS) return { id, at: started };
  return { id: `${id}-${Math.floor(now / RETRY_MS)}`, at: now - LAG_MS };
}

/** Go's zero time stands for "not set". */
function instant(written: string | null | undefined, now: number): number | null {
  if (typeof written !== 'string' || written.startsWith('0001-')) return null;
  const at = readAt(written);
  return at === null ? null : Math.min(at, now + DAY_MS);
}

function labelsOf(sent: Readonly<Record<string, string>>): Labels {
  const kept = Object.entries(sent).filter(([name]) => name !== '' && !isUnsafeName(name));
  return Object.fromEntries(
    kept
      .slice(0, LIMITS.labels)
      .map(([name, value]) => [name.slice(0, LIMITS.labelName), value.slice(0, LIMITS.labelValue)]),
  );
}

function subjectOf(labels: Labels): string {
  const name = SUBJECTS.find((label) => Object.hasOwn(labels, label));
  return name === undefined ? '' : `${name}:${labels[name]}`.slice(0, LIMITS.subject);
}

function hashOf(labels: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

/** Alertmanager left alerts out (`max_alerts`): nobody shall think the list was whole. */
function truncated(service: string, count: number, receiver: string, context: ReadContext): Signal {
  return {
    kind: 'metric',
    id: context.newId(),
    source: context.sourceId,
    name: `${service}.truncated_alerts`,
    subject: receiver === '' ? '' : `receiver:${receiver}`.slice(0, LIMITS.subject),
    labels: {},
    at: context.now,
    value: count,
  };
}

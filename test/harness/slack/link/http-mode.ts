import { createHmac, randomUUID } from 'node:crypto';
import { stringify } from 'node:querystring';
import type { JsonObject } from '../../../../src/domain/json.js';
import type { DeliverOptions, HttpAnswer } from '../api/person.js';
import { asObject, parseJson, textAt } from '../json.js';
import type { App } from '../state/app.js';
import { type Delivery, type Parcel, undelivered } from './delivery.js';

const EVENTS = ['event_callback', 'url_verification', 'app_rate_limited'];
const PATIENCE_MS = 10_000;

function shapeOf(payload: JsonObject): NonNullable<DeliverOptions['as']> {
  if (payload.command !== undefined) return 'form';
  return EVENTS.includes(textAt(payload, 'type')) ? 'event' : 'interactive';
}

function bodyOf(payload: JsonObject, as: NonNullable<DeliverOptions['as']>): string {
  if (as === 'event') return JSON.stringify(payload);
  if (as === 'interactive') return stringify({ payload: JSON.stringify(payload) });
  return stringify(Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value ?? '')])));
}

/** One request to the app, signed as Slack signs. The signature's time is the real one, for the app compares it with its own. */
export async function deliverHttp(
  app: App,
  url: string,
  payload: JsonObject,
  options: DeliverOptions = {},
): Promise<HttpAnswer> {
  const as = options.as ?? shapeOf(payload);
  const body = bodyOf(payload, as);
  const timestamp = Math.floor(Date.now() / 1000) + (options.skewSeconds ?? 0);
  const hash = createHmac('sha256', options.secret ?? app.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const signature: Record<string, string> = options.unsigned
    ? {}
    : { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` };
  const retry: Record<string, string> = options.retry
    ? { 'x-slack-retry-num': String(options.retry.num), 'x-slack-retry-reason': options.retry.reason }
    : {};
  const startedAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'content-type': as === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...signature,
      ...retry,
    },
  });
  const text = await response.text();
  return { status: response.status, body: text, json: parseJson(text) ?? null, ms: performance.now() - startedAt };
}

/** Hands over one parcel; its answer is the acknowledgement. */
export async function deliverByHttp(app: App, url: string, parcel: Parcel, attempt: number): Promise<Delivery> {
  const id = randomUUID();
  const retry = attempt > 0 ? { retry: { num: attempt, reason: 'http_timeout' } } : {};
  try {
    const answer = await deliverHttp(app, url, parcel.payload, retry);
    if (answer.ms > app.ackMs) return undelivered(id, 'operation_timeout');
    if (answer.status !== 200) return undelivered(id, 'dispatch_unknown_error');
    const payload = asObject(answer.json ?? undefined) ?? (answer.body === '' ? null : { text: answer.body });
    return { envelopeId: id, acked: true, ackMs: answer.ms, failure: null, payload };
  } catch {
    return undelivered(id, 'dispatch_failed');
  }
}

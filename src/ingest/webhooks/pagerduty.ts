import { routingKey } from '../signing/routing-key.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { alertSignal, hashOf, keyLabel } from './alert-signal.js';
import { readObject } from './json-object.js';
import { pagerdutyAnswer, pagerdutyRefusal } from './pagerduty-answer.js';
import { type PagerDutyEvent, pagerdutyProblems, pagerdutySchema } from './pagerduty-event.js';
import { asReported } from './pagerduty-payload.js';
import type { Delivery, Sender } from './sender.js';

/** An event sent again within this counts once. Longer, and a trigger that follows its resolve would be lost. */
const RETRY_MS = 10_000;

/**
 * What PagerDuty's Events API v2 takes, at its own address too: whatever can page PagerDuty can call us. `trigger` is
 * a firing alert, `resolve` ends it, `acknowledge` acknowledges the incident that rests on it. All are known by their
 * `dedup_key`; an event that comes later is the newer word, whatever time it tells, as with PagerDuty itself.
 * https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
 */
export const pagerduty: Sender<'pagerduty'> = {
  kind: 'pagerduty',
  headers: [],
  signing: routingKey,
  at: '/v2/enqueue',
  read,
  answer: pagerdutyAnswer,
  refuse: pagerdutyRefusal,
};
export const pagerdutyExample = `
pagerduty:
  kind: pagerduty
  secret_env: PAGERDUTY_ROUTING_KEY
`;

function read({ text }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const checked = pagerdutySchema.safeParse(parsed.value);
  if (!checked.success) return { ok: false, problems: pagerdutyProblems(checked.error) };
  return understood(checked.data, text, context);
}

function understood(event: PagerDutyEvent, body: string, context: ReadContext): Understood {
  const key = keyLabel('dedup_key' in event && event.dedup_key ? event.dedup_key : context.newId());
  if (event.event_action === 'acknowledge')
    return {
      ok: true,
      signals: [],
      requests: [{ labels: { dedup_key: key }, action: { do: 'acknowledge', note: '' } }],
    };
  // A body without a key is an alert of its own each time it is sent.
  const occasion = event.dedup_key ? hashOf(body) : key;
  const base = {
    id: `${occasion}-${Math.floor(context.now / RETRY_MS)}`,
    name: 'pagerduty.alert',
    subject: `pagerduty:${key}`,
  };
  if (event.event_action === 'resolve')
    return {
      ok: true,
      signals: [alertSignal({ ...base, labels: { dedup_key: key }, status: 'resolved' }, context)],
    };
  return { ok: true, signals: [alertSignal({ ...base, ...asReported(event, key) }, context)] };
}

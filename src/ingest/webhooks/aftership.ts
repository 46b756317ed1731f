import { createHash } from 'node:crypto';
import { hmacSigning } from '../signing/hmac.js';
import { readAt } from '../wire/at.js';
import { problem } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { instant } from './compose.js';
import { deliverySignals } from './delivery-signals.js';
import { readObject } from './json-object.js';
import { at, items, words } from './pick.js';
import type { Delivery, Sender } from './sender.js';

/** https://www.aftership.com/docs/tracking/enum/delivery-statuses */
const FAILED = new Set(['Exception', 'AttemptFail', 'Expired']);

/**
 * AfterShip Tracking: `{event, event_id, msg: {slug, tracking_number, tag, …}, ts}`, signed with the webhook secret.
 * `tracking_update` makes signals; the other events are taken and make none.
 * https://www.aftership.com/docs/tracking/webhook/webhook-signature
 * https://www.aftership.com/docs/tracking/webhook/webhook-specifications
 */
export const aftership: Sender<'aftership'> = {
  kind: 'aftership',
  headers: [],
  signing: hmacSigning('aftership-hmac-sha256'),
  private: ['customer_name', 'customers', 'emails', 'smses', 'signed_by', 'destination_raw_location'],
  read,
};
export const aftershipExample = `
parcels:
  kind: aftership
  secret_env: AFTERSHIP_SECRET
`;

function read({ text }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const event = words(value, 'event');
  if (event === undefined)
    return { ok: false, problems: [problem('event', 'is missing; expected tracking_update, …')] };
  if (event !== 'tracking_update') return { ok: true, signals: [] };
  const msg = value.msg;
  const tag = words(msg, 'tag');
  const tracking = words(msg, 'tracking_number');
  const problems: string[] = [];
  if (tag === undefined) problems.push(problem('msg.tag', 'is missing; expected InTransit, Delivered, Exception, …'));
  if (tracking === undefined) problems.push(problem('msg.tracking_number', 'is missing'));
  if (tag === undefined || tracking === undefined) return { ok: false, problems };
  const time = instant(value.ts, context, 's');
  const signals = deliverySignals(
    {
      id: `aftership-${words(value, 'event_id') ?? createHash('sha256').update(text).digest('hex').slice(0, 24)}`,
      status: tag,
      exception: FAILED.has(tag) ? (words(msg, 'subtag') ?? tag) : undefined,
      carrier: words(msg, 'slug'),
      region: words(msg, 'destination_country_region') ?? words(msg, 'destination_country_iso3'),
      order: words(msg, 'order_number') ?? words(msg, 'order_id'),
      tracking,
      at: time,
      due: dueOf(msg),
      delivered: tag === 'Delivered' ? (deliveredOf(msg) ?? time ?? context.now) : undefined,
    },
    context,
  );
  return { ok: true, signals };
}

/** What was promised first: a carrier that moves its promise is late all the same. */
function dueOf(msg: unknown): number | undefined {
  const promised = [
    words(msg, 'order_promised_delivery_date'),
    words(msg, 'first_estimated_delivery', 'datetime'),
    words(msg, 'expected_delivery'),
    words(msg, 'latest_estimated_delivery', 'datetime'),
  ];
  return promised.map((one) => dayOrInstant(one)).find((one) => one !== undefined);
}

function deliveredOf(msg: unknown): number | undefined {
  const last = items(msg, 'checkpoints').findLast((point) => words(point, 'tag') === 'Delivered');
  return dayOrInstant(words(msg, 'shipment_delivery_date')) ?? dayOrInstant(words(at(last), 'checkpoint_time'));
}

/** AfterShip writes times with an offset where it knows one; a bare day or local time is taken for UTC, a day for its end. */
function dayOrInstant(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const whole = /^\d{4}-\d\d-\d\d$/.test(written) ? `${written}T23:59:59Z` : written;
  return readAt(whole) ?? readAt(`${whole}Z`) ?? undefined;
}

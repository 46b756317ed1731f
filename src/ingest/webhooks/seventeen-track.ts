import { createHash } from 'node:crypto';
import { seventeenTrackSigning } from '../signing/seventeen-track.js';
import { readAt } from '../wire/at.js';
import { problem } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { fact, instant } from './compose.js';
import { deliverySignals } from './delivery-signals.js';
import { readObject } from './json-object.js';
import { words } from './pick.js';
import type { Delivery, Sender } from './sender.js';

/** Main statuses that mean it went wrong. */
const FAILED = new Set(['Exception', 'DeliveryFailure', 'Expired']);

/**
 * 17TRACK: `{event, data: {number, carrier, tag, track_info: {latest_status, latest_event, …}}}`. TRACKING_UPDATED makes
 * `delivery.*`; TRACKING_STOPPED (nobody looks after the parcel any more) the fact `delivery.tracking_stopped`.
 * https://api.17track.net/en/doc?version=v2.2 (Webhook)
 */
export const seventeenTrack: Sender<'17track'> = {
  kind: '17track',
  headers: [],
  signing: seventeenTrackSigning,
  read,
};
export const seventeenTrackExample = `
cross-border-parcels:
  kind: 17track
  secret_env: SEVENTEENTRACK_KEY
`;

function read({ text }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const { event, data } = parsed.value;
  const tracking = words(data, 'number');
  const problems: string[] = [];
  if (typeof event !== 'string')
    problems.push(problem('event', 'is missing; expected TRACKING_UPDATED or TRACKING_STOPPED'));
  if (tracking === undefined) problems.push(problem('data.number', 'is missing; expected the number of the parcel'));
  if (tracking === undefined || problems.length > 0) return { ok: false, problems };
  // No id and no time of the message are sent: the same body is the same event.
  const id = `17track-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  const common = {
    carrier: words(data, 'track_info', 'tracking', 'providers', 0, 'provider', 'name') ?? words(data, 'carrier'),
    order: words(data, 'order_no') ?? words(data, 'tag'),
  };
  if (event === 'TRACKING_STOPPED') {
    const about = { id, name: 'delivery.tracking_stopped', subject: `parcel:${tracking}`, labels: common };
    return { ok: true, signals: [fact(about, { tracking, ...common }, context)] };
  }
  if (event !== 'TRACKING_UPDATED') return { ok: true, signals: [] };
  const status = words(data, 'track_info', 'latest_status', 'status');
  if (status === undefined)
    return {
      ok: false,
      problems: [problem('data.track_info.latest_status.status', 'is missing; expected InTransit, …')],
    };
  const time = instant(words(data, 'track_info', 'latest_event', 'time_utc'), context);
  const due = readAt(words(data, 'track_info', 'time_metrics', 'estimated_delivery_date', 'to')) ?? undefined;
  const signals = deliverySignals(
    {
      id,
      status,
      exception: FAILED.has(status) ? (words(data, 'track_info', 'latest_status', 'sub_status') ?? status) : undefined,
      ...common,
      region: words(data, 'track_info', 'shipping_info', 'recipient_address', 'country'),
      tracking,
      at: time,
      due,
      delivered: status === 'Delivered' ? (time ?? context.now) : undefined,
    },
    context,
  );
  return { ok: true, signals };
}

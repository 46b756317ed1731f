import { aftership } from './aftership.js';
import { alertmanager } from './alertmanager.js';
import { cloudevents } from './cloudevents.js';
import { datadog } from './datadog.js';
import { github } from './github.js';
import { grafana } from './grafana.js';
import { nginxRtmp } from './nginx-rtmp.js';
import { pagerduty } from './pagerduty.js';
import type { Sender } from './sender.js';
import { sentry } from './sentry.js';
import { seventeenTrack } from './seventeen-track.js';
import { shopify } from './shopify.js';
import { srs } from './srs.js';
import { stripe } from './stripe.js';

/** The services whose webhooks are understood as they are. */
export const SENDERS = [
  alertmanager,
  grafana,
  pagerduty,
  datadog,
  sentry,
  github,
  cloudevents,
  shopify,
  stripe,
  aftership,
  seventeenTrack,
  nginxRtmp,
  srs,
] as const satisfies readonly Sender[];
export type SenderKind = (typeof SENDERS)[number]['kind'];

const byKind: ReadonlyMap<string, Sender<SenderKind>> = new Map(SENDERS.map((sender) => [sender.kind, sender]));

export function senderOf(kind: SenderKind): Sender<SenderKind> {
  const sender = byKind.get(kind);
  if (!sender) throw new Error(`there is no sender of kind ${kind}`);
  return sender;
}

/** Those with an address of their own, by it. */
export const SENDER_AT: ReadonlyMap<string, Sender<SenderKind>> = new Map(
  SENDERS.flatMap((sender: Sender<SenderKind>) => (sender.at === undefined ? [] : [[sender.at, sender]])),
);

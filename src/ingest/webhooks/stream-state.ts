import type { MetricSignal } from '../../domain/signal.js';
import type { ReadContext } from '../wire/read-signal.js';
import { metric } from './compose.js';

/** What a streaming server tells of who publishes a stream. */
export interface StreamEvent {
  readonly what: 'began' | 'ended';
  readonly app: string | undefined;
  /** Name of the stream, as the host's encoder has it. */
  readonly stream: string;
  /** Number of the connection; tells a reconnection from the one it follows. */
  readonly client: string | undefined;
  readonly labels?: Readonly<Record<string, string | undefined>>;
}

/** `stream.up`, 1 or 0. The end of a connection that another has already replaced is not the end of the stream. */
export function streamUp({ what, app, stream, client, labels }: StreamEvent, context: ReadContext): MetricSignal {
  const { publishers, sourceId, now } = context;
  const path = app === undefined ? stream : `${app}/${stream}`;
  const key = `${sourceId} ${labels?.vhost ?? ''} ${path}`;
  let up = what === 'began';
  if (publishers && client !== undefined) {
    if (up) publishers.began(key, client, now);
    else up = publishers.ended(key, client, now);
  }
  return metric(
    { id: context.newId(), name: 'stream.up', subject: `stream:${path}`, labels: { ...labels, stream, app } },
    up ? 1 : 0,
    undefined,
    context,
  );
}

import type { ServerResponse } from 'node:http';
import type { HeartbeatSignal } from '../../domain/signal.js';
import { heartbeatName } from '../heartbeat-name.js';
import type { SourceConfig } from '../sources.js';
import { answerAccepted } from './answer.js';
import type { Desk } from './exchange.js';

/** One sign of life: a heartbeat signal named `heartbeat.<name>`, without a subject. Its body, if any, is not read. */
export async function postHeartbeat(
  res: ServerResponse,
  desk: Desk,
  source: SourceConfig,
  name: string,
): Promise<void> {
  const signal: HeartbeatSignal = {
    kind: 'heartbeat',
    id: desk.newId(),
    source: source.id,
    name: heartbeatName(name),
    subject: '',
    labels: source.labels,
    at: desk.now(),
  };
  answerAccepted(res, await desk.engine.ingest([signal]));
}

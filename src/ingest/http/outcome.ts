import type { Accepted } from '../../service/engine.js';
import { QueueFull } from '../../service/engine.js';
import type { SenderAnswer } from '../webhooks/sender.js';

const TEXT_TYPE = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer as data: it can be made in another thread than the one that sends it. */
export interface Outcome {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Further headers, name and value by turns. */
  readonly headers?: readonly string[];
}

export function jsonOutcome(status: number, value: object, headers?: readonly string[]): Outcome {
  const body = `${JSON.stringify(value)}\n`;
  return headers ? { status, type: JSON_TYPE, body, headers } : { status, type: JSON_TYPE, body };
}

/** The answer to what was taken: `{"accepted":1,"duplicates":0,"ids":["o-1"]}`. */
export function acceptedOutcome({ accepted, duplicates, ids }: Accepted): Outcome {
  const body = `{"accepted":${accepted},"duplicates":${duplicates},"ids":${JSON.stringify(ids)}}\n`;
  return { status: 202, type: JSON_TYPE, body };
}

/** The answer a service wants to hear. */
export function senderOutcome({ status, body }: SenderAnswer): Outcome {
  return typeof body === 'string' ? { status, type: TEXT_TYPE, body } : jsonOutcome(status, body);
}

/** Whatever could not be done: full, or our own fault. */
export function failureOutcome(error: unknown): Outcome {
  if (error instanceof QueueFull)
    return jsonOutcome(429, { error: error.message }, ['retry-after', String(error.retryAfterSeconds)]);
  return jsonOutcome(500, { error: 'this could not be kept; send it again' });
}

import type { JsonObject } from '../../../../src/domain/json.js';

export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands';

/** Something on its way to the app. */
export interface Parcel {
  readonly type: EnvelopeType;
  /** For the record: `block_actions`, `/risk`, `app_home_opened`. */
  readonly name: string;
  readonly payload: JsonObject;
}

/** How the app took one attempt. */
export interface Delivery {
  readonly envelopeId: string;
  readonly acked: boolean;
  /** Real ms; Infinity where it did not acknowledge in time. */
  readonly ackMs: number;
  /** Slack's word for what went wrong. */
  readonly failure: 'operation_timeout' | 'dispatch_failed' | 'dispatch_unknown_error' | null;
  readonly payload: JsonObject | null;
}

export function undelivered(envelopeId: string, failure: Delivery['failure']): Delivery {
  return { envelopeId, acked: false, ackMs: Number.POSITIVE_INFINITY, failure, payload: null };
}

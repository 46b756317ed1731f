import type { IncidentEvent } from './events.js';
import type { JsonObject } from './json.js';
import type { Actor } from './person.js';

/**
 * One line of what happened. Append-only; each row carries the hash of the one before.
 * Rows of an incident carry the event that changed it, so that its state can be rebuilt.
 */
export type HistoryBody =
  | { readonly kind: 'incident'; readonly incident: number; readonly event: IncidentEvent }
  | { readonly kind: 'record'; readonly incident: number | null; readonly what: string; readonly data: JsonObject };

/** What a delivery is called in the history: a message that was shown or edited, or given up. */
export const DELIVERED = 'delivered';

export type NewHistory = HistoryBody & { readonly at: number; readonly actor: Actor };
export type History = NewHistory & {
  readonly seq: number;
  /** sha-256, hex, of the previous hash and this row. */
  readonly hash: string;
};

import { DELIVERED } from '../domain/history.js';
import type { DeliveryRecord } from '../domain/notice.js';
import type { Actor } from '../domain/person.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'outbox' };

/** What came of sends. What people were shown, and what could not be shown for good, is part of what happened. */
export function recordDeliveries(turn: Turn, records: readonly DeliveryRecord[]): void {
  turn.deliveries.push(...records);
  for (const { key, rendered, result } of records) {
    if (result.kind === 'sent') turn.record(DELIVERED, { key, rendered, ref: result.ref }, BOT);
    else if (result.kind === 'failed') turn.record(DELIVERED, { key, rendered, why: result.why }, BOT);
  }
}

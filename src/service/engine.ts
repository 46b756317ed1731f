import type { Action, ActionResult } from '../domain/action.js';
import type { CheckRow } from '../domain/check.js';
import type { NewInboxItem } from '../domain/inbox.js';
import type { DeliveryRecord } from '../domain/notice.js';
import type { Actor } from '../domain/person.js';
import type { Show } from '../domain/show.js';
import type { Signal } from '../domain/signal.js';

export interface Accepted {
  readonly accepted: number;
  readonly duplicates: number;
  /** Of all signals given, in their order. */
  readonly ids: readonly string[];
}

/**
 * The one writer. Everything that arrives while a commit runs goes into the next one;
 * a promise resolves once what it stands for is on disk.
 */
export interface Engine {
  /** Throws `QueueFull` where more waits than may; nothing was taken then. */
  ingest(signals: readonly Signal[]): Promise<Accepted>;
  act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]>;
  keepInbox(item: NewInboxItem): Promise<number>;
  /** An inbox item was understood after all. */
  markReplayed(id: number): Promise<void>;
  putShows(shows: readonly Show[], actor: Actor): Promise<void>;
  recordDeliveries(records: readonly DeliveryRecord[]): Promise<void>;
  recordCheck(row: CheckRow): Promise<void>;
}

export class QueueFull extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super(`the queue is full; send it again in ${retryAfterSeconds} s`);
    this.name = 'QueueFull';
  }
}

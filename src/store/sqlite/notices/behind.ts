import type { NoticeKind } from '../../../domain/notice.js';
import type { Client } from '../client.js';
import { ROW_LANE } from './lane-sql.js';

/** A notice others may stand behind. */
export interface Head {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly channel: string;
  readonly incident: number | null;
}

/** What stands behind a notice: lines behind their card, everything in an incident's own channel behind its making. */
export class Behind {
  readonly #lines;
  readonly #room;
  readonly #noRoom;
  readonly #stillWaits;

  constructor(client: Client) {
    // By the incident: in a storm thousands of lines may stand behind cards of one channel.
    this.#lines = client.prepare<[{ incident: number | null; channel: string }]>(
      `update notices indexed by notices_incident set lane = 'line'
       where incident = @incident and channel = @channel and kind = 'line' and lane = 'behind' and state = 'waiting'`,
    );
    this.#room = client.prepare<[string]>(
      `update notices set lane = ${ROW_LANE} where channel = ? and lane = 'behind' and state = 'waiting'`,
    );
    this.#noRoom = client.prepare<[{ key: string; broken: string | null; why: string; at: number }]>(
      `update notices set state = 'failed', broken = @broken, error = @why, updated_at = @at
       where channel = @key and lane = 'behind' and state = 'waiting'`,
    );
    this.#stillWaits = client.prepare<[string]>(`select 1 from notices where key = ? and state = 'waiting'`);
  }

  /** The notice is shown for the first time. */
  release(head: Head): void {
    if (head.kind === 'card') this.#lines.run({ incident: head.incident, channel: head.channel });
    else if (head.kind === 'room') this.#room.run(head.key);
  }

  /** The notice failed before it was ever shown. Where its channel may mend, lines go on waiting for their card. */
  fail(head: Head, broken: string | null, why: string, at: number): void {
    if (this.#stillWaits.get(head.key)) return;
    if (head.kind === 'card' && broken === null) this.release(head);
    else if (head.kind === 'room') this.#noRoom.run({ key: head.key, broken, why, at });
  }
}

import type { DeliveryRecord, WantedNotice } from '../../../domain/notice.js';
import { unreachable } from '../../../domain/signal.js';
import type { Client } from '../client.js';

type Want = Omit<WantedNotice, 'body'> & { readonly body: string; readonly at: number };

/** Writes what is to be seen, and what came of the sends. */
export class NoticeWriter {
  readonly #want;
  readonly #sent;
  readonly #retry;
  readonly #failed;

  constructor(client: Client) {
    // What waits keeps its place in the queue and its back-off; what failed for good is tried again only for something new.
    this.#want = client.prepare<[Want]>(
      `insert into notices (key, kind, channel, incident, priority, body, wanted, state, attempts, next_at, created_at, updated_at)
       values (@key, @kind, @channel, @incident, @priority, @body, @wanted, 'waiting', 0, @at, @at, @at)
       on conflict (key) do update set
         wanted = iif(state = 'waiting', max(wanted, excluded.wanted), excluded.wanted),
         body = excluded.body,
         priority = excluded.priority,
         next_at = iif(state = 'waiting', next_at, excluded.next_at),
         attempts = iif(state = 'waiting', attempts, 0),
         error = iif(state = 'waiting', error, null),
         state = 'waiting',
         updated_at = excluded.updated_at
       where state <> 'failed' or excluded.wanted > wanted`,
    );
    this.#sent = client.prepare<[{ key: string; rendered: number; ref: string; at: number }]>(
      `update notices set shown = @rendered, ref = @ref, attempts = 0, error = null, claimed_at = null, uncertain_at = null,
         next_at = iif(wanted > @rendered, @at, next_at), state = iif(wanted > @rendered, 'waiting', 'shown'), updated_at = @at
       where key = @key`,
    );
    // An earlier send that was never recorded stays uncertain until one is known to have arrived.
    this.#retry = client.prepare<[{ key: string; why: string; nextAt: number; at: number }]>(
      `update notices set state = 'waiting', attempts = attempts + 1, next_at = @nextAt, error = @why, claimed_at = null, updated_at = @at
       where key = @key`,
    );
    this.#failed = client.prepare<[{ key: string; why: string; at: number }]>(
      `update notices set state = 'failed', attempts = attempts + 1, error = @why, claimed_at = null, uncertain_at = null, updated_at = @at
       where key = @key`,
    );
  }

  want(wanted: readonly WantedNotice[], at: number): void {
    for (const { key, kind, channel, incident, priority, body, wanted: revision } of wanted)
      this.#want.run({ key, kind, channel, incident, priority, body: JSON.stringify(body), wanted: revision, at });
  }

  /** A record of a notice that retention has removed is let go. */
  record(deliveries: readonly DeliveryRecord[], at: number): void {
    for (const { key, rendered, result, nextAt } of deliveries) {
      switch (result.kind) {
        case 'sent':
          this.#sent.run({ key, rendered, ref: result.ref, at });
          break;
        case 'retry':
          this.#retry.run({ key, why: result.why, nextAt, at });
          break;
        case 'failed':
          this.#failed.run({ key, why: result.why, at });
          break;
        default:
          unreachable(result);
      }
    }
  }
}

import type { DeliveryRecord, NoticeKind, WantedNotice } from '../../../domain/notice.js';
import { unreachable } from '../../../domain/signal.js';
import type { Client } from '../client.js';
import { Behind } from './behind.js';
import { NEW_LANE, ROW_LANE } from './lane-sql.js';

type Want = Omit<WantedNotice, 'body'> & { readonly body: string; readonly at: number };
type Recorded = { readonly key: string; readonly at: number };

/** A notice before the record of its send. */
interface Before {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly channel: string;
  readonly incident: number | null;
  readonly ref: string | null;
}

/** Writes what is to be seen, and what came of the sends. */
export class NoticeWriter {
  readonly #want;
  readonly #before;
  readonly #sent;
  readonly #retry;
  readonly #failed;
  readonly #dropped;
  readonly #behind: Behind;

  constructor(client: Client) {
    this.#behind = new Behind(client);
    // What waits keeps its place in the queue and its back-off; what failed for good is tried again only for something new.
    // Without a rank of its own it keeps that of what it comes on top of, as long as there is something nobody has seen.
    this.#want = client.prepare<[Want]>(
      `insert into notices (key, kind, channel, lane, incident, priority, body, wanted, state, attempts, next_at, created_at, updated_at)
       values (@key, @kind, @channel, ${NEW_LANE}, @incident, @priority, @body, @wanted, 'waiting', 0, @at, @at, @at)
       on conflict (key) do update set
         wanted = iif(state = 'waiting', max(wanted, excluded.wanted), excluded.wanted),
         body = excluded.body,
         priority = iif(excluded.priority = 0 and (state = 'waiting' or ref is null), priority, excluded.priority),
         lane = ${ROW_LANE},
         next_at = iif(state = 'waiting', next_at, excluded.next_at),
         attempts = iif(state = 'waiting', attempts, 0),
         error = iif(state = 'waiting', error, null),
         broken = null,
         state = 'waiting',
         updated_at = excluded.updated_at
       where state <> 'failed' or excluded.wanted > wanted`,
    );
    this.#before = client.prepare<[string], Before>(
      'select key, kind, channel, incident, ref from notices where key = ?',
    );
    this.#sent = client.prepare<[Recorded & { rendered: number; ref: string }]>(
      `update notices set shown = @rendered, ref = @ref, lane = iif(kind in ('room', 'group'), 'room', 'edit'), attempts = 0, error = null,
         broken = null, claimed_at = null, uncertain_at = null, next_at = iif(wanted > @rendered, @at, next_at),
         state = iif(wanted > @rendered, 'waiting', 'shown'), updated_at = @at
       where key = @key`,
    );
    // Where the place is at fault the notice keeps its turn. What may have arrived stays uncertain until a send is known to have.
    this.#retry = client.prepare<[Recorded & { why: string; nextAt: number; own: number; uncertain: number }]>(
      `update notices set state = 'waiting', attempts = attempts + @own, next_at = iif(@own, @nextAt, next_at), error = @why,
         uncertain_at = iif(@uncertain, coalesce(uncertain_at, claimed_at), uncertain_at), claimed_at = null, updated_at = @at
       where key = @key`,
    );
    this.#failed = client.prepare<[Recorded & { rendered: number; why: string; broken: string | null }]>(
      `update notices set state = iif(wanted > @rendered, 'waiting', 'failed'), broken = iif(wanted > @rendered, null, @broken),
         attempts = attempts + 1, error = @why, claimed_at = null, updated_at = @at
       where key = @key`,
    );
    this.#dropped = client.prepare<[Recorded & { rendered: number; why: string }]>(
      `update notices set state = iif(wanted > @rendered, 'waiting', 'dropped'), error = @why, claimed_at = null, updated_at = @at
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
      const before = this.#before.get(key);
      if (!before) continue;
      switch (result.kind) {
        case 'sent':
          this.#sent.run({ key, rendered, ref: result.ref, at });
          if (before.ref === null) this.#behind.release(before);
          break;
        case 'retry': {
          const own = result.scope === 'notice' ? 1 : 0;
          this.#retry.run({ key, why: result.why, nextAt, own, uncertain: result.uncertain ? 1 : 0, at });
          break;
        }
        case 'dropped':
          this.#dropped.run({ key, rendered, why: result.why, at });
          break;
        case 'failed': {
          const broken = result.scope === 'channel' || result.scope === 'service' ? result.scope : null;
          this.#failed.run({ key, rendered, why: result.why, broken, at });
          if (before.ref === null) this.#behind.fail(before, broken, result.why, at);
          break;
        }
        default:
          unreachable(result);
      }
    }
  }
}

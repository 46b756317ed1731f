import type { BrokenChannel } from '../../../domain/notice.js';
import type { Client } from '../client.js';
import { Behind, type Head } from './behind.js';
import { ROW_LANE } from './lane-sql.js';

/** What is no card is worth showing late for this long. */
const LATE_MS = 86_400_000;

const AGAIN = `state = 'waiting', attempts = 0, error = null, broken = null, updated_at = @now, lane = ${ROW_LANE}`;

type Broken = Omit<BrokenChannel, 'rooms'> & { readonly lane: string };

/** What could not be sent because a channel, or all of its service, took nothing. */
export class NoticeMender {
  readonly #behind;
  readonly #next;
  readonly #revive;
  readonly #cardsOf;
  readonly #restIsPast;
  readonly #orphans;
  readonly #expire;

  constructor(private readonly client: Client) {
    this.#behind = new Behind(client);
    this.#next = client.prepare<[string, string], Broken>(
      `select channel, lane, broken as scope, coalesce(error, '') as why from notices
       where broken is not null and (channel, lane) > (?, ?) order by channel, lane limit 1`,
    );
    this.#revive = client.prepare<[{ channel: string; now: number; since: number }], { key: string; kind: string }>(
      // History keeps its order. A call that comes late mentions nobody where somebody is on it.
      `update notices set ${AGAIN}, next_at = iif(kind = 'line', next_at, @now)
       where channel = @channel and broken is not null and (
         kind in ('card', 'room', 'call') and exists (
           select 1 from incidents i where i.id = notices.incident and i.state in ('open', 'acknowledged', 'mitigated'))
         or (kind in ('digest', 'line', 'request') or kind = 'call' and incident is null) and created_at > @since)
       returning key, kind`,
    );
    this.#cardsOf = client.prepare<[{ room: string; incident: number; now: number }]>(
      `update notices indexed by notices_incident set ${AGAIN}, next_at = @now
       where incident = @incident and channel = @room and kind = 'card' and state = 'failed'`,
    );
    this.#restIsPast = client.prepare<[string]>(
      'update notices set broken = null where channel = ? and broken is not null',
    );
    this.#orphans = client.prepare<[{ channel: string; now: number }]>(
      `update notices set state = 'failed', error = 'its card was never shown', updated_at = @now
       where channel = @channel and lane = 'behind' and state = 'waiting' and kind = 'line' and not exists (
         select 1 from notices c where c.key = 'card:' || notices.incident || '@' || notices.channel and c.state = 'waiting')`,
    );
    this.#expire = client.prepare<
      [{ channel: string; rooms: number; before: number; why: string; scope: string; at: number }],
      Head
    >(
      `update notices set state = 'failed', broken = @scope, error = @why, updated_at = @at
       where channel = @channel and state = 'waiting' and claimed_at is null and next_at < @before
         and (kind = 'room') = @rooms
       returning key, kind, channel, incident`,
    );
  }

  /** Channels with notices that failed for their sake, and why. */
  channels(): BrokenChannel[] {
    const found: BrokenChannel[] = [];
    for (let row = this.#next.get('', ''); row; row = this.#next.get(row.channel, row.lane)) {
      const { lane, ...rest } = row;
      found.push({ ...rest, rooms: lane === 'room' });
    }
    return found;
  }

  /** Cards of incidents that are still active, and what else still matters, wait again; how many. The rest is past. */
  revive(channel: string, now: number): number {
    return this.client
      .transaction(() => {
        const revived = this.#revive.all({ channel, now, since: now - LATE_MS });
        for (const { key, kind } of revived)
          if (kind === 'room') this.#cardsOf.run({ room: key, incident: incidentOf(key), now });
        this.#restIsPast.run(channel);
        this.#orphans.run({ channel, now });
        return revived.length;
      })
      .immediate();
  }

  /** Fails what has waited in a channel since before an instant; how many. */
  expire(broken: BrokenChannel, before: number, at: number): number {
    const { channel, why, scope } = broken;
    return this.client
      .transaction(() => {
        const expired = this.#expire.all({ channel, why, scope, before, at, rooms: broken.rooms ? 1 : 0 });
        for (const head of expired) if (head.kind === 'room') this.#behind.fail(head, scope, why, at);
        return expired.length;
      })
      .immediate();
  }
}

/** 42 of `room:42@ops` and of `room:42.2@ops`. */
function incidentOf(room: string): number {
  return Number.parseInt(room.slice('room:'.length), 10);
}

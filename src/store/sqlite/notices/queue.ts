import { and, asc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import { LANE_KINDS, type Lane } from '../../../domain/lane.js';
import { NOTICE_STATES, type Notice } from '../../../domain/notice.js';
import type { Client } from '../client.js';
import type { Db } from '../db.js';
import { notices } from '../schema/notices.js';
import { type NoticeRow, toNotice } from './row.js';

const MOST_STUCK = 1_000;
/** What was written later than this from now tells that the machine's clock went back: it is due, whenever that was. */
const CLOCK_MS = 60_000;
// Written out, not bound: a partial index is used only where its condition stands in the query.
const WAITING = sql`${notices.state} = 'waiting'`;

/** The columns by the names of the schema. Read past drizzle, whose mapping of every value costs more than the read. */
const FIELDS = Object.entries(getTableColumns(notices))
  .map(([field, column]) => `"${column.name}" as "${field}"`)
  .join(', ');

/** What decides who goes first. */
interface Place {
  readonly key: string;
  readonly priority: number;
  readonly nextAt: number;
  readonly createdAt: number;
  readonly rowid: number;
}

/** Hands out what waits, and answers what the queue looks like. */
export class NoticeQueue {
  readonly #claim;
  readonly #one;
  readonly #nextLane;
  readonly #best;
  readonly #awaited;

  constructor(
    private readonly client: Client,
    private readonly db: Db,
  ) {
    this.#claim = client.prepare<[number, string]>('update notices set claimed_at = ? where key = ?');
    this.#one = client.prepare<[string], NoticeRow>(`select ${FIELDS} from notices where key = ?`);
    this.#nextLane = client.prepare<[string, string], { channel: string; lane: string }>(
      `select channel, lane from notices where state = 'waiting' and claimed_at is null and (channel, lane) > (?, ?)
       order by channel, lane limit 1`,
    );
    this.#best = client.prepare<[string, string, number, number, number], Place>(
      `select key, priority, next_at as nextAt, created_at as createdAt, rowid from notices
       where state = 'waiting' and channel = ? and lane = ? and (next_at <= ? or updated_at > ?) and claimed_at is null
       order by priority desc, next_at, created_at, rowid limit ?`,
    );
    this.#awaited = client.prepare<[string]>(`select 1 from notices where channel = ? and state = 'waiting' limit 1`);
  }

  /** At open: what was claimed by the process before this one and never recorded may or may not have arrived. */
  takeOver(): void {
    this.client.exec(
      `update notices set uncertain_at = coalesce(uncertain_at, claimed_at), claimed_at = null
       where state = 'waiting' and claimed_at is not null`,
    );
  }

  /** From one lane to the next, whatever waits in them. */
  lanes(): Lane[] {
    const found: Lane[] = [];
    for (let row = this.#nextLane.get('', ''); row; row = this.#nextLane.get(row.channel, row.lane)) {
      const kind = LANE_KINDS.find((each) => each === row?.lane);
      if (kind) found.push({ channel: row.channel, kind });
    }
    return found;
  }

  /** As they were before the claim. */
  claim(now: number, limit: number, from?: readonly Lane[], except?: ReadonlySet<string>): Notice[] {
    const lanes = from ?? this.lanes();
    const looked = limit + (except?.size ?? 0);
    return this.client
      .transaction(() => {
        const best = lanes.flatMap(({ channel, kind }) => this.#best.all(channel, kind, now, now + CLOCK_MS, looked));
        const claimed = best
          .filter(({ key }) => !except?.has(key))
          .sort(first)
          .slice(0, limit);
        return claimed.flatMap(({ key }) => {
          const notice = this.one(key);
          this.#claim.run(now, key);
          return notice ? [notice] : [];
        });
      })
      .immediate();
  }

  one(key: string): Notice | null {
    const row = this.#one.get(key);
    return row ? toNotice(row) : null;
  }

  /** Claimed ones and those that stand behind others count. */
  isAwaited(channel: string): boolean {
    return this.#awaited.get(channel) !== undefined;
  }

  /** The incident of what is shown at one of these refs; the first that is one's. */
  incidentAt(refs: readonly string[]): number | null {
    for (const ref of refs) {
      const row = this.db
        .select({ incident: notices.incident })
        .from(notices)
        .where(and(eq(notices.ref, ref), sql`${notices.incident} is not null`))
        .limit(1)
        .get();
      if (row?.incident != null) return row.incident;
    }
    return null;
  }

  /** By state. */
  counts(): Record<string, number> {
    const n = sql<number>`count(*)`;
    const unshown = this.db
      .select({ state: notices.state, n })
      .from(notices)
      .where(sql`${notices.state} <> 'shown'`)
      .groupBy(notices.state);
    const counts: Record<string, number> = Object.fromEntries(NOTICE_STATES.map((state) => [state, 0]));
    // Nearly all are shown: those are what is left of the total, which SQLite counts without looking at a row.
    counts.shown = this.db.select({ n }).from(notices).get()?.n ?? 0;
    for (const row of unshown.all()) {
      counts[row.state] = row.n;
      counts.shown -= row.n;
    }
    return counts;
  }

  /** Longest first. */
  stuck(before: number): Notice[] {
    const where = and(WAITING, lt(notices.nextAt, before));
    return this.db
      .select()
      .from(notices)
      .where(where)
      .orderBy(asc(notices.nextAt))
      .limit(MOST_STUCK)
      .all()
      .map(toNotice);
  }

  /** Of those nobody is sending at this moment, and that wait for nothing but their time. */
  nextAt(after: number): number | null {
    const where = and(
      WAITING,
      sql`${notices.claimedAt} is null`,
      sql`${notices.lane} <> 'behind'`,
      sql`${notices.nextAt} > ${after}`,
    );
    return (
      this.db.select({ at: notices.nextAt }).from(notices).where(where).orderBy(asc(notices.nextAt)).limit(1).get()
        ?.at ?? null
    );
  }
}

function first(a: Place, b: Place): number {
  return b.priority - a.priority || a.nextAt - b.nextAt || a.createdAt - b.createdAt || a.rowid - b.rowid;
}

import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { NOTICE_STATES, type Notice } from '../../../domain/notice.js';
import type { Client } from '../client.js';
import type { Db } from '../db.js';
import { notices } from '../schema/notices.js';
import { toNotice } from './row.js';

const MOST_STUCK = 1_000;
// Written out, not bound: a partial index is used only where its condition stands in the query.
const WAITING = sql`${notices.state} = 'waiting'`;

/** Hands out what waits, and answers what the queue looks like. */
export class NoticeQueue {
  readonly #claim;

  constructor(
    private readonly client: Client,
    private readonly db: Db,
  ) {
    this.#claim = client.prepare<[number, string]>('update notices set claimed_at = ? where key = ?');
  }

  /** At open: what was claimed by the process before this one and never recorded may or may not have arrived. */
  takeOver(): void {
    this.client.exec(
      `update notices set uncertain_at = claimed_at, claimed_at = null where state = 'waiting' and claimed_at is not null`,
    );
  }

  /** The `claimedAt` returned is the earlier unrecorded claim, so that the caller knows a send to be uncertain; else null. */
  claim(now: number, limit: number): Notice[] {
    return this.client
      .transaction(() => {
        const rows = this.db
          .select()
          .from(notices)
          .where(and(WAITING, sql`${notices.nextAt} <= ${now}`, sql`${notices.claimedAt} is null`))
          .orderBy(sql`${notices.priority} desc`, asc(notices.nextAt), asc(notices.createdAt), sql`${notices}.rowid`)
          .limit(limit)
          .all();
        for (const { key } of rows) this.#claim.run(now, key);
        return rows.map(toNotice);
      })
      .immediate();
  }

  one(key: string): Notice | null {
    const row = this.db.select().from(notices).where(eq(notices.key, key)).get();
    return row ? toNotice(row) : null;
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

  /** Of those nobody is sending at this moment. */
  nextAt(): number | null {
    const where = and(WAITING, sql`${notices.claimedAt} is null`);
    return (
      this.db.select({ at: notices.nextAt }).from(notices).where(where).orderBy(asc(notices.nextAt)).limit(1).get()
        ?.at ?? null
    );
  }
}

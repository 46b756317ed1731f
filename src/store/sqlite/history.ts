import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { History, HistoryBody, NewHistory } from '../../domain/history.js';
import type { Actor } from '../../domain/person.js';
import { canonicalJson } from '../../lib/canonical-json.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { history } from './schema/history.js';
import type { Row } from './upsert.js';

type HistoryRow = Row<typeof history>;
interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What the first row follows. */
const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };
const PAGE = 1_000;

/** sha-256, hex, of the hash before and the row as canonical JSON: `actor` and `body` are that already. */
export function hashRow(before: string, row: Pick<HistoryRow, 'seq' | 'at' | 'actor' | 'body'>): string {
  const json = `{"actor":${row.actor},"at":${row.at},"body":${row.body},"seq":${row.seq}}`;
  return createHash('sha256').update(before).update(json).digest('hex');
}

/** The hash-chained record of what happened. */
export class HistoryBook {
  readonly #insert;
  #head: Head;
  #staged: Head;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#insert = client.prepare<[HistoryRow]>(
      'insert into history (seq, at, incident, actor, body, hash) values (@seq, @at, @incident, @actor, @body, @hash)',
    );
    const newest = db
      .select({ seq: history.seq, hash: history.hash })
      .from(history)
      .orderBy(desc(history.seq))
      .limit(1)
      .get();
    this.#head = newest ?? GENESIS;
    this.#staged = this.#head;
  }

  /** Inside a transaction. */
  append(rows: readonly NewHistory[]): void {
    for (const { at, actor, ...body } of rows) {
      const row = {
        seq: this.#staged.seq + 1,
        at,
        incident: body.incident,
        actor: canonicalJson(actor),
        body: canonicalJson(body),
      };
      const hash = hashRow(this.#staged.hash, row);
      this.#insert.run({ ...row, hash });
      this.#staged = { seq: row.seq, hash };
    }
  }

  committed(): void {
    this.#head = this.#staged;
  }

  rolledBack(): void {
    this.#staged = this.#head;
  }

  /** Oldest first; the newest `limit` of one incident, or of all. */
  newest(incident: number | null, limit: number): History[] {
    const where = incident === null ? undefined : eq(history.incident, incident);
    const rows = this.db.select().from(history).where(where).orderBy(desc(history.seq)).limit(limit).all();
    return rows.reverse().map(toHistory);
  }

  /** Oldest first; the newest `limit` of those that belong to no incident and are called so. */
  records(what: string, limit: number): History[] {
    const called = and(isNull(history.incident), sql`json_extract(${history.body}, '$.what') = ${what}`);
    const rows = this.db.select().from(history).where(called).orderBy(desc(history.seq)).limit(limit).all();
    return rows.reverse().map(toHistory);
  }

  /** The whole chain up to now, a page at a time so that others get their turn in between. */
  async verify(): Promise<{ rows: number; brokenAt: number | null }> {
    const end = this.#head;
    let last = GENESIS;
    while (last.seq < end.seq) {
      const rows = this.#page(last.seq, end.seq);
      for (const row of rows) {
        if (row.seq !== last.seq + 1 || hashRow(last.hash, row) !== row.hash)
          return { rows: last.seq, brokenAt: last.seq + 1 };
        last = row;
      }
      // Rows were cut off at the end, where no later hash gives it away.
      if (rows.length === 0) return { rows: last.seq, brokenAt: last.seq + 1 };
      await new Promise(setImmediate);
    }
    return last.hash === end.hash ? { rows: last.seq, brokenAt: null } : { rows: last.seq, brokenAt: last.seq };
  }

  #page(after: number, end: number): HistoryRow[] {
    const where = and(gt(history.seq, after), lte(history.seq, end));
    return this.db.select().from(history).where(where).orderBy(asc(history.seq)).limit(PAGE).all();
  }
}

function toHistory(row: HistoryRow): History {
  const body = readJson<HistoryBody>(row.body, 'history', row.seq);
  return { ...body, seq: row.seq, at: row.at, actor: readJson<Actor>(row.actor, 'history', row.seq), hash: row.hash };
}

import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { History, HistoryBody, NewHistory } from '../../domain/history.js';
import type { Actor } from '../../domain/person.js';
import { canonicalJson } from '../../lib/canonical-json.js';
import { ChainCheck, chainHash, GENESIS } from '../../lib/chain.js';
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

const START: Head = { seq: 0, hash: GENESIS };
const PAGE = 1_000;

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
    this.#head = newest ?? START;
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
      const hash = chainHash(this.#staged.hash, row);
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
    // The second condition is that of the index, which holds everything but deliveries.
    const called = and(
      isNull(history.incident),
      sql`${history.body} ->> '$.what' = ${what}`,
      sql`${history.body} ->> '$.what' <> 'delivered'`,
    );
    const rows = this.db.select().from(history).where(called).orderBy(desc(history.seq)).limit(limit).all();
    return rows.reverse().map(toHistory);
  }

  /** The newest row that is committed. */
  get head(): Head {
    return this.#head;
  }

  /** The whole chain up to now. */
  async verify(): Promise<{ rows: number; brokenAt: number | null }> {
    const end = this.#head;
    const chain = new ChainCheck();
    for await (const row of this.walk()) {
      if (chain.next(row) !== null) return { rows: chain.head.seq, brokenAt: chain.head.seq + 1 };
      if (!underItsIncident(row)) return { rows: row.seq - 1, brokenAt: row.seq };
    }
    const { seq, hash } = chain.head;
    // Rows were cut off at the end, where no later hash gives it away.
    if (seq < end.seq) return { rows: seq, brokenAt: seq + 1 };
    return { rows: seq, brokenAt: hash === end.hash ? null : seq };
  }

  /** Every row up to now as it stands there, a page at a time so that others get their turn in between. */
  async *walk(): AsyncGenerator<HistoryRow> {
    const end = this.#head.seq;
    // From the very beginning: somebody may have put rows before the first.
    for (let after = Number.NEGATIVE_INFINITY; after < end; ) {
      const rows = this.#page(after, end);
      const last = rows.at(-1);
      if (!last) return;
      yield* rows;
      after = last.seq;
      await new Promise(setImmediate);
    }
  }

  #page(after: number, end: number): HistoryRow[] {
    const where = and(gt(history.seq, after), lte(history.seq, end));
    return this.db.select().from(history).where(where).orderBy(asc(history.seq)).limit(PAGE).all();
  }
}

/** The column by which an incident's history is found is not in the hash; the body beside it is. */
function underItsIncident({ incident, body, seq }: HistoryRow): boolean {
  return readJson<HistoryBody>(body, 'history', seq).incident === incident;
}

function toHistory(row: HistoryRow): History {
  const body = readJson<HistoryBody>(row.body, 'history', row.seq);
  return { ...body, seq: row.seq, at: row.at, actor: readJson<Actor>(row.actor, 'history', row.seq), hash: row.hash };
}

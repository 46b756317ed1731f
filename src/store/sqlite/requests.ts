import { and, desc, eq, gte, max, sql } from 'drizzle-orm';
import type { Request } from '../../domain/authority/request.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { requests } from './schema/requests.js';
import { prepareUpsert } from './upsert.js';

// Written out, not bound: a partial index is used only where its condition stands in the query.
const WAITING = sql`${requests.state} = 'waiting'`;

/** Approvals that were asked for. */
export class Requests {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, requests, ['id']);
  }

  write(changed: readonly Request[]): void {
    for (const request of changed) {
      const { id, state, incident, at, deed } = request;
      this.#put({
        id,
        n: Number(id.slice(id.indexOf('-') + 1)),
        state,
        incident,
        about: deed.resource,
        at,
        body: JSON.stringify(request),
      });
    }
  }

  waiting(): Request[] {
    return this.#read(WAITING);
  }

  one(id: string): Request | null {
    return this.#read(eq(requests.id, id), 1)[0] ?? null;
  }

  /** Newest first. */
  of(incident: number | null, limit: number): Request[] {
    return this.#read(incident === null ? undefined : eq(requests.incident, incident), limit);
  }

  about(what: string, since: number): Request[] {
    return this.#read(and(eq(requests.about, what), gte(requests.at, since)));
  }

  next(): number {
    return (
      (this.db
        .select({ n: max(requests.n) })
        .from(requests)
        .get()?.n ?? 0) + 1
    );
  }

  #read(where: ReturnType<typeof and>, limit?: number): Request[] {
    const found = this.db
      .select({ id: requests.id, body: requests.body })
      .from(requests)
      .where(where)
      .orderBy(desc(requests.n));
    const rows = limit === undefined ? found.all() : found.limit(limit).all();
    return rows.map(({ id, body }) => readJson<Request>(body, 'requests', id));
  }
}

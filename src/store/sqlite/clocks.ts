import { and, asc, eq } from 'drizzle-orm';
import type { Clock, ClockKind } from '../../domain/clock.js';
import type { JsonObject } from '../../domain/json.js';
import type { Changes } from '../store.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { clocks } from './schema/clocks.js';
import { prepareUpsert, type Row } from './upsert.js';

export class Clocks {
  readonly #put;
  readonly #remove;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, clocks, ['ref', 'kind']);
    this.#remove = client.prepare<[string, ClockKind]>('delete from clocks where ref = ? and kind = ?');
  }

  /** A clock both cleared and set is set. */
  write(set: Changes['setClocks'], clear: Changes['clearClocks']): void {
    for (const { ref, kind } of clear) this.#remove.run(ref, kind);
    for (const { kind, ref, dueAt, data } of set)
      this.#put({ kind, ref, dueAt, data: data ? JSON.stringify(data) : null });
  }

  /** What is due first comes first. */
  all(): Clock[] {
    return this.db.select().from(clocks).orderBy(asc(clocks.dueAt)).all().map(toClock);
  }

  of(kind: ClockKind | null, ref: string): Clock[] {
    const where = kind === null ? eq(clocks.ref, ref) : and(eq(clocks.ref, ref), eq(clocks.kind, kind));
    return this.db.select().from(clocks).where(where).orderBy(asc(clocks.dueAt)).all().map(toClock);
  }
}

function toClock({ kind, ref, dueAt, data }: Row<typeof clocks>): Clock {
  return {
    kind,
    ref,
    dueAt,
    ...(data === null ? {} : { data: readJson<JsonObject>(data, 'clocks', `${kind} ${ref}`) }),
  };
}

import type { Client } from './client.js';
import type { Db } from './db.js';
import { turns } from './schema/turns.js';
import { prepareUpsert } from './upsert.js';

/** Whose turn it is, by the name of the turns. */
export class Turns {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, turns, ['name']);
  }

  write(changed: ReadonlyMap<string, number>): void {
    for (const [name, count] of changed) this.#put({ name, count });
  }

  all(): Map<string, number> {
    const rows = this.db.select().from(turns).all();
    return new Map(rows.map(({ name, count }) => [name, count]));
  }
}

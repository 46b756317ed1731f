import { gt } from 'drizzle-orm';
import type { Show } from '../../domain/show.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { shows } from './schema/shows.js';
import { prepareUpsert } from './upsert.js';

/** A show that is over stays at hand this long: what it sold still arrives late, and people still ask. */
const AT_HAND_MS = 7 * 24 * 3_600_000;

export class Shows {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, shows, ['id']);
  }

  write(changed: readonly Show[]): void {
    for (const show of changed) this.#put({ id: show.id, endsAt: show.end, body: JSON.stringify(show) });
  }

  live(now: number): Show[] {
    const rows = this.db
      .select()
      .from(shows)
      .where(gt(shows.endsAt, now - AT_HAND_MS))
      .orderBy(shows.endsAt)
      .all();
    return rows.map((row) => readJson<Show>(row.body, 'shows', row.id));
  }
}

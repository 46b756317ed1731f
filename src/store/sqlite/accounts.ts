import type { Client } from './client.js';
import type { Db } from './db.js';
import { accounts } from './schema/accounts.js';
import { prepareUpsert } from './upsert.js';

export class Accounts {
  readonly #put;
  readonly #remove;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, accounts, ['key']);
    this.#remove = client.prepare<[string]>('delete from accounts where key = ?');
  }

  write(changed: ReadonlyMap<string, string | null>): void {
    for (const [key, person] of changed) {
      if (person === null) this.#remove.run(key);
      else this.#put({ key, person });
    }
  }

  all(): Map<string, string> {
    const rows = this.db.select().from(accounts).all();
    return new Map(rows.map((row) => [row.key, row.person]));
  }
}

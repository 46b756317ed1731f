import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { members } from './schema/members.js';
import { prepareUpsert } from './upsert.js';

/** Who is in the groups of the chats. */
export class Members {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, members, ['group']);
  }

  write(changed: ReadonlyMap<string, readonly string[]>): void {
    for (const [group, accounts] of changed) this.#put({ group, accounts: JSON.stringify(accounts) });
  }

  all(): Map<string, readonly string[]> {
    const rows = this.db.select().from(members).all();
    return new Map(rows.map(({ group, accounts }) => [group, readJson<readonly string[]>(accounts, 'members', group)]));
  }
}

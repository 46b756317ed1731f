import type { Held } from '../../domain/held.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { held } from './schema/held.js';
import { prepareUpsert } from './upsert.js';

export class HeldLines {
  readonly #put;
  readonly #remove;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, held, ['code']);
    this.#remove = client.prepare<[string]>('delete from held where code = ?');
  }

  write(changed: ReadonlyMap<string, Held | null>): void {
    for (const [code, one] of changed) {
      if (one === null) this.#remove.run(code);
      else {
        const { id: account, platform, name, lang } = one.account;
        this.#put({ code, line: one.line, platform, account, name, lang, at: one.at, until: one.until });
      }
    }
  }

  /** Those that are too late included: whoever comes late is told so. */
  all(): Held[] {
    const rows = this.db.select().from(held).all();
    return rows.map(({ code, line, platform, account, name, lang, at, until }) => ({
      code,
      line,
      account: { platform, id: account, name, lang },
      at,
      until,
    }));
  }
}

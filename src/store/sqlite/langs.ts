import type { Lang } from '../../domain/text.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { langs } from './schema/langs.js';
import { prepareUpsert } from './upsert.js';

export class Langs {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, langs, ['key']);
  }

  write(changed: ReadonlyMap<string, Lang>): void {
    for (const [key, lang] of changed) this.#put({ key, lang });
  }

  all(): Map<string, Lang> {
    const rows = this.db.select().from(langs).all();
    return new Map(rows.map((r) => [r.key, r.lang]));
  }
}

import { isNull } from 'drizzle-orm';
import type { Veto } from '../../domain/authority/veto.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { vetoes } from './schema/vetoes.js';
import { prepareUpsert } from './upsert.js';

/** What the risk team stopped. */
export class Vetoes {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, vetoes, ['id']);
  }

  write(changed: readonly Veto[]): void {
    for (const veto of changed) this.#put({ id: veto.id, liftedAt: veto.liftedAt, body: JSON.stringify(veto) });
  }

  /** Those that hold. */
  standing(): Veto[] {
    const rows = this.db.select().from(vetoes).where(isNull(vetoes.liftedAt)).all();
    return rows.map(({ id, body }) => readJson<Veto>(body, 'vetoes', id));
  }
}

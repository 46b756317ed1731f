import { and, gt, inArray, isNull, max, or, sql } from 'drizzle-orm';
import type { Silence } from '../../domain/silence.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { clocks } from './schema/clocks.js';
import { silences } from './schema/silences.js';
import { prepareUpsert } from './upsert.js';

export class Silences {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, silences, ['id']);
  }

  write(changed: readonly Silence[]): void {
    for (const s of changed)
      this.#put({ id: s.id, number: numberOf(s.id), endsAt: s.endsAt, endedAt: s.endedAt, body: JSON.stringify(s) });
  }

  /** Running and coming ones, and those that ended unseen while nothing ran: their clock still stands. */
  live(now: number): Silence[] {
    const waiting = this.db.select({ ref: clocks.ref }).from(clocks).where(sql`${clocks.kind} = 'silence'`);
    return this.db
      .select()
      .from(silences)
      .where(or(and(isNull(silences.endedAt), gt(silences.endsAt, now)), inArray(silences.id, waiting)))
      .all()
      .map((row) => readJson<Silence>(row.body, 'silences', row.id));
  }

  next(): number {
    return (
      (this.db
        .select({ n: max(silences.number) })
        .from(silences)
        .get()?.n ?? 0) + 1
    );
  }
}

function numberOf(id: string): number | null {
  const digits = /\d{1,15}$/.exec(id)?.[0];
  return digits === undefined ? null : Number(digits);
}

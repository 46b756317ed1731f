import { and, asc, gt, lt, sql } from 'drizzle-orm';
import type { DutyChange } from '../../domain/oncall/schedule.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { duties } from './schema/duties.js';
import { prepareUpsert, type Row } from './upsert.js';

type Kept = Pick<Row<typeof duties>, 'id' | 'body'>;

/** Changes of who is on duty. */
export class Duties {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, duties, ['id']);
  }

  write(changed: readonly DutyChange[]): void {
    for (const duty of changed) {
      const { id, schedule, state, back } = duty;
      const from = Math.min(duty.from, back?.from ?? duty.from);
      const until = Math.max(duty.until, back?.until ?? duty.until);
      this.#put({ id, schedule, state, from, until, body: JSON.stringify(duty) });
    }
  }

  /** Those that are not over since before `after`, by their start. */
  since(after: number): DutyChange[] {
    return this.#read(and(gt(duties.until, after)));
  }

  within(from: number, until: number): DutyChange[] {
    return this.#read(and(gt(duties.until, from), lt(duties.from, until)));
  }

  next(): number {
    const highest = sql<number | null>`max(cast(substr(${duties.id}, 6) as integer))`;
    return (this.db.select({ n: highest }).from(duties).get()?.n ?? 0) + 1;
  }

  #read(where: ReturnType<typeof and>): DutyChange[] {
    const rows = this.db
      .select({ id: duties.id, body: duties.body })
      .from(duties)
      .where(where)
      .orderBy(asc(duties.from))
      .all();
    return rows.map(toDuty);
  }
}

function toDuty({ id, body }: Kept): DutyChange {
  return readJson<DutyChange>(body, 'duties', id);
}

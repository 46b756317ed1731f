import type { CheckRow } from '../../domain/check.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { checkTicks } from './schema/check-ticks.js';
import { checks } from './schema/checks.js';
import { prepareUpsert } from './upsert.js';

export class Checks {
  readonly #put;
  readonly #claim;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, checks, ['id']);
    this.#claim = client.prepare<[string, number]>(
      `insert into check_ticks (check_id, last_tick) values (?, ?)
       on conflict (check_id) do update set last_tick = excluded.last_tick where last_tick < excluded.last_tick`,
    );
  }

  write(changed: readonly CheckRow[]): void {
    for (const row of changed)
      this.#put({ ...row, paused: row.paused ? 1 : 0, lastOk: row.lastOk === null ? null : Number(row.lastOk) });
  }

  /** True for exactly one caller per tick; a tick older than one that was claimed is nobody's any more. */
  claim(check: string, tick: number): boolean {
    return this.#claim.run(check, tick).changes === 1;
  }

  /** Those that ever ran or were paused. `lastTick` is the newest tick claimed, whether or not its run has ended. */
  all(): CheckRow[] {
    const rows = new Map<string, CheckRow>();
    for (const row of this.db.select().from(checks).all())
      rows.set(row.id, { ...row, paused: row.paused === 1, lastOk: row.lastOk === null ? null : row.lastOk === 1 });
    for (const { check, lastTick } of this.db.select().from(checkTicks).all()) {
      const row = rows.get(check) ?? {
        id: check,
        paused: false,
        lastTick: null,
        lastEnd: null,
        lastOk: null,
        lastMessage: null,
      };
      rows.set(check, { ...row, lastTick: Math.max(lastTick, row.lastTick ?? lastTick) });
    }
    return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

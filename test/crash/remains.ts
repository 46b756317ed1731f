import Database from 'better-sqlite3';
import type { Alert } from '../../src/domain/alert.js';
import type { Clock } from '../../src/domain/clock.js';
import type { GradeState } from '../../src/domain/grade.js';
import type { History } from '../../src/domain/history.js';
import type { Incident } from '../../src/domain/incident.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';

/** Everything a process left behind, straight from the tables. */
export interface Remains {
  /** Ids of signals, as often as they are there. */
  readonly signals: readonly string[];
  readonly incidents: readonly Incident[];
  readonly alerts: readonly Alert[];
  readonly history: readonly History[];
  readonly verified: { readonly rows: number; readonly brokenAt: number | null };
  readonly clocks: readonly Clock[];
  readonly grades: ReadonlyMap<string, GradeState>;
  readonly notices: readonly NoticeRow[];
}
export interface NoticeRow {
  readonly key: string;
  readonly wanted: number;
  readonly shown: number | null;
  readonly state: string;
}

/** Opens the database as the next process would, so that what that one repairs is repaired. */
export async function readRemains(file: string): Promise<Remains> {
  const store = await openSqliteStore(file);
  const verified = await store.verifyHistory();
  const history = await store.loadHistory(null, 1_000_000);
  await store.close();
  const db = new Database(file, { readonly: true });
  try {
    const bodies = <T>(sql: string): T[] =>
      db
        .prepare<[], { body: string }>(sql)
        .all()
        .map((row) => JSON.parse(row.body));
    const grades = db.prepare<[], { key: string; state: string }>('select key, state from grades').all();
    return {
      signals: db.prepare<[], string>('select id from signals').pluck().all(),
      incidents: bodies<Incident>('select body from incidents order by id'),
      alerts: bodies<Alert>('select body from alerts'),
      history,
      verified,
      clocks: db.prepare<[], Clock>('select kind, ref, due_at as dueAt from clocks').all(),
      grades: new Map(grades.map(({ key, state }) => [key, JSON.parse(state)])),
      notices: db.prepare<[], NoticeRow>('select key, wanted, shown, state from notices').all(),
    };
  } finally {
    db.close();
  }
}

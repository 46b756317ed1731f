import Database from 'better-sqlite3';
import { endWithParent } from '../end-with-parent.js';
import type { Table } from '../rows/table.js';
import { RowCollector } from './collector.js';

/** What the process is asked, once. */
export interface SqliteQuestion {
  readonly file: string;
  readonly text: string;
  readonly maxRows: number;
}
export type SqliteAnswer =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly kind: 'no-rows' | 'writes' | 'refused'; readonly message: string };

/** How long a file that somebody else is writing to is waited for, ms. */
const BUSY_MS = 2_000;

endWithParent();
process.once('message', (asked: SqliteQuestion) => {
  const answer = answerTo(asked);
  process.send?.(answer, () => process.disconnect());
});

function answerTo({ file, text, maxRows }: SqliteQuestion): SqliteAnswer {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    try {
      // Also what is attached to it can only be read.
      db.pragma('query_only = ON');
      return { ok: true, table: tableOf(db, text, maxRows) };
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof NoRows) return { ok: false, kind: 'no-rows', message: '' };
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Database.SqliteError ? error.code : '';
    return { ok: false, kind: code.startsWith('SQLITE_READONLY') ? 'writes' : 'refused', message };
  }
}

class NoRows extends Error {}

function tableOf(db: Database.Database, text: string, maxRows: number): Table {
  const statement = db.prepare(text);
  if (!statement.reader) {
    // SQLite itself says whether it would have written.
    statement.run();
    throw new NoRows();
  }
  const columns = statement.columns().map(({ name }) => name);
  const collector = new RowCollector(maxRows);
  for (const row of statement.raw().safeIntegers().iterate()) {
    if (!Array.isArray(row) || !collector.take(row)) break;
  }
  return collector.table(columns);
}

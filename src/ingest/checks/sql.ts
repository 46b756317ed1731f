import { fileURLToPath } from 'node:url';
import { type CheckOutcome, couldNotRun } from './outcome.js';
import { rowsOutcome } from './rows/outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { SqlCheck } from './schema.js';
import { sqlFault } from './sql/fault.js';
import { queryMysql } from './sql/mysql.js';
import { queryPostgres } from './sql/postgres.js';
import type { RunQuery } from './sql/query.js';
import { querySqlite } from './sql/sqlite.js';

/** The server is to end a statement before the check itself is given up, so that it says why. */
const SERVER_SHARE = 0.9;

/** Asks a database. Yields what the rows say; a connection is made for each run and closed with it. */
export async function runSql(check: SqlCheck, deps: CheckRunDeps): Promise<CheckOutcome> {
  const address = 'file' in check.place ? `file:${check.place.file}` : deps.secretOf(check.place.env);
  const env = 'env' in check.place ? check.place.env : '';
  if (address === undefined) return couldNotRun({ key: 'sql.no-url', params: { name: env } });
  const database = databaseOf(address);
  if (!database) return couldNotRun({ key: 'sql.bad-url', params: { name: env } });
  const statementMs = check.timeoutMs * SERVER_SHARE;
  const query = { text: check.query, maxRows: check.maxRows, statementMs, signal: deps.signal };
  try {
    return rowsOutcome(check, await database.run(database.place, query), { now: deps.now() });
  } catch (error) {
    return couldNotRun(sqlFault(error, deps.signal.aborted, statementMs));
  }
}

function databaseOf(address: string): { readonly run: RunQuery; readonly place: string } | null {
  const scheme = /^[a-z]+(?=:)/i.exec(address)?.[0].toLowerCase();
  if (scheme === 'file') {
    const place = address.startsWith('file://') && URL.canParse(address) ? fileOf(address) : address.slice(5);
    return place === null || place === '' ? null : { run: querySqlite, place };
  }
  if (!URL.canParse(address)) return null;
  if (scheme === 'postgres' || scheme === 'postgresql') return { run: queryPostgres, place: address };
  return scheme === 'mysql' || scheme === 'mariadb' ? { run: queryMysql, place: address } : null;
}

function fileOf(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    return null;
  }
}

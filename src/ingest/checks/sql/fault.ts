import type { Say } from '../../../domain/text.js';
import { QueryFault } from './query.js';

/** PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html; the others are MySQL's and MariaDB's. */
const WRITES = new Set(['25006', 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION']);
const TIMEOUT = new Set(['57014', 'ER_STATEMENT_TIMEOUT', 'ER_QUERY_TIMEOUT', 'ER_QUERY_INTERRUPTED']);
const DENIED = new Set(['28P01', '28000', 'ER_ACCESS_DENIED_ERROR', 'ER_DBACCESS_DENIED_ERROR']);
const LOST = new Set(['57P01', '57P02', '57P03', 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE']);
/** MariaDB's max_statement_time, which mysql2 has no name for. */
const MARIADB_TIMEOUT = 1969;

/** What a database or its driver threw, as a sentence. `afterMs`: the server's limit on a statement. */
export function sqlFault(error: unknown, aborted: boolean, afterMs: number): Say {
  const why = messageOf(error);
  if (aborted) return timeout(afterMs);
  if (error instanceof QueryFault) return faultSay(error, afterMs);
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const number = error instanceof Error ? Reflect.get(error, 'errno') : undefined;
  const params = { why };
  if (TIMEOUT.has(String(code)) || number === MARIADB_TIMEOUT) return timeout(afterMs);
  if (WRITES.has(String(code))) return { key: 'sql.writes', params };
  if (DENIED.has(String(code))) return { key: 'sql.denied', params };
  if (LOST.has(String(code)) || /connection terminated/i.test(why)) return { key: 'sql.lost', params };
  const network = typeof code === 'string' && /^E[A-Z]+$/.test(code);
  return { key: network || error instanceof AggregateError ? 'sql.unreachable' : 'sql.refused', params };
}

function faultSay({ kind, message }: QueryFault, afterMs: number): Say {
  switch (kind) {
    case 'timeout':
      return timeout(afterMs);
    case 'no-rows':
      return { key: 'sql.no-rows' };
    case 'no-file':
      return { key: 'sql.no-file', params: { file: message } };
    case 'writes':
      return { key: 'sql.writes', params: { why: message } };
    case 'lost':
      return { key: 'sql.lost', params: { why: message } };
    case 'too-large':
      return { key: 'sql.too-large', params: { mb: Number(message) } };
    case 'refused':
      return { key: 'sql.refused', params: { why: message } };
  }
}

function timeout(afterMs: number): Say {
  return { key: 'sql.timeout', params: { after: { ms: Math.round(afterMs) } } };
}

function messageOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const text = first instanceof Error ? first.message : String(first);
  return text.replace(/\s+/g, ' ').slice(0, 300);
}

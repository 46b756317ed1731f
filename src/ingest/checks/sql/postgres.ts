import type { Table } from '../rows/table.js';
import { RowCollector } from './collector.js';
import { type Query, QueryFault } from './query.js';

/** Types by their number (pg_type.oid) that are not taken as the words the server writes. */
const BOOL = 16;
const NUMBERS = new Set([21, 23, 700, 701]); // int2, int4, float4, float8
const TIMES = new Set([1114, 1184]); // timestamp, timestamptz

/** MB of an answer that are read. One field alone may hold a thousand, and the driver hands rows over only as a whole. */
const MOST_MB = 64;

/** numeric and int8 stay digits, json stays text; times are written as ISO 8601, in UTC. */
const types = {
  getTypeParser: (oid: number) => (text: string) => {
    if (oid === BOOL) return text === 't';
    if (NUMBERS.has(oid)) return Number(text);
    if (oid === 17) return Buffer.alloc(Math.max(0, (text.length - 2) / 2)); // bytea, written as \x and hex
    return TIMES.has(oid) ? text.replace(/^(\S+) (\S+?)(?:\+00)?$/, oid === 1184 ? '$1T$2Z' : '$1T$2') : text;
  },
};

/**
 * Runs one statement in a transaction that reads only: the server refuses what would write. It goes through the
 * extended protocol, in which the server takes no second statement. A connection for this run and no longer.
 */
export async function queryPostgres(url: string, query: Query): Promise<Table> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, application_name: 'tocsin' });
  const cut = () => client.connection.stream.destroy();
  query.signal.addEventListener('abort', cut, { once: true });
  const lost = new Promise<never>((_, reject) => {
    // Said besides by whatever was waiting; and unheard it would end the process.
    client.on('error', (error) => reject(new QueryFault('lost', error.message)));
  });
  lost.catch(() => undefined);
  try {
    query.signal.throwIfAborted();
    await Promise.race([client.connect(), lost]);
    const opening = [
      'BEGIN TRANSACTION READ ONLY',
      `SET LOCAL statement_timeout = ${Math.round(query.statementMs)}`,
      "SET LOCAL TimeZone = 'UTC'",
      "SET LOCAL DateStyle = 'ISO'",
    ];
    await Promise.race([client.query(opening.join('; ')), lost]);
    return await Promise.race([rowsOf(client, pg.Query, query, cut), tooLarge(client, cut), lost]);
  } finally {
    query.signal.removeEventListener('abort', cut);
    // Whatever was begun is rolled back by the server. Nobody waits for a goodbye.
    void client.end().catch(() => undefined);
  }
}

type Pg = typeof import('pg');

/** Rejects, and ends the connection, where more comes than any table of figures. */
function tooLarge(client: InstanceType<Pg['Client']>, cut: () => void): Promise<never> {
  let bytes = 0;
  const rejecting = new Promise<never>((_, reject) => {
    client.connection.stream.on('data', (piece: Buffer) => {
      bytes += piece.byteLength;
      if (bytes <= MOST_MB * 1024 * 1024) return;
      reject(new QueryFault('too-large', String(MOST_MB)));
      cut();
    });
  });
  rejecting.catch(() => undefined);
  return rejecting;
}

function rowsOf(
  client: InstanceType<Pg['Client']>,
  PgQuery: Pg['Query'],
  query: Query,
  cut: () => void,
): Promise<Table> {
  const collector = new RowCollector(query.maxRows);
  const config = { text: query.text, rowMode: 'array', types, queryMode: 'extended' };
  const running = new PgQuery(config);
  return new Promise((resolve, reject) => {
    running.on('row', (row: unknown, result) => {
      if (collector.more || !Array.isArray(row) || collector.take(row)) return;
      resolve(collector.table(result?.fields.map(({ name }) => name) ?? []));
      // The rest is not wanted; the server is not to send it.
      cut();
    });
    running.on('end', ({ fields }) => {
      if (fields.length === 0) reject(new QueryFault('no-rows', ''));
      else resolve(collector.table(fields.map(({ name }) => name)));
    });
    running.on('error', reject);
    client.query(running);
  });
}

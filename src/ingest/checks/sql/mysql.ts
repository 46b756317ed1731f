import { readFile } from 'node:fs/promises';
import type { Connection, ConnectionOptions } from 'mysql2';
import type { Table } from '../rows/table.js';
import { RowCollector } from './collector.js';
import { type Query, QueryFault } from './query.js';

/**
 * Runs one statement in a transaction that reads only, on MySQL or MariaDB. Several statements in one text are a
 * syntax error to the server, for the connection never asks to be allowed them. A connection for this run alone.
 */
export async function queryMysql(url: string, query: Query): Promise<Table> {
  const { createConnection } = await import('mysql2');
  query.signal.throwIfAborted();
  const connection = createConnection(await optionsOf(url, query));
  const cut = () => connection.destroy();
  query.signal.addEventListener('abort', cut, { once: true });
  const lost = new Promise<never>((_, reject) => {
    connection.on('error', (error: Error) => reject(error));
    query.signal.addEventListener('abort', () => reject(new QueryFault('lost', 'aborted')), { once: true });
  });
  lost.catch(() => undefined);
  const say = (sql: string) => Promise.race([told(connection, sql), lost]);
  try {
    const version = await say('SELECT VERSION()');
    await say(
      `SET SESSION time_zone = '+00:00', SESSION sql_select_limit = ${query.maxRows + 1}, ${limitOf(version, query)}`,
    );
    await say('SET SESSION TRANSACTION READ ONLY');
    await say('START TRANSACTION READ ONLY');
    return await Promise.race([rowsOf(connection, query), lost]);
  } finally {
    query.signal.removeEventListener('abort', cut);
    // Whatever was begun is rolled back by the server.
    connection.destroy();
  }
}

/** The server's own limit on a statement: seconds for MariaDB, milliseconds for MySQL. */
function limitOf(version: string, { statementMs }: Query): string {
  return /mariadb/i.test(version)
    ? `SESSION max_statement_time = ${statementMs / 1000}`
    : `SESSION max_execution_time = ${Math.max(1, Math.round(statementMs))}`;
}

/** The first field of the first row. */
function told(connection: Connection, sql: string): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, rowsAsArray: true }, (error, rows) => {
      if (error) reject(error);
      else resolve(Array.isArray(rows) && Array.isArray(rows[0]) ? String(rows[0][0]) : '');
    });
  });
}

function rowsOf(connection: Connection, query: Query): Promise<Table> {
  const collector = new RowCollector(query.maxRows);
  let columns: readonly string[] | null = null;
  return new Promise((resolve, reject) => {
    connection
      .query({ sql: query.text, rowsAsArray: true })
      .on('fields', (fields: readonly { readonly name: string }[] | undefined) => {
        columns ??= fields?.map(({ name }) => name) ?? null;
      })
      .on('result', (row: unknown) => {
        if (columns === null || !Array.isArray(row) || collector.more || collector.take(row)) return;
        resolve(collector.table(columns));
        // The rest is not wanted; the server is not to send it.
        connection.destroy();
      })
      .on('error', reject)
      .on('end', () => {
        if (columns === null) reject(new QueryFault('no-rows', ''));
        else resolve(collector.table(columns));
      });
  });
}

/** Only what is named here is taken from the address: no setting in it can allow what a check must not do. */
async function optionsOf(url: string, query: Query): Promise<ConnectionOptions> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode') ?? searchParams.get('ssl-mode') ?? 'disable';
  const ca = searchParams.get('sslrootcert');
  const database = decodeURIComponent(pathname.slice(1));
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port === '' ? {} : { port: Number(port) }),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(database === '' ? {} : { database }),
    ...(/^disabled?$/i.test(mode)
      ? {}
      : {
          ssl: {
            // `require` encrypts and believes anybody; the others want a certificate that can be believed.
            rejectUnauthorized: !/^require[d]?$/i.test(mode) || ca !== null,
            ...(ca === null ? {} : { ca: await readFile(ca, 'utf8') }),
          },
        }),
    charset: 'utf8mb4',
    connectTimeout: query.statementMs,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    jsonStrings: true,
    multipleStatements: false,
  };
}

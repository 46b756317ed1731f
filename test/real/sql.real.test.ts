import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brief, probe } from '../ingest/probe.js';
import { hasMariadb, postgresBin, type Server, startMariadb, startPostgres } from './databases.js';

/** Where a check may look, and what must not change whatever it asks. */
const ROWS = 'select count(*) as n from stock';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-real-sql-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (url: string, query: string, more: object = {}) =>
  probe({ kind: 'sql', url_env: 'SHOP', query, name: 'n', ...more }, { env: { SHOP: url } })();

const bin = postgresBin();
const absent = [...(bin === null ? ['postgresql'] : []), ...(hasMariadb() ? [] : ['mariadb-server'])];
if (absent.length > 0)
  process.stdout.write(`skipped: not installed here: ${absent.join(', ')} (apt-get install ${absent.join(' ')})\n`);
describe.skipIf(bin === null)('a real PostgreSQL', () => {
  let server: Server;
  let admin: pg.Client;
  beforeAll(async () => {
    server = await startPostgres(bin ?? '', join(folder, 'postgres'));
    admin = new pg.Client({ connectionString: server.url });
    admin.on('error', () => undefined);
    await admin.connect();
    await admin.query(`
      create table stock (sku text, available numeric(30,4), seen timestamptz, day timestamp, id bigint, tags jsonb, open boolean);
      insert into stock values
        ('A1', 12.5, '2026-11-21 19:59:00+08', '2026-11-21 19:59:00', 9007199254740993, '{"a":[1]}', true),
        ('B2', null, null, null, 2, null, false);
      create function note() returns int language plpgsql as $$ begin insert into stock (sku) values ('X'); return 1; end $$;
      create sequence counter;
      create function widen() returns text language sql as $$ select set_config('transaction_read_only', 'off', false) $$;
    `);
  });
  afterAll(async () => {
    await admin.end().catch(() => undefined);
    await server.kill('SIGTERM');
  });
  const untouched = async () => expect((await admin.query(ROWS)).rows).toEqual([{ n: '2' }]);

  it('gives figures, digits, times in UTC, JSON and empty fields as they are', async () => {
    const { said, signals } = await ask(
      server.url,
      'select sku, available, seen as at, day, id, tags, open from stock order by sku',
      {
        value: 'available',
        subject: 'sku:{sku}',
      },
    );
    expect(said).toBe('2 rows, 1 signal; 1 row holds an empty field where a figure belongs');
    expect(brief(signals)).toEqual([
      {
        kind: 'metric',
        name: 'n',
        subject: 'sku:A1',
        value: 12.5,
        labels: { sku: 'A1', day: '2026-11-21T19:59:00', id: '9007199254740993', tags: '{"a": [1]}', open: 'true' },
      },
    ]);
    expect(signals[0]?.at).toBe(Date.parse('2026-11-21T11:59:00Z'));
    const exact = await ask(server.url, 'select sku, id as value from stock');
    expect(exact.said).toContain('9007199254740993 is larger than a figure can hold exactly');
  });

  it('reads no field of hundreds of megabytes into memory', async () => {
    const before = process.memoryUsage().rss;
    const { said } = await ask(server.url, "select 'n' as name, 1 as value, repeat('x', 400000000) as sku", {
      timeout: '25s',
    });
    expect(said).toBe('the answer is larger than 64 MB and was not read further; ask for fewer or shorter columns');
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  it.each([
    ["insert into stock (sku) values ('X') returning sku", 'cannot execute INSERT in a read-only transaction'],
    ['select * into other from stock', 'cannot execute SELECT INTO in a read-only transaction'],
    ['select note() as value', 'cannot execute INSERT in a read-only transaction'],
    ["select nextval('counter') as value", 'cannot execute nextval() in a read-only transaction'],
    [
      'with gone as (delete from stock returning sku) select 1 as value from gone',
      'cannot execute SELECT in a read-only transaction',
    ],
    ['create table other (a int)', 'cannot execute CREATE TABLE in a read-only transaction'],
  ])('refuses by itself: %s', async (query, why) => {
    const { said, outcome } = await ask(server.url, query);
    expect(said).toBe(`the query would change data, and the database refused it: ${said.split('refused it: ')[1]}`);
    expect(said).toContain(why);
    expect(outcome.ran).toBe(false);
    await untouched();
  });

  it.each([
    ['select 1 as value; delete from stock', 'cannot insert multiple commands'],
    ['commit; delete from stock', 'cannot insert multiple commands'],
    ['select widen() as value', 'transaction read-write mode must be set before any query'],
    ['commit', 'gives no table'],
    ['do $$ begin commit; delete from stock; end $$', 'invalid transaction termination'],
    ['select nothing from stock', 'column "nothing" does not exist'],
  ])('lets nothing out of its transaction: %s', async (query, why) => {
    expect((await ask(server.url, query)).said).toContain(why);
    await untouched();
  });

  it('ends a statement that takes too long, and reads no more rows than it may', async () => {
    const slow = await ask(server.url, 'select pg_sleep(30), 1 as value', { timeout: '500ms' });
    expect(slow.said).toBe('the query did not end within 450 ms and was stopped');
    const many = await ask(server.url, 'select i as sku, i as value from generate_series(1, 5000000) i', {
      max_rows: 100,
    });
    expect(many.said).toContain('more than 100 rows');
    // Nobody listens any more: the server lets go of it.
    const active = "select 1 from pg_stat_activity where application_name = 'tocsin' and state = 'active'";
    await expect.poll(async () => (await admin.query(active)).rowCount, { timeout: 10_000 }).toBe(0);
  });

  it('says that a password is wrong without saying which, and that a database is gone', async () => {
    const wrong = await ask(server.url.replace(/:[^:@/]+@/, ':not-the-word@'), 'select 1 as value');
    expect(wrong.said).toContain('does not let this user in: password authentication failed for user "shop"');
    expect(JSON.stringify(wrong)).not.toContain('not-the-word');
    const none = await ask(server.url.replace(/postgres$/, 'nowhere'), 'select 1 as value');
    expect(none.said).toContain('database "nowhere" does not exist');
  });

  it('survives the death of the server in the middle of a query', async () => {
    const asking = ask(server.url, 'select pg_sleep(20), 1 as value', { timeout: '20s' });
    await expect
      .poll(
        async () =>
          (
            await admin.query(
              "select 1 from pg_stat_activity where query like '%pg_sleep(20)%' and application_name = 'tocsin'",
            )
          ).rowCount,
        { timeout: 10_000 },
      )
      .toBe(1);
    await server.kill('SIGKILL');
    expect((await asking).said).toMatch(/^the connection to the database was lost/);
    expect((await ask(server.url, 'select 1 as value')).said).toMatch(
      /^the database cannot be reached: .*ECONNREFUSED/,
    );
  });
});

describe.skipIf(absent.includes('mariadb-server'))('a real MariaDB', () => {
  let server: Server;
  let admin: mysql.Connection | undefined;
  beforeAll(async () => {
    server = await startMariadb(
      join(folder, 'mariadb'),
      [
        'CREATE TABLE stock (sku VARCHAR(20), available DECIMAL(30,4), seen TIMESTAMP NULL, day DATETIME, id BIGINT, tags JSON, pic BLOB);',
        "SET time_zone = '+08:00';",
        `INSERT INTO stock VALUES ('A1', 12.5, '2026-11-21 19:59:00', '2026-11-21 19:59:00', 9007199254740993, '{"a":[1]}', x'00ff'), ('B2', NULL, NULL, NULL, 2, NULL, NULL);`,
      ].join('\n'),
    );
    admin = await mysql.createConnection(server.url.replace(/^mariadb/, 'mysql'));
    admin.on('error', () => undefined);
    await admin.query(
      "CREATE FUNCTION note() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO stock (sku) VALUES ('X'); RETURN 1; END",
    );
    await admin.query('CREATE PROCEDURE leave_it() BEGIN COMMIT; DELETE FROM stock; END');
  });
  afterAll(async () => {
    admin?.destroy();
    await server.kill('SIGTERM');
  });
  const untouched = async () => expect((await admin?.query(ROWS))?.[0]).toEqual([{ n: 2 }]);

  it('gives figures, digits, times in UTC, JSON and empty fields as they are', async () => {
    const { said, signals } = await ask(
      server.url,
      'SELECT sku, available, seen AS at, day, id, tags FROM stock ORDER BY sku',
      {
        value: 'available',
        subject: 'sku:{sku}',
      },
    );
    expect(said).toBe('2 rows, 1 signal; 1 row holds an empty field where a figure belongs');
    expect(brief(signals)).toEqual([
      {
        kind: 'metric',
        name: 'n',
        subject: 'sku:A1',
        value: 12.5,
        labels: { sku: 'A1', day: '2026-11-21 19:59:00', id: '9007199254740993', tags: '{"a":[1]}' },
      },
    ]);
    expect(signals[0]?.at).toBe(Date.parse('2026-11-21T11:59:00Z'));
    expect((await ask(server.url, 'SELECT sku, id AS value FROM stock')).said).toContain('larger than a figure');
    expect((await ask(server.url, 'SELECT pic AS value FROM stock')).said).toContain('row 1, value: holds bytes');
  });

  it.each([
    "INSERT INTO stock (sku) VALUES ('X')",
    "INSERT INTO stock (sku) VALUES ('X') RETURNING sku",
    'SELECT note() AS value',
    'DELETE FROM stock',
    'CALL leave_it()',
    'CREATE TABLE other (a INT)',
    'DROP TABLE stock',
  ])('refuses by itself: %s', async (query) => {
    const { said, outcome } = await ask(server.url, query);
    expect(said).toMatch(/^the query would change data, and the database refused it: .*READ ONLY transaction/);
    expect(outcome.ran).toBe(false);
    await untouched();
  });

  it.each([
    ['SELECT 1 AS value; DELETE FROM stock', 'You have an error in your SQL syntax'],
    ["SELECT 1 AS value INTO OUTFILE '/tmp/tocsin-out'", 'Access denied'],
    ['COMMIT', 'gives no table'],
  ])('takes one statement, and one that reads: %s', async (query, why) => {
    expect((await ask(server.url, query)).said).toContain(why);
    const several = `${server.url}?multipleStatements=true`;
    expect((await ask(several, query)).said).toContain(why);
    await untouched();
  });

  it('ends a statement that takes too long, and reads no more rows than it may', async () => {
    const slow = await ask(server.url, 'SELECT SLEEP(30), 1 AS value', { timeout: '500ms' });
    expect(slow.said).toBe('the query did not end within 450 ms and was stopped');
    const many = await ask(server.url, 'SELECT seq AS sku, seq AS value FROM seq_1_to_5000000', { max_rows: 100 });
    expect(many.said).toContain('more than 100 rows');
  });

  it('says that a password is wrong without saying which', async () => {
    const wrong = await ask(server.url.replace(/:[^:@/]+@/, ':not-the-word@'), 'SELECT 1 AS value');
    expect(wrong.said).toContain("does not let this user in: Access denied for user 'shop'");
    expect(JSON.stringify(wrong)).not.toContain('not-the-word');
  });

  it('survives the death of the server in the middle of a query', async () => {
    const asking = ask(server.url, 'SELECT SLEEP(20), 1 AS value', { timeout: '20s' });
    await expect
      .poll(async () => JSON.stringify((await admin?.query('SHOW PROCESSLIST'))?.[0]), { timeout: 10_000 })
      .toContain('SLEEP(20)');
    await server.kill('SIGKILL');
    expect((await asking).said).toMatch(/^the connection to the database was lost/);
    expect((await ask(server.url, 'SELECT 1 AS value')).said).toMatch(
      /^the database cannot be reached: .*ECONNREFUSED/,
    );
  });
});

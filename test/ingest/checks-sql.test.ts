import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sqlExample } from '../../src/ingest/checks/schema/sql.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { brief, NOW, needsBuild, probe } from './probe.js';

let folder: string;
let file: string;
beforeAll(() => {
  needsBuild('sql/sqlite-process.js');
  folder = mkdtempSync(join(tmpdir(), 'tocsin-sql-'));
  file = join(folder, 'shop.db');
  const db = new Database(file);
  db.exec(`
    create table stock (sku text, warehouse text, available, rate real, note text, picture blob);
    insert into stock values
      ('A1', 'east', 120, 3.5, '', x'00ff'), ('A1', 'west', 9007199254740993, 0, null, null), ('B2', 'east', null, 1, 'x', null);
    create table talk (id integer, words text, said_at text);
    insert into talk values (9007199254740993, '有色差', '2026-11-21 19:59:30'), (2, '很好', '2026-11-21 19:59:40');
  `);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sql = (query: string, more: object = {}) => probe({ kind: 'sql', file, query, ...more })();

describe('sql checks on SQLite (A7, B4)', () => {
  it('makes each row a signal by the names of its columns, the others labels', async () => {
    const { outcome, said, signals } = await sql(
      "select 'stock.available' as name, sku, warehouse, available as value, 'pcs' as unit from stock where available < 1000",
      { labels: { platform: 'douyin' }, show: '618' },
    );
    expect(said).toBe('1 row, 1 signal');
    expect(brief(signals)).toEqual([
      {
        kind: 'metric',
        name: 'stock.available',
        subject: 'sku:A1 warehouse:east',
        value: 120,
        unit: 'pcs',
        labels: { show: '618', platform: 'douyin', sku: 'A1', warehouse: 'east' },
      },
    ]);
    expect(signals[0]).toMatchObject({ source: 'check', id: 'c@1:#0', at: NOW, labels: { check: 'c' } });
    expect(outcome.raw).toContain('["stock.available","A1","east",120,"pcs"]');
  });

  it('takes several figures from a row, an empty field for no figure, and words of the check for subject and labels', async () => {
    const { said, signals } = await sql(
      "select sku, warehouse wh, available, rate from stock where warehouse = 'east'",
      {
        columns: { 'stock.available': 'available', 'sales.rate': 'Rate' },
        subject: 'sku:{sku}',
        labels: { warehouse: 'wh-{wh}' },
      },
    );
    expect(said).toBe('2 rows, 3 signals; 1 row holds an empty field where a figure belongs');
    expect(brief(signals)).toMatchObject([
      { name: 'stock.available', subject: 'sku:A1', value: 120, labels: { warehouse: 'wh-east' } },
      { name: 'sales.rate', subject: 'sku:A1', value: 3.5 },
      { name: 'sales.rate', subject: 'sku:B2', value: 1 },
    ]);
    expect(brief(signals)[0]).not.toHaveProperty('labels.sku');
  });

  it('takes words once, by the key of their row or by what they are, at the time they were said', async () => {
    const talk = { name: 'comment', text: 'words', at: 'said_at', at_zone: 'Asia/Shanghai' };
    const run = probe({ kind: 'sql', file, query: 'select id, words, said_at from talk', ...talk, row_id: 'id' });
    const [first, second] = [await run(), await run()];
    expect(first.signals).toMatchObject([
      { kind: 'text', text: '有色差', at: Date.parse('2026-11-21T11:59:30Z') },
      { text: '很好' },
    ]);
    expect(second.signals.map(({ id }) => id)).toEqual(first.signals.map(({ id }) => id));
    expect(new Set(first.signals.map(({ id }) => id)).size).toBe(2);
    const bare = probe({ kind: 'sql', file, query: 'select words, said_at from talk', ...talk });
    expect((await bare()).signals.map(({ id }) => id)).toEqual((await bare()).signals.map(({ id }) => id));
  });

  it('keeps digits a double would lose as labels, and refuses to round them to a figure', async () => {
    const label = await sql("select 'orders' as name, 1 as value, id as sku from talk where id > 2");
    expect(brief(label.signals)).toMatchObject([{ labels: { sku: '9007199254740993' } }]);
    const figure = await sql("select 'stock' as name, sku, warehouse, available as value from stock");
    expect(figure.outcome.ran).toBe(false);
    expect(figure.said).toContain('row 2, value: 9007199254740993 is larger than a figure can hold exactly');
    expect(figure.said).toContain('1 row like this left out, 1 signal taken');
    expect(figure.signals.map(({ name }) => name)).toEqual(['stock', 'check.failed']);
  });

  it.each([
    ["select 'a' as name, sku, picture from stock", { value: 'picture' }, 'row 1, picture: holds bytes'],
    ["select 'a' as name, 'viel' as value", {}, 'row 1, value: "viel" is not a number'],
    ["select 'a' as name, 1 as value, 'gestern' as at", {}, 'row 1, at: "gestern" is not a time'],
    ["select 'a' as name, 1 as value, '2027-01-01' as at", {}, 'row 1, at: is more than a day ahead'],
    [
      "select 'a' as name, 1 as value, printf('%.300c', 'x') as sku",
      { subject: 's' },
      'row 1, sku: has 300 characters',
    ],
    ["select 'a' as name, 1 as value, 'x' as __proto__", {}, 'row 1, __proto__: is a name that may not be used'],
    ["select '' as name, 1 as value", {}, 'row 1, name: is empty'],
    ['select 1 as value', {}, 'nothing says what is measured'],
    ['select 1 as a, 2 as a', { name: 'n', value: 'a' }, 'two columns are called "a"'],
    [
      'select sku, available from stock',
      { name: 'n', value: 'avalable' },
      'did you mean "available"? There are: sku, available',
    ],
    [
      "select 'n' as name, 1 as value, 'x' as sku union all select 'n', 2, 'x'",
      {},
      'rows 1 and 2 are both n of "sku:x"',
    ],
  ])('says what is wrong with the rows of %s', async (query, more, said) => {
    const answer = await sql(query, more);
    expect(answer.said).toContain(said);
    expect(answer.outcome.ran).toBe(false);
  });

  it.each([
    [
      "insert into stock (sku) values ('X')",
      'would change data, and the database refused it: attempt to write a readonly',
    ],
    ["insert into stock (sku) values ('X') returning sku", 'would change data'],
    ['drop table stock', 'would change data'],
    ["attach database 'new.db' as other", 'refused'],
    ['select 1; select 2', 'more than one statement'],
    ['pragma query_only = off', 'gives no table'],
    ['selec 1', 'near "selec": syntax error'],
    ['select 1 from nowhere', 'no such table: nowhere'],
  ])('lets SQLite itself refuse %s', async (query, said) => {
    const before = readFileSync(file);
    const answer = await sql(query, { name: 'n' });
    expect(answer.said).toContain(said);
    expect(answer.outcome.ran).toBe(false);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('stops a query that never ends, and reads no more rows than it may', async () => {
    const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select';
    const begun = performance.now();
    const stopped = await sql(`${endless} count(*) as value from n`, { name: 'n', timeout: '500ms' });
    expect(stopped.said).toBe('the query did not end within 450 ms and was stopped');
    expect(performance.now() - begun).toBeLessThan(3_000);
    const many = await sql(`${endless} 'row' as name, i as sku, i as value from n`, { max_rows: 50 });
    expect(many.outcome.observations).toHaveLength(50);
    expect(many.said).toBe('more than 50 rows; the rest was left out. Ask for fewer');
  });

  it('is found by its variable, says what is missing, and never tells a password', async () => {
    const query = "select 'n' as name, 1 as value";
    const at = (url?: string) =>
      probe(
        { kind: 'sql', url_env: 'SHOP_DB', query, timeout: '1s' },
        url === undefined ? {} : { env: { SHOP_DB: url } },
      )();
    expect((await at(`file:${file}`)).said).toBe('1 row, 1 signal');
    expect((await at(`file://${file}`)).said).toBe('1 row, 1 signal');
    expect((await at()).said).toContain('the environment variable SHOP_DB');
    expect((await at('oracle://x')).said).toContain('does not hold the address');
    expect((await at(`file:${folder}/none.db`)).said).toContain('there is no database file');
    for (const scheme of ['postgres', 'mysql']) {
      const answer = await at(`${scheme}://shop:s3cr%40t-word@127.0.0.1:1/shop`);
      expect(answer.said).toMatch(/^the database cannot be reached: .*ECONNREFUSED/);
      expect(JSON.stringify(answer)).not.toMatch(/s3cr/);
    }
  });

  it('is written as its example, and refused with neither or both places', () => {
    expect(checkSchema.parse(parse(sqlExample))).toMatchObject({
      kind: 'sql',
      place: { env: 'STOCK_DB' },
      maxRows: 10_000,
    });
    const written = { id: 'x', kind: 'sql', every: '1m', query: 'select 1' };
    for (const place of [{}, { file: 'a', url_env: 'B' }]) {
      expect(checkSchema.safeParse({ ...written, ...place }).error?.issues[0]?.message).toContain('either url_env');
    }
  });
});

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileExample } from '../../src/ingest/checks/schema/file.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { brief, NOW, needsBuild, probe } from './probe.js';
import { workbook } from './workbook.js';

let folder: string;
beforeAll(() => {
  needsBuild('export/export-process.js');
  folder = mkdtempSync(join(tmpdir(), 'tocsin-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts an export down, written a minute before now unless said otherwise. */
function put(name: string, content: string | Buffer, at = NOW - 60_000): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  utimesSync(path, at / 1000, at / 1000);
  return path;
}
const read = (name: string, content: string | Buffer, more: object = {}) =>
  probe({ kind: 'file', path: put(name, content), ...more })();
const rows = (signals: Parameters<typeof brief>[0]) => brief(signals.filter(({ name }) => name !== 'file.age_s'));

/** 商品编码,仓库,可用库存 / A1,华东,12 / B2,华南,0, in the bytes Chinese systems write. */
const GBK = Buffer.from(
  'c9ccc6b7b1e0c2eb2cb2d6bfe22cbfc9d3c3bfe2b4e60d0a41312cbbaab6ab2c31320d0a42322cbbaac4cf2c300d0a',
  'hex',
);
const STOCK = { columns: { 'stock.available': '可用库存' }, labels: { sku: '{商品编码}', warehouse: '{仓库}' } };
const EXPECTED = [
  { name: 'stock.available', subject: 'sku:A1 warehouse:华东', value: 12, labels: { sku: 'A1', warehouse: '华东' } },
  { name: 'stock.available', subject: 'sku:B2 warehouse:华南', value: 0, labels: { sku: 'B2', warehouse: '华南' } },
];

describe('file checks (A7, B4)', () => {
  it.each([
    ['gbk.csv', GBK, {}],
    ['bom.csv', '\ufeff商品编码;仓库;可用库存\nA1;华东;12\nB2;华南;0\n', {}],
    ['quoted.csv', '"商品编码"\t"仓库"\t"可用库存"\n"A1"\t"华东"\t12\n\n"B2"\t"华南"\t0', {}],
    ['titled.csv', '库存日报\n商品编码,仓库,可用库存\nA1,华东,12\nB2,华南,0\n', { header_row: 2 }],
    ['list.json', '[{"商品编码":"A1","仓库":"华东","可用库存":12},{"商品编码":"B2","仓库":"华南","可用库存":"0"}]', {}],
    [
      'deep.json',
      '{"data":{"list":[{"商品编码":"A1","仓库":"华东","可用库存":12},{"商品编码":"B2","仓库":"华南","可用库存":0}]}}',
      { items: '$.data.list[*]' },
    ],
    [
      'lines.ndjson',
      '{"商品编码":"A1","仓库":"华东","可用库存":12}\n{"仓库":"华南","商品编码":"B2","可用库存":0}\n',
      {},
    ],
    [
      'book.xlsx',
      workbook([
        ['商品编码', '仓库', '可用库存'],
        ['A1', '华东', 12],
        ['B2', '华南', 0],
      ]),
      {},
    ],
  ])('reads %s', async (name, content, more) => {
    const { said, signals } = await read(name, content, { ...STOCK, ...more });
    expect(said).toBe('2 rows, 2 signals');
    expect(rows(signals)).toMatchObject(EXPECTED);
    expect(signals.every(({ name: n, at }) => n === 'file.age_s' || at === NOW - 60_000)).toBe(true);
  });

  it('reads an export once per change, also over a restart, and again for whoever asks', async () => {
    const path = put('stock-1.csv', 'sku,value\nA,1\n');
    const written = { kind: 'file', path: join(folder, 'stock-*.csv'), name: 'stock' };
    const run = probe(written);
    const first = await run();
    expect(rows(first.signals)).toMatchObject([{ name: 'stock', subject: 'sku:A', value: 1 }]);
    const second = await run();
    expect(second.said).toBe('stock-1.csv is unchanged, 1 min old');
    expect(second.signals).toMatchObject([{ name: 'file.age_s', value: 60 }]);
    const ids = rows(first.signals).length === 1 ? first.signals.map(({ id }) => id) : [];
    const asked = await run(true);
    const restarted = await probe(written)();
    for (const again of [asked, restarted]) expect(again.signals.at(-1)?.id).toBe(ids.at(-1));
    put('stock-2.csv', 'sku,value\nA,0\n', NOW - 30_000);
    put('~$stock-3.csv', 'x', NOW - 10_000);
    expect(rows((await run()).signals)).toMatchObject([{ value: 0 }]);
    writeFileSync(path, '');
  });

  it('waits for a file that is still being written', async () => {
    const run = probe({ kind: 'file', path: put('growing.csv', 'sku,value\nA', NOW - 500), name: 'n' });
    const early = await run();
    expect(early).toMatchObject({ said: 'growing.csv is still being written; the next run reads it' });
    expect(early.outcome.ran).toBe(true);
    put('growing.csv', 'sku,value\nA,1\nB,2\n', NOW - 5_000);
    expect((await run()).said).toBe('2 rows, 2 signals');
  });

  it('goes on saying what is wrong with an export until there is another, and takes its good rows', async () => {
    const run = probe({ kind: 'file', path: put('half.csv', 'sku,value\nA,1\nB,many\n'), name: 'n' });
    const first = await run();
    expect(first.said).toContain('row 2, value: "many" is not a number');
    expect(rows(first.signals)).toMatchObject([{ subject: 'sku:A' }, { name: 'check.failed' }]);
    const second = await run();
    expect(second.said).toBe(first.said);
    expect(second.outcome.ran).toBe(false);
    put('half.csv', 'sku,value\nA,1\nB,2\n');
    expect((await run()).outcome.ran).toBe(true);
  });

  it('warns where no new export has come', async () => {
    const path = put('old.csv', 'sku,value\nA,1\n', NOW - 27 * 3_600_000);
    const { said, signals, outcome } = await probe({ kind: 'file', path, name: 'n', max_age: '26h' })();
    expect(said).toBe('no new export: old.csv is 1 d 3 h old; expected a new one within 1 d 2 h');
    expect(outcome.ran).toBe(false);
    expect(signals.map(({ name }) => name)).toEqual(['file.age_s', 'n', 'check.failed']);
  });

  it.each([
    ['wrong.csv', 'sku;Bestand\nA;1\n', { value: 'bestandd' }, 'did you mean "Bestand"? There are: sku, Bestand'],
    ['short.csv', 'sku,value\nA\n', {}, 'cannot be read: Invalid Record Length'],
    ['empty.csv', '', {}, 'has no row with the names of columns'],
    ['bad.json', '[{"a":', {}, 'cannot be read: JSON, line 1'],
    ['object.json', '{"a":1}', {}, 'there is no list of rows at $'],
    ['bad.jsonl', '{"value":1}\n{"value":\n', {}, 'cannot be read: JSON, line 2'],
    ['bad.xlsx', 'PK no workbook', {}, 'bad.xlsx cannot be read'],
    ['sheet.xlsx', workbook([['value'], [1]]), { sheet: 'Lager' }, 'there are: Sheet1'],
    ['what.bin', 'x', {}, 'write format: csv, json, jsonl or xlsx'],
    ['broken.csv', Buffer.from([0x61, 0xff, 0xff]), {}, 'is not text in UTF-8, GB18030'],
  ])('says what is wrong with %s', async (name, content, more, said) => {
    const probed = await read(name, content, { name: 'n', ...more });
    expect(probed.said).toContain(said);
    expect(probed.outcome.ran).toBe(false);
  });

  it('says that there is no file, or none that small', async () => {
    const none = await probe({ kind: 'file', path: join(folder, 'nowhere', 'x-*.csv'), name: 'n' })();
    expect(none.said).toContain('there is no file');
    const big = await read('big.csv', Buffer.alloc(33 * 1024 * 1024, 0x61), { name: 'n' });
    expect(big.said).toContain('at most 33,554,432 are read');
  });

  it('takes no table of 200,000 columns, and holds up nobody with it', async () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `c${i}`);
    const begun = performance.now();
    const wide = await read('wide.csv', `${names.join(',')}\n${names.join(',')}\n`, { value: 'c1', timeout: '20s' });
    expect(wide.said).toBe('more than 4,096 columns; that is no table of figures. Is the delimiter right?');
    const items = names.slice(0, 5_000).map((name) => ({ [name]: 1 }));
    expect((await read('wide.json', JSON.stringify(items), { value: 'c1' })).said).toBe(wide.said);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it.each(['json', 'jsonl'])(
    'keeps ids of 19 digits as they are written in %s, and rounds no figure',
    async (ending) => {
      const orders = ['{"id":6920018123456789013,"v":1.00000000000000001}', '{"id":-6920018123456789014,"v":2e3}'];
      const written = (items: readonly string[]) => (ending === 'json' ? `[${items.join(',')}]` : items.join('\n'));
      const { signals } = await read(`orders.${ending}`, written(orders), { name: 'n', value: 'v' });
      expect(rows(signals)).toMatchObject([
        { subject: 'id:6920018123456789013', value: 1 },
        { subject: 'id:-6920018123456789014', value: 2_000 },
      ]);
      const tricky = '{"note":"\\"9007199254740993 \\\\","id":1,"v":9007199254740993}';
      const exact = await read(`exact.${ending}`, written([tricky]), { name: 'n', value: 'v' });
      expect(exact.said).toContain('9007199254740993 is larger than a figure can hold exactly');
    },
  );

  it('counts a row again that is read in another way', async () => {
    const path = put('again.csv', 'sku,shelf,stock\nA,3,7\n');
    const id = async (more: object) =>
      (await probe({ kind: 'file', path, name: 'n', ...more })()).signals.find(({ name }) => name === 'n')?.id;
    expect(await id({ value: 'shelf' })).toBe(await id({ value: 'shelf' }));
    expect(await id({ value: 'shelf' })).not.toBe(await id({ value: 'stock' }));
    expect(await id({ value: 'stock', subject: '{shelf}' })).not.toBe(await id({ value: 'stock' }));
  });

  it('reads 10,000 rows and says that there are more', async () => {
    const lines = Array.from({ length: 10_500 }, (_, i) => `S${i},${i}`);
    const { said, outcome } = await read('many.csv', `sku,value\n${lines.join('\n')}\n`, { name: 'n' });
    expect(said).toContain('more than 10,000 rows');
    expect(outcome.observations).toHaveLength(10_000);
  });

  it('is written as its example', () => {
    expect(checkSchema.parse(parse(fileExample))).toMatchObject({ kind: 'file', maxAgeMs: 93_600_000 });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mapTry } from '../../src/cli/map-try.js';

const MAPPING = `
each: $.data.rows[*]
kind: metric
name: stock.available
subject: "sku:{$.sku}"
labels: { sku: $.sku, warehouse: $.warehouse }
value: $.left
`;
const SOURCES = `
sources:
  erp:
    kind: mapped
    labels: { platform: own-shop }
    mapping:
${MAPPING.replace(/^(?=.)/gm, '      ')}
  my-shop: { kind: shopify, secret_env: SHOPIFY_SECRET }
`;
const BODY = { data: { rows: [{ sku: 'tea-01', warehouse: 'W1', left: 12 }] } };

let folder: string;
let out: string;
let err: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-map-'));
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `tocsin map try` over a YAML and a body. */
async function attempt(yaml: string, body: unknown, more: { source?: string; header?: string[]; json?: boolean } = {}) {
  const file = join(folder, 'map.yaml');
  const bodyFile = join(folder, 'body.json');
  writeFileSync(file, yaml);
  writeFileSync(bodyFile, typeof body === 'string' ? body : JSON.stringify(body));
  return mapTry(file, { header: [], ...more, body: bodyFile });
}

describe('tocsin map try', () => {
  it.each([
    ['a mapping alone', MAPPING],
    ['a list of entries', `- ${MAPPING.trim().replaceAll('\n', '\n  ')}`],
    ['a source', `mapping:\n${MAPPING.replace(/^(?=.)/gm, '  ')}`],
    ['a whole tocsin.yaml, of whose sources one is mapped', SOURCES],
  ])('shows the signals of %s', async (_, yaml) => {
    expect(await attempt(yaml, BODY)).toBe(0);
    expect(out).toContain('1 signal of');
    expect(out).toMatch(/metric {2}stock\.available = 12 {2}sku:tea-01 {2}.*sku=tea-01 warehouse=W1/);
    expect(err).toBe('');
  });

  it('names every path that finds nothing, and the one that was probably meant', async () => {
    const body = { data: { rows: [{ sku: 'tea-01', ware_house: 'W1', left_qty: 12 }] } };
    expect(await attempt(MAPPING, body)).toBe(1);
    expect(out).toContain('Nothing would be taken');
    expect(out).toContain('$.data.rows[0]: value: the path $.left finds nothing');
    expect(out).toContain('Entry 1, value: the path $.left finds nothing. Did you mean $.left_qty?');
    expect(out).toContain('Entry 1, labels.warehouse: the path $.warehouse finds nothing. Did you mean $.ware_house?');
  });

  it('finds the list that was meant, and shows what there is where nothing is like it', async () => {
    expect(await attempt(MAPPING, { Data: { Rows: [{ sku: 'x' }] } })).toBe(1);
    expect(out).toContain('Entry 1, each: the path $.data.rows[*] finds nothing. Did you mean $.Data.Rows[*]?');
    out = '';
    expect(await attempt(MAPPING, { data: { rows: [{ sku: 'x', warehouse: 'w', menge: 3 }] } })).toBe(1);
    expect(out).toContain('value: the path $.left finds nothing. There is: $.sku, $.warehouse, $.menge.');
  });

  it('says when the condition of an entry holds of no item', async () => {
    const yaml = `${MAPPING}when: { $.sku: coffee }\n`;
    expect(await attempt(yaml, BODY)).toBe(0);
    expect(out).toContain('nothing in it makes a signal');
    expect(out).toContain('Entry 1: "when" holds of the one item not at all.');
  });

  it('says that a body is not JSON', async () => {
    expect(await attempt(MAPPING, '<order/>')).toBe(1);
    expect(out).toContain("is not JSON: Unexpected token '<'");
  });

  it('tries other kinds of sources, with the headers they read', async () => {
    const level = { inventory_item_id: 808, location_id: 905, available: 6, updated_at: '2026-11-21T11:59:00Z' };
    const header = ['X-Shopify-Topic: inventory_levels/update'];
    expect(await attempt(SOURCES, level, { source: 'my-shop', header })).toBe(0);
    expect(out).toContain('stock.available = 6');
    out = '';
    expect(await attempt(SOURCES, level, { source: 'my-shop' })).toBe(1);
    expect(out).toContain('the header x-shopify-topic is missing');
  });

  it('prints the same as JSON', async () => {
    expect(await attempt(SOURCES, BODY, { json: true })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      source: 'erp',
      kind: 'mapped',
      ok: true,
      signals: [{ name: 'stock.available', value: 12, labels: { platform: 'own-shop' } }],
      problems: [],
      missing: [],
    });
  });

  it.each([
    ['sources: {}', {}, 'has neither sources nor a mapping'],
    ['a: [', {}, 'is not YAML'],
    [`sources:\n  a: { kind: srs }\n  b: { kind: stripe }`, {}, 'has several sources: a, b. Choose one with --source.'],
    [SOURCES, { source: 'erpp' }, 'has no source "erpp"; it has erp, my-shop.'],
    ['mapping: { kind: metric, name: x, value: "$.[" }', {}, 'mapping[0].value: "$.[" is not a JSONPath'],
    ['mapping: { kind: metric, name: x }', {}, 'mapping[0].value: a metric signal needs "value"'],
    [MAPPING, { header: ['nonsense'] }, '"nonsense" is not a header'],
  ])('says what is wrong with what it was given: %j %j', async (yaml, more, said) => {
    expect(await attempt(yaml, BODY, more)).toBe(2);
    expect(err).toContain(said);
    expect(out).toBe('');
  });

  it('says which file is not there', async () => {
    expect(await mapTry(join(folder, 'none.yaml'), { body: 'x', header: [] })).toBe(2);
    expect(err).toContain('cannot be read (ENOENT)');
  });

  it('speaks Chinese, and never lets a body move the cursor', async () => {
    vi.stubEnv('TOCSIN_LANG', 'zh-CN');
    const nasty = { data: { rows: [{ sku: 'tea\u001b[2J\u0007-01', warehouse: 'W1', left: 1 }] } };
    expect(await attempt(MAPPING, nasty)).toBe(0);
    expect(out).toContain('得到 1 条信号');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u0007');
  });
});

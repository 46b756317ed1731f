import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rulesAgainst } from '../../src/cli/rules-against.js';
import { rulesRoute } from '../../src/cli/rules-route.js';
import { rulesTest } from '../../src/cli/rules-test.js';
import { folderOf } from '../config/folder.js';

let printed = '';
beforeEach(() => {
  printed = '';
  const print = (chunk: string | Uint8Array) => {
    printed += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(print);
  vi.spyOn(process.stderr, 'write').mockImplementation(print);
  vi.stubEnv('TOCSIN_LANG', 'en');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const HOUSE = `
channels:
  ops: { platform: console }
  managers: { platform: console, from: orange }
levels: { yellow: { escalate: [{ after: 15m, channels: [managers] }] } }
sources: { local: { allow_unsigned: true } }
flap: { changes: 3, within: 10m }
`;
const RULES = `
- id: stock-low
  kind: threshold
  family: operations
  title: { en: "Stock of {sku} is low", zh-CN: "{sku} 库存不足" }
  match: { names: [stock.available], where: [warehouse=north] }
  by: [sku]
  direction: below
  levels: { yellow: 100, red: 10 }
  hysteresis: 0
- id: never-tried
  kind: threshold
  family: operations
  title: { en: x, zh-CN: x }
  match: other
  levels: { yellow: 1 }
`;
const CASE = `
- rule: stock-low
  case: just under a hundred
  signal: { name: stock.available, labels: { warehouse: north, sku: a } }
  steps:
    - { at: 0s, value: 100, expect: none }
    - { at: 1m, value: 99, expect: EXPECTED }
`;

function house(cases: string): string {
  const files = { 'tocsin.yaml': HOUSE, 'people.yaml': '[]', 'rules/stock.yaml': RULES };
  return folderOf({ ...files, 'rules/stock.tests.yaml': cases });
}

test('says that all cases went as expected, and which rule has none', async () => {
  expect(await rulesTest(house(CASE.replace('EXPECTED', 'yellow')))).toBe(0);
  expect(printed).toContain('1 case of 1 rule: all as expected.');
  expect(printed).toContain('1 rule has no case: never-tried.');
});

test('says where a case went another way, and what it came to', async () => {
  expect(await rulesTest(house(CASE.replace('EXPECTED', 'red')))).toBe(1);
  expect(printed).toMatch(/stock\.tests\.yaml:2 stock-low: just under a hundred/);
  expect(printed).toMatch(/step 2, after 1 min.*: expected RED, got YELLOW/);
});

test('names the line of a case that cannot be read, and the rule that was meant', async () => {
  const wrong = CASE.replace('rule: stock-low', 'rule: stock-lo').replace('EXPECTED', 'yellow');
  expect(await rulesTest(house(wrong))).toBe(1);
  expect(printed).toMatch(/stock\.tests\.yaml:2:9 .*there is no rule "stock-lo"/);
  expect(printed).toMatch(/stock-low/);
  printed = '';
  expect(await rulesTest(house(CASE.replace('EXPECTED', 'yelow')))).toBe(1);
  expect(printed).toMatch(/stock\.tests\.yaml:7:\d+ .*yellow/s);
});

test('replays recorded signals: what would have been warned of, when, and what flapped', async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 6, 15, 4, minute)).toISOString();
  const stock = (minute: number, value: number) =>
    JSON.stringify({
      kind: 'metric',
      name: 'stock.available',
      labels: { warehouse: 'north', sku: 'a' },
      value,
      at: at(minute),
    });
  const lines = [stock(0, 500), stock(1, 90), stock(2, 120), stock(3, 5), stock(4, 200), stock(5, 60), 'no signal'];
  const file = join(mkdtempSync(join(tmpdir(), 'recording-')), 'evening.jsonl');
  writeFileSync(file, lines.join('\n'));
  expect(await rulesAgainst(file, house(CASE.replace('EXPECTED', 'yellow')))).toBe(1);
  expect(printed).toContain('RED · Stock of a is low · stock-low · 3 times · flapped 3×');
  expect(printed).toMatch(/YELLOW, .*12:01.* – .*12:02/);
  expect(printed).toMatch(/RED, .*12:03.* – .*12:04/);
  expect(printed).toMatch(/YELLOW, from .*12:05.*, still so at the end/);
  expect(printed).toMatch(/6 signals from .*: 3 warnings, 3 changes that count as flapping/);
  expect(printed).toMatch(/1 line could not be read: .*evening\.jsonl:7/);
});

test('says which rules would watch signals, and where a warning would go', () => {
  expect(rulesRoute('sku=123 warehouse=north', house('[]'))).toBe(0);
  expect(printed).toContain('1 rule would watch them:\n  stock-low (threshold): Stock of 123 is low\n');
  expect(printed).toContain('looks at stock.available\n      values in force: YELLOW 100, RED 10\n');
  expect(printed).toContain(
    '1 more rule would watch them, but does not tell things apart by these labels: never-tried',
  );
  expect(printed).toContain('BLUE to YELLOW: ops');
  expect(printed).toMatch(/ORANGE to RED: ops, managers/);
  expect(printed).toMatch(/YELLOW, after 15 min.*: managers/);
  printed = '';
  expect(rulesRoute('warehouse=south name=stock.available', house('[]'))).toBe(0);
  expect(printed).toContain('No rule would watch them under the name stock.available');
  printed = '';
  expect(rulesRoute('sku', house('[]'))).toBe(2);
  expect(printed).toContain('"sku" is not a label');
});

test('a pack that is switched on is tried and routed with the rest; any other only where all are asked for', async () => {
  const pack = RULES.replaceAll('stock-low', 'night-stock')
    .replaceAll('never-tried', 'night-other')
    .replace(
      '  hysteresis: 0\n',
      '  hysteresis: 0\n  elastic: [{ name: on air, when: { phase: live }, levels: { red: 50 } }]\n',
    );
  const show = `shows: [{ id: s1, title: S, host: lin, platform: douyin, scene: regular, start: 2030-01-01T20:00, end: 2030-01-01T22:00 }]\n`;
  const files = {
    'tocsin.yaml': HOUSE + show,
    'people.yaml': '[]',
    'packs/night/rules/night.yaml': pack,
    'packs/night/rules/night.tests.yaml': CASE.replace('stock-low', 'night-stock').replace('EXPECTED', 'yellow'),
  };
  const off = folderOf(files);
  expect(await rulesTest(off)).toBe(0);
  expect(printed).toContain('0 cases of 0 rules');
  const on = folderOf({ ...files, 'tocsin.yaml': `packs: [night]\n${HOUSE}${show}` });
  printed = '';
  expect(await rulesTest(on)).toBe(0);
  expect(printed).toContain('1 case of 1 rule: all as expected.');
  printed = '';
  expect(rulesRoute('sku=7 warehouse=north show=s1', off)).toBe(0);
  expect(printed).not.toContain('night-stock');
  expect(rulesRoute('sku=7 warehouse=north show=s1', off, 'all')).toBe(0);
  expect(printed).toContain('night-stock (threshold): Stock of 7 is low');
  expect(printed).toContain('values on air: RED 50 (“on air” instead of the base)');
});

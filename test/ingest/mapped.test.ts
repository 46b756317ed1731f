import { describe, expect, it } from 'vitest';
import { queryOf } from '../../src/ingest/paths.js';
import { plainSteps, walk } from '../../src/ingest/plain-path.js';
import { readMapped } from '../../src/ingest/webhooks/mapped.js';
import { mappingSchema } from '../../src/ingest/webhooks/mapping-schema.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
let made = 0;
const readAny = (mapping: unknown, body: unknown) =>
  readMapped(typeof body === 'string' ? body : JSON.stringify(body), mappingSchema.parse(mapping), {
    sourceId: 'erp',
    now: NOW,
    newId: () => `made-${++made}`,
  });
const read = (mapping: unknown, body: unknown) => {
  const got = readAny(mapping, body);
  if (got instanceof Promise) throw new Error('so few items are read at once');
  return got;
};
const signals = (mapping: unknown, body: unknown) => {
  const got = read(mapping, body);
  if (!got.ok) throw new Error(got.problems.join('\n'));
  return got.signals;
};
const problems = (mapping: unknown, body: unknown) => {
  const got = read(mapping, body);
  return got.ok ? [] : got.problems;
};

const ORDERS = {
  shop: 'flagship',
  orders: [
    { no: 'A1', sku: 'p-1', left: '1,200', late: '18%', region: 'east', t: 1_795_262_400 },
    { no: 'A2', sku: 'p-2', left: 3, late: 0.5, t: '1795262401' },
  ],
};

describe('a mapped sender (A7, A11)', () => {
  it('fans arrays out, fills templates, reads numbers as people write them and takes words from the top of the body', () => {
    const mapping = [
      {
        each: '$.orders[*]',
        kind: 'metric',
        id: '{$.no}-stock',
        name: 'stock.units',
        subject: 'sku:{$.sku}',
        value: '$.left',
        at: '$.t',
        at_unit: 's',
        unit: 'pcs',
        labels: { sku: '$.sku', region: '$.region', shop: '$$.shop', kind: 'own' },
      },
      {
        each: "$.orders[?@.region=='east']",
        kind: 'metric',
        id: '{$.no}-late',
        name: 'delivery.{$$.shop}.late',
        value: '$.late',
        scale: 100,
      },
    ];
    expect(signals(mapping, ORDERS)).toEqual([
      {
        kind: 'metric',
        id: 'A1-stock',
        source: 'erp',
        name: 'stock.units',
        subject: 'sku:p-1',
        labels: { sku: 'p-1', region: 'east', shop: 'flagship', kind: 'own' },
        at: 1_795_262_400_000,
        value: 1200,
        unit: 'pcs',
      },
      {
        kind: 'metric',
        id: 'A2-stock',
        source: 'erp',
        name: 'stock.units',
        subject: 'sku:p-2',
        labels: { sku: 'p-2', shop: 'flagship', kind: 'own' },
        at: 1_795_262_401_000,
        value: 3,
        unit: 'pcs',
      },
      {
        kind: 'metric',
        id: 'A1-late',
        source: 'erp',
        name: 'delivery.flagship.late',
        subject: '',
        labels: {},
        at: NOW,
        value: 18,
      },
    ]);
  });

  it('reads texts, facts and alerts', () => {
    const body = { id: 7, type: 'comment', user: { name: 'x' }, words: '色差太大', state: 'OK', sev: 'P1' };
    expect(signals([{ kind: 'text', name: 'comment', text: '{$.user.name}: {$.words}' }], body)).toMatchObject([
      { kind: 'text', text: 'x: 色差太大' },
    ]);
    expect(signals([{ kind: 'fact', name: 'user', fields: '$.user' }], body)).toMatchObject([
      { fields: { name: 'x' } },
    ]);
    expect(signals([{ kind: 'fact', name: 'user', fields: { who: '$.user.name', n: '$.id' } }], body)).toMatchObject([
      { fields: { who: 'x', n: 7 } },
    ]);
    expect(
      signals([{ kind: 'alert', name: 'a', status: '$.state', level: '$.sev', title: 'T {$.id}' }], body),
    ).toMatchObject([{ status: 'resolved', level: 'P1', title: 'T 7' }]);
    expect(signals([{ kind: 'heartbeat', name: 'heartbeat.{$.type}' }], body)).toMatchObject([
      { name: 'heartbeat.comment' },
    ]);
  });

  it('takes only items that are as `when` says, and finds nothing wrong in others', () => {
    const mapping = {
      each: '$[*]',
      when: { '$.type': ['refund', 'return'], '$.paid': true },
      kind: 'metric',
      name: 'r',
      value: '$.n',
    };
    expect(
      signals(mapping, [{ type: 'refund', paid: true, n: 1 }, { type: 'return', paid: false }, { type: 'sale' }]),
    ).toMatchObject([{ value: 1 }]);
  });

  it('counts a body with its own time once, and a body without one every time', () => {
    const timed = { kind: 'metric', name: 'a', value: '$.v', at: '$.t' };
    const body = { v: 1, t: '2026-11-21T11:00:00Z' };
    expect(signals(timed, body)[0]?.id).toBe(signals(timed, body)[0]?.id);
    expect(signals(timed, { ...body, v: 2 })[0]?.id).not.toBe(signals(timed, body)[0]?.id);
    const untimed = { kind: 'metric', name: 'a', value: '$.v' };
    expect(signals(untimed, body)[0]?.id).not.toBe(signals(untimed, body)[0]?.id);
  });

  it('says which path finds nothing, in which item', () => {
    const mapping = [
      {
        each: '$.orders[*]',
        kind: 'metric',
        name: 'stock {$.name}',
        subject: 'sku:{$.sku}',
        value: '$.left',
        at: '$.t',
      },
    ];
    expect(
      problems(mapping, {
        orders: [
          { name: 'a', sku: 1, left: 1, t: NOW },
          { sku: {}, left: 'many', t: 'noon' },
        ],
      }),
    ).toEqual([
      '$.orders[1]: name: the path $.name finds nothing',
      '$.orders[1]: subject: the path $.sku finds a object; words are made of single values',
      '$.orders[1]: value: $.left finds "many"; expected a number',
    ]);
    expect(problems(mapping, { orders: [{ name: 'a', sku: 1, left: 1, t: 'noon' }] })).toEqual([
      expect.stringMatching(/^\$\.orders\[0\]\.at: must be an RFC 3339/),
    ]);
    expect(problems({ kind: 'metric', name: 'a', value: '$.a[*]' }, { a: [1, 2] })).toEqual([
      '$: value: the path $.a[*] finds several values; it must find one',
    ]);
  });

  it('refuses a body in which nothing is found, unless that is fine', () => {
    const mapping = { each: '$.orders[*]', kind: 'heartbeat', name: 'a' };
    expect(problems(mapping, { rows: [] })).toEqual(["the mapping's each: $.orders[*] finds nothing in this body"]);
    expect(signals({ ...mapping, optional: true }, { orders: [] })).toEqual([]);
    expect(problems(mapping, '{')).toHaveLength(1);
  });
});

describe('an optional entry beside one that is wanted', () => {
  const mapping = mappingSchema.parse([
    { each: '$.items[*]', kind: 'metric', name: 'stock.available', subject: 'sku:{$.sku}', value: '$.stock' },
    { each: '$.items[*]', kind: 'metric', name: 'sales.rate', subject: 'sku:{$.sku}', value: '$.sold', optional: true },
  ]);
  const read = (body: unknown) => {
    const got = readMapped(JSON.stringify(body), mapping, { sourceId: 'erp', now: 0, newId: () => 'x' });
    if (got instanceof Promise) throw new Error('so few items are read at once');
    return got;
  };
  const names = (body: unknown) => {
    const understood = read(body);
    return understood.ok ? understood.signals.map((s) => s.name) : understood.problems;
  };

  it('leaves out the items that do not have it, and only those', () => {
    expect(
      names({
        items: [
          { sku: 'a', stock: 1, sold: 2 },
          { sku: 'b', stock: 3 },
        ],
      }),
    ).toEqual(['stock.available', 'stock.available', 'sales.rate']);
  });
  it('does not make a foreign body one that was understood', () => {
    for (const foreign of [[], {}, { items: 'x' }, { orders: [1] }]) expect(read(foreign).ok).toBe(false);
  });
  it('still says what is wrong with a value that is there', () => {
    expect(names({ items: [{ sku: 'a', stock: 1, sold: 'many' }] })).toEqual([expect.stringContaining('sold')]);
  });
});

describe('a body of thousands of items', () => {
  const mapping = { each: '$.rows[*]', kind: 'metric', name: 'stock.available', at: '$.t', value: '$.left' };
  const rows = Array.from({ length: 12_001 }, (_, i) => ({ left: i, t: NOW }));

  it('is read in turns, so that others have their turn, and comes out whole and in order', async () => {
    let turns = 0;
    const turn = setInterval(() => turns++, 0);
    const got = await readAny(mapping, { rows });
    clearInterval(turn);
    if (!got.ok) throw new Error(got.problems.join());
    expect(got.signals.map((signal) => signal.kind === 'metric' && signal.value)).toEqual(rows.map(({ left }) => left));
    expect(new Set(got.signals.map(({ id }) => id)).size).toBe(rows.length);
    expect(got.signals[12_000]?.id).toMatch(/-0-12000$/);
    expect(turns).toBeGreaterThan(0);
  });

  it('is refused whole for one of them', async () => {
    const got = await readAny(mapping, { rows: [...rows, { left: 'none', t: NOW }] });
    expect(got).toEqual({ ok: false, problems: [expect.stringContaining('$.rows[12001]: value')] });
  });
});

describe('a path', () => {
  it.each([
    '$.a.b',
    "$['a'].b",
    '$.a["b"]',
    '$.list[1]',
    '$.list[9]',
    '$.a.none',
    '$.none.b',
    '$.list.length',
    '$',
    "$.a['b'].c",
    '$.长',
    '$.a[0]',
    '$.list[-1]',
    '$.a.*',
    '$..b',
  ])('%s finds the same walked as asked', (path) => {
    const value = { a: { b: 'found' }, list: ['x', null], 长: 3, b: 4 };
    const steps = plainSteps(path);
    const nodes = queryOf(path).query(value).values();
    if (steps === null) expect(path).toMatch(/-1|\*|\.\./);
    else expect([walk(value, steps)].filter((one) => one !== undefined)).toEqual(nodes);
  });
});

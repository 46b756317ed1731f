import { describe, expect, it } from 'vitest';
import { cloudevents } from '../../src/ingest/webhooks/cloudevents.js';
import type { Understood } from '../../src/ingest/wire/read-signals.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const STRUCTURED = 'application/cloudevents+json; charset=utf-8';
const event = (more: object = {}) => ({
  specversion: '1.0',
  id: 'e-1',
  source: '/wms/hangzhou',
  type: 'stock.available',
  subject: 'sku:123',
  time: '2026-11-21T11:59:00Z',
  region: 'east',
  ...more,
});
const read = async (body: unknown, contentType = STRUCTURED, headers = {}): Promise<Understood> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const context = { sourceId: 'bus', now: NOW, newId: () => 'made' };
  return cloudevents.read({ text, contentType, ndjson: false, headers }, context);
};
const base = {
  id: '/wms/hangzhou|e-1',
  source: 'bus',
  name: 'stock.available',
  subject: 'sku:123',
  labels: { region: 'east', ce_source: '/wms/hangzhou' },
  at: Date.parse('2026-11-21T11:59:00Z'),
};

describe('CloudEvents 1.0 (A11)', () => {
  it.each([
    [18.5, { kind: 'metric', value: 18.5 }],
    [
      { value: 0, unit: 'pcs' },
      { kind: 'metric', value: 0, unit: 'pcs' },
    ],
    ['全网最低价', { kind: 'text', text: '全网最低价' }],
    [{ text: 'late again' }, { kind: 'text', text: 'late again' }],
    [
      { status: 'resolved', level: 'P1', title: 'Down' },
      { kind: 'alert', status: 'resolved', level: 'P1', title: 'Down' },
    ],
    [
      { sku: '123', left: '7' },
      { kind: 'fact', fields: { sku: '123', left: '7' } },
    ],
    [[1, 2], { kind: 'fact', fields: { items: [1, 2] } }],
    [undefined, { kind: 'fact', fields: {} }],
    [null, { kind: 'fact', fields: {} }],
  ])('reads data %j', async (data, expected) => {
    expect(await read(event({ data }))).toEqual({ ok: true, signals: [{ ...base, ...expected }] });
  });

  it('keeps as many labels as a signal may have, and refuses names that no attribute has', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`l${i}`, 'v']));
    const read32 = await read(event({ ...many, data: { value: 1, labels: many } }));
    expect(read32.ok && Object.keys(read32.signals[0]?.labels ?? {})).toHaveLength(32);
    expect(await read(`${JSON.stringify(event()).slice(0, -1)},"__proto__":{"a":1},"Region":"x"}`)).toEqual({
      ok: false,
      problems: ['__proto__', 'Region'].map((name) => expect.stringContaining(`${name}: is no attribute`)),
    });
  });

  it('takes labels from the data, and as many bytes as binary data has', async () => {
    const labelled = await read(event({ data: { value: 1, labels: { warehouse: 'hz-2' } } }));
    expect(labelled).toMatchObject({ signals: [{ labels: { ...base.labels, warehouse: 'hz-2' } }] });
    expect(await read(event({ data_base64: 'AAEC' }))).toMatchObject({ signals: [{ fields: { bytes: 3 } }] });
  });

  it('reads a batch, all of it or nothing', async () => {
    const type = 'application/cloudevents-batch+json';
    expect(await read([event({ data: 1 }), event({ id: 'e-2', data: 2 })], type)).toMatchObject({
      signals: [{ value: 1 }, { value: 2, id: '/wms/hangzhou|e-2' }],
    });
    expect(await read([], type)).toEqual({ ok: true, signals: [] });
    expect(await read([event({ data: 1 }), { ...event(), id: undefined }], type)).toEqual({
      ok: false,
      problems: ['[1].id: is missing; every CloudEvent has it'],
    });
    expect(await read(event(), type)).toEqual({ ok: false, problems: ['expected an array of events'] });
  });

  it('reads the binary mode, its attributes decoded', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'e-1',
      'ce-source': '/wms/hangzhou',
      'ce-type': 'stock.available',
      'ce-subject': 'sku:%31%32%33',
      'ce-time': '2026-11-21T11:59:00Z',
      'ce-region': 'east',
    };
    expect(await read('{"value":7}', 'application/json', headers)).toEqual({
      ok: true,
      signals: [{ ...base, kind: 'metric', value: 7 }],
    });
    expect(await read('out of stock', 'text/plain', headers)).toMatchObject({
      signals: [{ kind: 'text', text: 'out of stock' }],
    });
    const { 'ce-type': _, ...untyped } = headers;
    expect(await read('{}', 'application/json', untyped)).toEqual({
      ok: false,
      problems: ['the header ce-type is missing'],
    });
    expect(await read('{"secret', 'application/json', headers)).toEqual({
      ok: false,
      problems: ['its data is not JSON'],
    });
  });

  it.each([
    [event({ specversion: '9' }), /./],
    [event({ 'Bad-Name': 'x', time: 'yesterday' }), /./],
    [{}, /specversion: is missing/],
    ['[', /is not JSON/],
    [event({ time: '2031-01-01T00:00:00Z', data: 1 }), /at: is more than a day ahead/],
  ])('refuses %j', async (body, expected) => {
    const got = await read(body);
    expect(got.ok ? '' : got.problems.join('\n')).toMatch(expected);
  });

  it('takes an event without a time for one of now', async () => {
    expect(await read(event({ time: undefined, data: 1 }))).toMatchObject({ signals: [{ at: NOW }] });
  });
});

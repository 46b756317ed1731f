import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Door, NOW, openDoor, sourcesOf } from '../harness/http-door.js';

const SOURCES = sourcesOf({
  oms: { secret_env: 'OMS', as: ['wms'], labels: { platform: 'douyin' } },
  local: { allow_unsigned: true, as: ['*'] },
});
const OMS = { authorization: 'Bearer oms-secret' };
const EXAMPLE = {
  id: 'o-1',
  kind: 'metric',
  source: 'oms',
  name: 'delivery.delay_rate',
  subject: 'region:east',
  labels: { region: 'east', carrier: 'sf' },
  value: 0.18,
  unit: 'ratio',
  at: '2026-11-21T12:00:00Z',
};

let door: Door;
beforeAll(async () => {
  door = await openDoor(SOURCES);
});
afterAll(() => door.server.close());
beforeEach(() => {
  door.engine.signals.length = 0;
  door.engine.inbox.length = 0;
  door.engine.full = false;
  door.engine.broken = false;
});
const send = (value: unknown, headers?: Record<string, string>) =>
  door.post('/v1/signals', JSON.stringify(value), headers);

describe('POST /v1/signals', () => {
  it('takes one object, as the documentation writes it (A5, A11)', async () => {
    const answer = await send(EXAMPLE, OMS);
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({ accepted: 1, duplicates: 0, ids: ['o-1'] });
    expect(door.engine.signals).toEqual([
      { ...EXAMPLE, at: NOW, labels: { region: 'east', carrier: 'sf', platform: 'douyin' } },
    ]);
  });

  it('counts the same id once', async () => {
    const twice = [
      { id: 'd-1', kind: 'heartbeat', name: 'a' },
      { id: 'd-1', kind: 'heartbeat', name: 'a' },
    ];
    expect((await send(twice)).json).toEqual({ accepted: 1, duplicates: 1, ids: ['d-1', 'd-1'] });
    expect((await send(twice[0])).json).toEqual({ accepted: 0, duplicates: 1, ids: ['d-1'] });
  });

  it('takes every kind, and fills in id, at and source', async () => {
    const answer = await send([
      { kind: 'metric', name: 'orders', value: 3 },
      { kind: 'text', name: 'speech', text: '全网最低价' },
      { kind: 'fact', name: 'licence', fields: { expires: '2027-01-01', deep: { list: [1, null, true] } } },
      { kind: 'alert', name: 'Down', level: 'critical', title: 'Down', url: 'https://x.example' },
      { kind: 'heartbeat', name: 'oms', drill: true },
    ]);
    expect(answer.json).toMatchObject({ accepted: 5, duplicates: 0 });
    expect(door.engine.signals.map((s) => s.kind)).toEqual(['metric', 'text', 'fact', 'alert', 'heartbeat']);
    for (const signal of door.engine.signals) {
      expect(signal).toMatchObject({ source: 'local', at: NOW, subject: '', labels: {} });
      expect(signal.id).toMatch(/^new-\d+$/);
    }
    expect(door.engine.signals[3]).toMatchObject({ status: 'firing', level: 'critical' });
    expect(door.engine.signals[4]).toMatchObject({ drill: true });
  });

  it('takes NDJSON by its content type and by its looks, blank lines and Windows line ends included', async () => {
    const lines = '{"kind":"heartbeat","name":"a"}\r\n\n{"kind":"heartbeat","name":"b"}\n';
    expect((await door.post('/v1/signals', lines, { 'content-type': 'application/x-ndjson' })).json.accepted).toBe(2);
    expect((await door.post('/v1/signals', lines)).json.accepted).toBe(2);
    expect((await door.post('/v1/signals', '[]')).json).toEqual({ accepted: 0, duplicates: 0, ids: [] });
  });

  it('reads at as RFC 3339 with an offset or as epoch ms', async () => {
    await send([
      { kind: 'heartbeat', name: 'a', at: '2026-11-21T20:00:00.5+08:00' },
      { kind: 'heartbeat', name: 'a', at: NOW - 90 * 86_400_000 },
    ]);
    expect(door.engine.signals.map((s) => s.at)).toEqual([NOW + 500, NOW - 90 * 86_400_000]);
  });

  it('names every problem with its path, takes nothing and keeps the body', async () => {
    const answer = await send(
      [
        EXAMPLE,
        { kind: 'metric', name: '', value: '12' },
        'x',
        { kind: 'metric', name: 'a', value: 1, labels: { region: 7 }, subjct: 'x', at: 'noon' },
        { kind: 'metrik', name: 'a' },
        { name: 'a' },
        { kind: 'alert', name: 'a', status: 'on' },
        { kind: 'fact', name: 'a', fields: [] },
        { kind: 'heartbeat', name: 'a', at: '2026-11-23T12:00:00Z' },
        { kind: 'text', name: 'n'.repeat(201), text: 't'.repeat(10_001), labels: { a: 'v'.repeat(201) } },
        {
          kind: 'heartbeat',
          name: 'a',
          labels: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`l${i}`, 'x'])),
        },
      ],
      OMS,
    );
    expect(answer.status).toBe(400);
    expect(answer.json.problems).toEqual([
      '[1].name: is empty',
      '[1].value: expected a number, got string',
      '[2]: expected an object, got string',
      '[3].labels.region: expected a string, got number',
      expect.stringMatching(/^\[3\]\.at: must be an RFC 3339 time/),
      '[3].subjct: is not known here; did you mean "subject"?',
      '[4].kind: expected one of metric, text, fact, alert, heartbeat, got "metrik"',
      '[5].kind: is missing; one of metric, text, fact, alert, heartbeat',
      '[6].status: expected firing or resolved, got "on"',
      '[7].fields: expected an object',
      '[8].at: is more than a day ahead; the clock here says 2026-11-21T12:00:00.000Z',
      '[9].name: is 201 characters long; at most 200 characters',
      '[9].labels.a: is 201 characters long; at most 200 characters',
      '[9].text: is 10001 characters long; at most 10000 characters',
      '[10].labels: has more than 32 labels',
    ]);
    expect(answer.json.inbox).toBe(1);
    expect(answer.json.error).toContain('/risk inbox show 1');
    expect(door.engine.signals).toEqual([]);
    expect(door.engine.inbox[0]).toMatchObject({ at: NOW, source: 'oms', contentType: 'application/json' });
    expect(door.engine.inbox[0]?.problems[0]).toBe('[1].name: is empty');
  });

  it('names the line of an NDJSON body', async () => {
    const answer = await door.post(
      '/v1/signals',
      '{"kind":"heartbeat","name":"a"}\n{oops\n{"kind":"metric","name":"a","value":null}',
      {
        'content-type': 'application/x-ndjson',
      },
    );
    expect(answer.json.problems).toEqual([
      expect.stringMatching(/^line 2: is not JSON/),
      'line 3.value: expected a number, got null',
    ]);
  });

  it.each([
    ['{"kind":"metric",', /is not JSON/],
    ['', /the body is empty/],
    ['"words"', /expected an object, got string/],
    [Buffer.from([0x7b, 0xc4, 0xe3, 0x7d]), /not UTF-8/],
  ])('refuses %s', async (body, expected) => {
    const answer = await door.post('/v1/signals', body);
    expect(answer.status).toBe(400);
    expect(answer.json.problems.join('\n')).toMatch(expected);
    expect(door.engine.inbox).toHaveLength(1);
  });

  it('keeps an unreadable body without its secrets, cut at 16 KiB, and does not quote it in the answer', async () => {
    const body = `{"token":"tok-1","note":"Bearer abcdef123","phone":"13800000000","手机":"139",${'"x":"y",'.repeat(5_000)}`;
    const answer = await door.post('/v1/signals', body);
    const kept = door.engine.inbox[0]?.body ?? '';
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(16 * 1024);
    expect(kept).toContain('"x":"y"');
    for (const secret of ['tok-1', 'abcdef123', '13800000000', '139']) {
      expect(kept).not.toContain(secret);
      expect(answer.text).not.toContain(secret);
    }
  });

  it('answers only after the engine has kept it', async () => {
    let release = (): void => undefined;
    door.engine.held = new Promise((resolve) => {
      release = resolve;
    });
    let answered = false;
    const sent = send({ kind: 'heartbeat', name: 'a' }).then((answer) => {
      answered = true;
      return answer;
    });
    await door.get('/healthz');
    expect(answered).toBe(false);
    release();
    expect((await sent).status).toBe(202);
    door.engine.held = null;
  });

  it('says when to come back while the queue is full', async () => {
    door.engine.full = true;
    const answer = await send({ kind: 'heartbeat', name: 'a' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((await door.post('/v1/signals', '{')).status).toBe(429);
  });

  it('never says 202 of what could not be kept', async () => {
    door.engine.broken = true;
    const answer = await send({ kind: 'heartbeat', name: 'a' });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('disk');
  });
});

describe('who may send', () => {
  it('refuses a wrong secret, and a source that is not its own', async () => {
    const wrong = await send(EXAMPLE, { authorization: 'Bearer oms-secreT' });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
    expect((await send(EXAMPLE, { authorization: 'Basic b21z' })).status).toBe(401);
    const foreign = await send([EXAMPLE, { ...EXAMPLE, source: 'crm' }], OMS);
    expect(foreign.status).toBe(403);
    expect(foreign.json.problems).toEqual([
      '[1].source: source "oms" may not send as "crm"; list it under "as" in tocsin.yaml',
    ]);
    expect((await send({ ...EXAMPLE, source: 'wms' }, OMS)).status).toBe(202);
    expect(door.engine.signals).toHaveLength(1);
  });
});

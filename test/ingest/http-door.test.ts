import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Door, openDoor, sourcesOf } from '../harness/http-door.js';

const SOURCES = sourcesOf({
  local: { allow_unsigned: true, as: ['*'] },
  oms: { secret_env: 'OMS', as: ['wms'] },
  shop: { secret_env: 'SHOP', verify: 'hmac-sha256', header: 'X-Shop-Hmac', prefix: 'sha256=' },
  bare: {},
  prom: { kind: 'alertmanager', secret_env: 'AM' },
  erp: {
    kind: 'mapped',
    allow_unsigned: true,
    mapping: { each: '$.lines[*]', kind: 'metric', name: 'stock', subject: 'sku:{$.sku}', value: '$.left' },
  },
});
const BEAT = '{"kind":"heartbeat","name":"a"}';
const sign = (body: string, encoding: 'hex' | 'base64' = 'hex') =>
  createHmac('sha256', 'shop-secret').update(body).digest(encoding);

let door: Door;
beforeAll(async () => {
  door = await openDoor(SOURCES, { patience: { headersMs: 300, requestMs: 400, closeMs: 200 } });
});
afterAll(() => door.server.close());
beforeEach(() => {
  door.engine.signals.length = 0;
  door.engine.inbox.length = 0;
});

describe('who is let in', () => {
  it('takes a signed body, and only with its own signature', async () => {
    const headers = (value: string) => ({ 'x-tocsin-source': 'shop', 'x-shop-hmac': value });
    expect((await door.post('/v1/signals', BEAT, headers(`sha256=${sign(BEAT)}`))).status).toBe(202);
    expect((await door.post('/v1/signals', BEAT, headers(`sha256=${sign(BEAT, 'base64')}`))).status).toBe(202);
    expect((await door.post('/v1/signals?source=shop', BEAT, { 'x-shop-hmac': `sha256=${sign(BEAT)}` })).status).toBe(
      202,
    );
    expect(door.engine.signals.every((s) => s.source === 'shop')).toBe(true);
    for (const wrong of [sign(BEAT), `sha256=${sign(`${BEAT} `)}`, 'sha256=', `sha256=${'0'.repeat(64)}`, 'sha256=é']) {
      expect((await door.post('/v1/signals', BEAT, headers(wrong))).status).toBe(401);
    }
    expect((await door.post('/v1/signals', BEAT, { 'x-tocsin-source': 'shop' })).status).toBe(401);
    expect(door.engine.signals).toHaveLength(3);
  });

  it('refuses a source without a secret, and says how to mend it', async () => {
    const answer = await door.post('/v1/webhooks/bare', BEAT);
    expect(answer.status).toBe(403);
    expect(answer.json.error).toContain('allow_unsigned: true');
  });

  it('does not let a named source in with the secret of another', async () => {
    expect((await door.post('/v1/signals?source=oms', BEAT, { authorization: 'Bearer am-secret' })).status).toBe(401);
    expect((await door.post('/v1/webhooks/oms', BEAT)).status).toBe(401);
    expect((await door.post('/v1/webhooks/nobody', BEAT)).status).toBe(404);
    expect((await door.post('/v1/webhooks/oms', BEAT, { authorization: 'Bearer oms-secret' })).status).toBe(202);
  });

  it.each([
    ['a reverse proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['another proxy', { forwarded: 'for=203.0.113.7' }],
    ['a proxy that tells the address alone', { 'x-real-ip': '203.0.113.7' }],
    ['a proxy that tells its own name', { via: '1.1 edge' }],
    ['a web page', { origin: 'https://evil.example' }],
  ])('does not take %s for a program on this machine', async (_, headers) => {
    expect((await door.post('/v1/signals', BEAT, headers)).status).toBe(403);
    expect((await door.post('/v1/webhooks/erp', '{}', headers)).status).toBe(403);
    expect(door.engine.signals).toEqual([]);
  });

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((i) => i?.family === 'IPv4' && !i.internal)?.address;
  it.skipIf(outside === undefined)('refuses the unsigned from another address than loopback', async () => {
    const open = await openDoor(SOURCES);
    await open.server.close();
    const { createHttpServer } = await import('../../src/ingest/http/server.js');
    const server = createHttpServer({
      engine: open.engine,
      sources: () => SOURCES,
      now: () => 0,
      newId: () => 'x',
      metrics: { contentType: 'text/plain', render: async () => '' },
      ready: async () => ({ ready: true, parts: {} }),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const { port } = await server.listen(0, outside ?? '');
    const answer = await fetch(`http://${outside}:${port}/v1/signals`, {
      method: 'POST',
      body: BEAT,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(403);
    await server.close();
  });
});

describe('the other addresses', () => {
  it('reads a webhook as its source says (A11)', async () => {
    const answer = await door.post('/v1/webhooks/erp', '{"lines":[{"sku":"a","left":"1,200"},{"sku":"b","left":3}]}');
    expect(answer.json.accepted).toBe(2);
    expect(door.engine.signals).toMatchObject([
      { source: 'erp', name: 'stock', subject: 'sku:a', value: 1200 },
      { source: 'erp', name: 'stock', subject: 'sku:b', value: 3 },
    ]);
    const wrong = await door.post('/v1/webhooks/erp', '{"rows":[]}');
    expect(wrong.status).toBe(400);
    expect(wrong.json.problems).toEqual(["the mapping's each: $.lines[*] finds nothing in this body"]);
    expect(door.engine.inbox[0]).toMatchObject({ source: 'erp', body: '{"rows":[]}' });
  });

  it('turns a heartbeat into a signal, whatever the body', async () => {
    for (const [body, type] of [
      ['', 'application/x-www-form-urlencoded'],
      ['{}', 'application/json'],
    ]) {
      expect((await door.post('/v1/heartbeats/oms%20sync', body ?? '', { 'content-type': type ?? '' })).status).toBe(
        202,
      );
    }
    expect(door.engine.signals).toMatchObject([
      { kind: 'heartbeat', source: 'local', name: 'heartbeat.oms sync', subject: '' },
      { kind: 'heartbeat' },
    ]);
    expect((await door.post('/v1/heartbeats/', '')).status).toBe(404);
  });

  it('takes shows, one or several, and refuses with every problem (A2)', async () => {
    const show = {
      id: '618',
      host: 'li',
      platform: 'douyin',
      scene: 'flash-sale',
      start: '2026-11-21T12:00:00Z',
      end: '2026-11-21T14:00:00Z',
      skus: [{ sku: 'p1', stock: 30_000 }],
      team: 'beauty',
    };
    const answer = await door.post('/v1/shows', JSON.stringify([show]), { authorization: 'Bearer oms-secret' });
    expect(answer.json).toEqual({ accepted: 1, duplicates: 0, ids: ['618'] });
    expect(door.engine.shows).toMatchObject([
      {
        show: { id: '618', title: '618', scene: 'flash-sale', team: 'beauty', end: Date.parse('2026-11-21T14:00:00Z') },
        actor: { kind: 'bot', part: 'source:oms' },
      },
    ]);
    const wrong = await door.post(
      '/v1/shows',
      JSON.stringify([
        { ...show, end: show.start, scen: 1 },
        { ...show, skus: [{ sku: 'a', stock: -1 }], end: '2026-11-21T11:00:00Z' },
      ]),
    );
    expect(wrong.status).toBe(400);
    expect(wrong.json.problems).toEqual([
      '[0].scen: is not known here; did you mean "scene"?',
      '[0].end: must be after start',
      expect.stringMatching(/^\[1\]\.skus\[0\]\.stock: is -1; at least 0/),
      '[1].end: must be after start',
    ]);
    expect((await door.post('/v1/shows', JSON.stringify({ ...show, end: show.start }))).json.problems).toEqual([
      'end: must be after start',
    ]);
  });

  it('tells its health, readiness and metrics', async () => {
    expect((await door.get('/healthz')).json).toEqual({ ok: true });
    expect((await door.get('/readyz')).json).toEqual({ ready: true, parts: { store: 'ok' } });
    const metrics = await door.get('/metrics');
    expect(metrics.text).toBe('tocsin_up 1\n');
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect((await door.get('/healthz', 'HEAD')).status).toBe(200);
    const sick = await openDoor(SOURCES, { ready: async () => ({ ready: false, parts: { store: 'read-only' } }) });
    expect((await sick.get('/readyz')).status).toBe(503);
    await sick.server.close();
  });

  it('says what there is where there is nothing, and which method is taken', async () => {
    expect((await door.get('/v2/signals')).status).toBe(404);
    const answer = await door.get('/v1/signals');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect((await door.post('/metrics', '')).status).toBe(405);
  });

  it('refuses what is not JSON by its type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await door.post('/v1/signals', BEAT, { 'content-type': type })).status).toBe(415);
    }
    expect((await door.post('/v1/signals', BEAT, { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await door.post('/v1/signals', BEAT, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      202,
    );
  });
});

describe('senders that mean no good', () => {
  const head = (more: string) =>
    `POST /v1/signals HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${more}\r\n`;

  it('refuses a body over 1 MiB, told beforehand or found out, and stops reading it', async () => {
    const told = await door.raw(head('content-length: 1048577\r\n'));
    expect(told).toMatch(/^HTTP\/1\.1 413 /);
    expect(told.toLowerCase()).toContain('connection: close');
    const piece = `10000\r\n${' '.repeat(65_536)}\r\n`;
    expect(await door.raw(head('transfer-encoding: chunked\r\n'), piece)).toMatch(/^HTTP\/1\.1 413 /);
    const just = `{"kind":"text","name":"a","text":"x"${' '.repeat(1_048_576 - 37)}}`;
    expect(Buffer.byteLength(just)).toBe(1_048_576);
    expect((await door.post('/v1/signals', just)).status).toBe(202);
    expect(door.engine.signals).toHaveLength(1);
  });

  it('hangs up on headers and bodies that drip', async () => {
    expect(await door.raw('POST /v1/signals HTTP/1.1\r\nhost:')).toMatch(/^HTTP\/1\.1 408 /);
    expect(await door.raw(`${head('content-length: 100\r\n')}{"kind"`)).toMatch(/^HTTP\/1\.1 408 /);
    expect(door.engine.signals).toEqual([]);
  });

  it('survives a bomb of brackets, in a fact, at the top and in a mapped body', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const fact = await door.post('/v1/signals', `{"kind":"fact","name":"a","fields":{"x":${deep}}}`);
    expect(fact.status).toBe(400);
    expect(fact.json.problems[0]).toMatch(/^fields\.x.*: is nested deeper than 16 levels$/);
    expect((await door.post('/v1/signals', deep)).json.problems).toEqual(['[0]: expected an object, got array']);
    expect((await door.post('/v1/webhooks/erp', `{"lines":${deep}}`)).status).toBe(400);
    expect(
      (await door.post('/v1/webhooks/prom', `{"alerts":${deep}}`, { authorization: 'Bearer am-secret' })).status,
    ).toBe(400);
  });

  it('refuses names that reach into prototypes', async () => {
    for (const body of [
      '{"kind":"heartbeat","name":"a","labels":{"__proto__":"x"}}',
      '{"kind":"heartbeat","name":"a","labels":{"constructor":"x"}}',
      '{"kind":"fact","name":"a","fields":{"a":{"__proto__":{"polluted":1}}}}',
      '{"kind":"metric","name":"a","value":1,"__proto__":{"polluted":1}}',
      '{"__proto__":{"kind":"heartbeat","name":"a"}}',
    ]) {
      expect([body, (await door.post('/v1/signals', body)).status]).toEqual([body, 400]);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    const alert = '{"alerts":[{"status":"firing","labels":{"__proto__":"x","alertname":"A"}}]}';
    expect((await door.post('/v1/webhooks/prom', alert, { authorization: 'Bearer am-secret' })).status).toBe(202);
    expect(door.engine.signals[0]?.labels).toEqual({ alertname: 'A' });
  });

  it('answers any body without failing, and takes all or nothing (mutated bodies)', async () => {
    const signal = fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer()),
        kind: fc.constantFrom('metric', 'text', 'fact', 'alert', 'heartbeat', 'other', 3),
        source: fc.oneof(fc.string(), fc.constant(null)),
        name: fc.string({ maxLength: 250 }),
        subject: fc.string(),
        labels: fc.oneof(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), fc.anything()),
        value: fc.oneof(fc.double(), fc.string()),
        text: fc.string(),
        fields: fc.jsonValue(),
        at: fc.oneof(
          fc.integer(),
          fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
          fc.string(),
        ),
      },
      { requiredKeys: [] },
    );
    const text = fc
      .oneof(signal, fc.array(signal, { maxLength: 4 }), fc.jsonValue())
      .map((value) => JSON.stringify(value) ?? '');
    const mutated = fc
      .tuple(text, fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([whole, from, cut, junk]) => {
        const at = from % (whole.length + 1);
        return whole.slice(0, at) + junk + whole.slice(at + (cut % 12));
      });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, mutated),
        fc.constantFrom('/v1/signals', '/v1/webhooks/erp', '/v1/webhooks/prom', '/v1/shows'),
        async (body, path) => {
          const before = door.engine.signals.length;
          const headers: Record<string, string> = path.endsWith('prom') ? { authorization: 'Bearer am-secret' } : {};
          const answer = await door.post(path, body, headers);
          expect([202, 400]).toContain(answer.status);
          if (answer.status === 202) expect(answer.json.accepted + answer.json.duplicates).toBe(answer.json.ids.length);
          else {
            expect(answer.json.problems.length).toBeGreaterThan(0);
            expect(door.engine.signals.length).toBe(before);
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(door.logged).toEqual([]);
  });
});

describe('closing', () => {
  it('answers what is under way, lets idle connections go and takes nothing new', async () => {
    const own = await openDoor(SOURCES);
    let release = (): void => undefined;
    own.engine.held = new Promise((resolve) => {
      release = resolve;
    });
    const idle = connect(own.port, '127.0.0.1');
    const idleClosed = new Promise((resolve) => idle.on('close', resolve));
    idle.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    await new Promise((resolve) => idle.once('data', resolve));
    const under = own.post('/v1/signals', BEAT);
    while (own.engine.entered === 0) await new Promise((resolve) => setImmediate(resolve));
    const closed = own.server.close();
    release();
    const answer = await under;
    expect(answer.status).toBe(202);
    await closed;
    await idleClosed;
    await expect(own.get('/healthz')).rejects.toThrow();
  });

  it('says which port is taken', async () => {
    const other = await openDoor(SOURCES);
    await expect(other.server.listen(door.port, '127.0.0.1')).rejects.toThrow();
    const third = await openDoor(SOURCES);
    await third.server.close();
    await expect(third.server.listen(door.port, '127.0.0.1')).rejects.toThrow(/another program listens there/);
    await other.server.close();
  });
});

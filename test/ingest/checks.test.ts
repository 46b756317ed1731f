import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../src/ingest/checks/outcome.js';
import { runCheck } from '../../src/ingest/checks/run.js';
import type { CheckRunDeps } from '../../src/ingest/checks/run-deps.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { openTarget, type Target, text } from '../harness/http-target.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
let now = NOW;
let playlist = '';
let target: Target;

const media = (first: number, more = '', clock?: number) =>
  [
    '#EXTM3U',
    '#EXT-X-TARGETDURATION:2',
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    ...(clock === undefined ? [] : [`#EXT-X-PROGRAM-DATE-TIME:${new Date(clock).toISOString()}`]),
    '#EXTINF:2.0,',
    `s${first}.ts`,
    '#EXTINF:2.0,',
    `s${first + 1}.ts`,
    more,
  ].join('\n');

beforeAll(async () => {
  target = await openTarget({
    '/ok': text('{"queue":{"depth":"1,250"},"share":"18%","list":[1,2],"name":"x"}'),
    '/html': text('<h1>Service</h1>', 'text/html'),
    '/503': text('busy', 'text/plain', 503),
    '/big': (_, res) => {
      res.writeHead(200);
      const piece = Buffer.alloc(65_536, 32);
      const more = (): void => {
        if (!res.destroyed && res.write(piece)) setImmediate(more);
      };
      res.on('drain', more);
      more();
    },
    '/drip': (_, res) => {
      res.writeHead(200);
      const timer = setInterval(() => res.write('.'), 20);
      res.on('close', () => clearInterval(timer));
    },
    '/silent': () => undefined,
    '/loop': (_, res) => void res.writeHead(302, { location: '/loop' }).end(),
    '/moved': (_, res) => void res.writeHead(301, { location: '/ok' }).end(),
    '/named': (req, res) => void res.writeHead(302, { location: `http://ops:s3cret@${req.headers.host}/ok` }).end(),
    '/away': (_, res) => void res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/hang-up': (req) => void req.socket.destroy(),
    '/live.m3u8': (_, res) =>
      void res.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(playlist),
    '/master.m3u8': text(
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlive.m3u8?a\n#EXT-X-STREAM-INF:BANDWIDTH=2\ngone.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=3\nlive.m3u8?b\n',
    ),
    '/dead-master.m3u8': text('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\ngone.m3u8\n'),
  });
});
afterAll(() => target.close());

/** Runs a check as written, with what it remembers between runs. */
function probe(written: object, more: Partial<CheckRunDeps> = {}) {
  const check = checkSchema.parse({ id: 'c', every: '10s', timeout: '2s', ...written });
  const memory = { streams: new Map() };
  const deps = {
    fetch,
    now: () => now,
    secretOf: () => undefined,
    lastHeartbeat: async () => null,
    watchingSince: NOW,
    memory,
    ...more,
  };
  return () => runCheck(check, { ...deps, signal: more.signal ?? AbortSignal.timeout(check.timeoutMs) });
}
const http = (path: string, more: object = {}) => probe({ kind: 'http', url: target.url + path, ...more })();
const values = (outcome: CheckOutcome) => Object.fromEntries(outcome.measures.map((m) => [m.name, m.value]));

describe('http checks (B6)', () => {
  it('measures what is up: answer, latency, figures of the body', async () => {
    const outcome = await http('/ok', {
      json: { 'queue.depth': '$.queue.depth', share: '$.share' },
      body_match: 'dep+th',
      slow_after: '1s',
    });
    expect(outcome).toMatchObject({ ran: true, said: { key: 'probe.http-up', params: { status: '200' } } });
    expect(values(outcome)).toEqual({
      'http.up': 1,
      'http.latency_ms': expect.any(Number),
      'http.slow': 0,
      'queue.depth': 1250,
      share: 0.18,
    });
    expect(values(await http('/moved'))).toMatchObject({ 'http.up': 1 });
    expect(values(await http('/named'))).toMatchObject({ 'http.up': 1 });
    expect(values(await http('/503', { expect_status: [503] }))).toMatchObject({ 'http.up': 1 });
  });

  it.each([
    ['/503', {}, 'probe.status'],
    ['/ok', { body_match: 'nowhere' }, 'probe.no-match'],
    ['/html', { json: { a: '$.a' } }, 'probe.not-json'],
    ['/big', {}, 'probe.too-large'],
    ['/drip', { timeout: '150ms' }, 'probe.timeout'],
    ['/silent', { timeout: '150ms' }, 'probe.timeout'],
    ['/loop', {}, 'probe.redirect-loop'],
    ['/away', {}, 'probe.redirect-nowhere'],
    ['/hang-up', {}, 'probe.no-answer'],
  ])('says %s is down, and why', async (path, more, key) => {
    const outcome = await http(path, more);
    expect(outcome).toMatchObject({ ran: true, said: { key } });
    expect(values(outcome)).toMatchObject({ 'http.up': 0 });
  });

  it('tells a refused connection (down) from a name nobody knows (could not be asked)', async () => {
    const closed = await openTarget({});
    await closed.close();
    const refused = await probe({ kind: 'http', url: closed.url })();
    expect(refused).toMatchObject({
      ran: true,
      measures: [{ name: 'http.up', value: 0 }],
      said: { params: { why: expect.stringContaining('ECONNREFUSED') } },
    });
    const unknown = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('getaddrinfo ENOTFOUND shop.invalid'), { code: 'ENOTFOUND' }),
    });
    const failing = probe(
      { kind: 'http', url: 'http://shop.invalid/' },
      { fetch: async () => Promise.reject(unknown) },
    );
    expect(await failing()).toEqual({
      ran: false,
      measures: [],
      said: { key: 'probe.cannot-ask', params: { why: 'getaddrinfo ENOTFOUND shop.invalid' } },
    });
    expect(await probe({ kind: 'http', url: 'http://127.0.0.1:1/' })()).toMatchObject({
      ran: false,
      said: { key: 'probe.cannot-ask', params: { why: 'bad port' } },
    });
  });

  it('knows a path that finds nothing for a fault of its own', async () => {
    for (const path of ['$.gone', '$.name', '$.list[*]']) {
      const outcome = await http('/ok', { json: { gone: path } });
      expect(outcome).toMatchObject({ ran: false, said: { key: 'probe.no-figure', params: { path } } });
      expect(values(outcome)).toMatchObject({ 'http.up': 1 });
    }
  });

  it('sends its headers, those from the environment filled in, and takes them nowhere else', async () => {
    const other = await openTarget({ '/': text('{}') });
    const from = await openTarget({ '/': (_, res) => void res.writeHead(302, { location: other.url }).end() });
    const written = { kind: 'http', url: from.url, headers: { 'x-a': '1' }, headers_env: { authorization: 'SHOP' } };
    await probe(written, { secretOf: () => 'Bearer s' })();
    expect(from.headers).toMatchObject({ 'x-a': '1', authorization: 'Bearer s' });
    expect(other.headers).not.toHaveProperty('authorization');
    expect(await probe(written)()).toMatchObject({
      ran: false,
      said: { key: 'probe.no-secret', params: { name: 'SHOP' } },
    });
    await other.close();
    await from.close();
  });
});

describe('hls checks (B6)', () => {
  const watch = (path = '/live.m3u8') => probe({ kind: 'hls', url: target.url + path });
  const at = async (look: () => Promise<CheckOutcome>, ms: number, text: string) => {
    now = NOW + ms;
    playlist = text;
    return look();
  };

  it('sees a stream move, stand still and move again', async () => {
    const look = watch();
    expect(await at(look, 0, media(1))).toMatchObject({
      said: { key: 'probe.stream-first' },
      measures: [{ name: 'stream.variants', value: 1 }],
    });
    expect(values(await at(look, 2_000, media(2)))).toEqual({
      'stream.up': 1,
      'stream.variants': 1,
      'stream.segment_age_s': 0,
    });
    expect(values(await at(look, 7_000, media(2)))).toEqual({
      'stream.up': 1,
      'stream.variants': 1,
      'stream.segment_age_s': 5,
    });
    const still = await at(look, 9_000, media(2));
    expect(still).toMatchObject({ ran: true, said: { key: 'probe.stream-still', params: { since: { ms: 7_000 } } } });
    expect(values(still)).toMatchObject({ 'stream.up': 0, 'stream.segment_age_s': 7 });
    expect(values(await at(look, 10_000, media(3)))).toMatchObject({ 'stream.up': 1 });
  });

  it('sees a stuck stream at the second look, and one that begins anew at a lower number as moving', async () => {
    const look = watch();
    await at(look, 0, media(50));
    expect(values(await at(look, 10_000, media(50)))).toMatchObject({ 'stream.up': 0 });
    expect(values(await at(look, 20_000, media(0)))).toMatchObject({ 'stream.up': 1 });
  });

  it("tells the age by the stream's own clock, and believes its own eyes where that clock is wrong", async () => {
    expect(values(await at(watch(), 0, media(1, '', NOW - 5_000)))).toMatchObject({
      'stream.up': 1,
      'stream.segment_age_s': 1,
    });
    const off = watch();
    const wrong = (ms: number) => NOW + ms - 8 * 3_600_000;
    expect(await at(off, 0, media(1, '', wrong(0)))).toMatchObject({ said: { key: 'probe.stream-first' } });
    expect(values(await at(off, 2_000, media(2, '', wrong(2_000))))).toMatchObject({
      'stream.up': 1,
      'stream.segment_age_s': 28_796,
    });
    expect(values(await at(off, 20_000, media(2, '', wrong(2_000))))).toMatchObject({ 'stream.up': 0 });
  });

  it('follows a master to its variants and counts those that play', async () => {
    const look = watch('/master.m3u8');
    await at(look, 0, media(1));
    expect(values(await at(look, 2_000, media(2)))).toMatchObject({ 'stream.up': 1, 'stream.variants': 2 });
    const dead = await watch('/dead-master.m3u8')();
    expect(dead).toMatchObject({ ran: true, said: { key: 'probe.no-variant', params: { n: 1 } } });
    expect(values(dead)).toEqual({ 'stream.up': 0, 'stream.variants': 0 });
  });

  it.each([
    ['a playlist that has ended', '/live.m3u8', media(1, '#EXT-X-ENDLIST'), 'probe.stream-over'],
    ['a playlist without segments', '/live.m3u8', '#EXTM3U\n#EXT-X-TARGETDURATION:2\n', 'probe.no-segment'],
    ['a page instead of a playlist', '/html', '', 'probe.not-playlist'],
    ['no playlist at all', '/gone.m3u8', '', 'probe.status'],
    ['one that never ends', '/big', '', 'probe.too-large'],
  ])('says %s is a stream that is down', async (_, path, text, key) => {
    const outcome = await at(watch(path), 0, text);
    expect(outcome).toMatchObject({ ran: true, said: { key } });
    expect(values(outcome)).toMatchObject({ 'stream.up': 0 });
  });
});

describe('heartbeat checks (B6)', () => {
  const look = (last: number | null, sinceStart: number, watched = 0) => {
    now = NOW + sinceStart;
    return probe(
      { kind: 'heartbeat', name: 'oms', within: '1m' },
      { lastHeartbeat: async (name) => (name === 'oms' ? last : null), watchingSince: NOW + watched },
    )();
  };

  it('tells one that comes from one that stays away', async () => {
    expect(await look(NOW + 500_000, 530_000)).toMatchObject({
      said: { key: 'probe.heartbeat-up' },
      measures: [
        { name: 'heartbeat.up', value: 1 },
        { name: 'heartbeat.age_s', value: 30 },
      ],
    });
    expect(await look(NOW + 500_000, 561_000)).toMatchObject({
      said: { key: 'probe.heartbeat-late' },
      measures: [{ name: 'heartbeat.up', value: 0 }, { value: 61 }],
    });
  });

  it('gives one that was never seen, or could not be heard while the bot was down, its time first', async () => {
    expect(await look(null, 60_000)).toMatchObject({ said: { key: 'probe.heartbeat-awaited' }, measures: [] });
    expect(await look(null, 61_000)).toMatchObject({
      said: { key: 'probe.heartbeat-never' },
      measures: [{ name: 'heartbeat.up', value: 0 }, {}],
    });
    expect(await look(NOW - 600_000, 30_000)).toMatchObject({ said: { key: 'probe.heartbeat-awaited' }, measures: [] });
    expect(await look(NOW - 600_000, 61_000)).toMatchObject({
      said: { key: 'probe.heartbeat-late' },
      measures: [{ value: 0 }, {}],
    });
    expect(await look(NOW - 20_000, 10_000)).toMatchObject({
      measures: [{ name: 'heartbeat.up', value: 1 }, { value: 30 }],
    });
  });
});

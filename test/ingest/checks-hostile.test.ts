import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { probe, values } from '../harness/probe.js';

const open: Server[] = [];
const sockets = new Set<Socket>();
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of open) server.close();
});

/** A server that behaves as it likes with each connection, once the request has begun to come. */
async function hostile(behave: (socket: Socket) => void): Promise<string> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => behave(socket));
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
const head = (more: string, status = '200 OK') => `HTTP/1.1 ${status}\r\n${more}\r\n`;
/** Writes one thing, and then the same piece for as long as somebody listens. */
const pour = (socket: Socket, piece: string, first: string): void => {
  socket.write(first);
  const more = (): void => {
    if (!socket.destroyed && socket.write(piece)) setImmediate(more);
  };
  socket.on('drain', more);
  more();
};
const drip = (socket: Socket, piece: string, first: string): void => {
  socket.write(first);
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(piece)), 10);
  socket.on('close', () => clearInterval(timer));
};
const bomb = Buffer.alloc(64 * 1024 * 1024);
const packed = (body: Buffer, encoding: string) => (socket: Socket) => {
  socket.write(
    head(`content-type: application/json\r\ncontent-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n`),
  );
  socket.write(body);
};
const BRIEF = { timeout: '250ms' };

describe('http and hls checks of a server that misbehaves (B6)', () => {
  it.each<[string, (socket: Socket) => void, object, string]>([
    [
      'headers without end',
      (s) => pour(s, 'x-a: bbbbbbbbbbbbbbbb\r\n', 'HTTP/1.1 200 OK\r\n'),
      {},
      'probe.headers-too-large',
    ],
    [
      'one header without end',
      (s) => pour(s, 'b'.repeat(1_024), 'HTTP/1.1 200 OK\r\nx-a: '),
      {},
      'probe.headers-too-large',
    ],
    ['headers that drip', (s) => drip(s, 'x-a: b\r\n', 'HTTP/1.1 200 OK\r\n'), BRIEF, 'probe.timeout'],
    ['a body that drips', (s) => drip(s, '.', head('content-length: 100000\r\n')), BRIEF, 'probe.timeout'],
    [
      'chunks without end',
      (s) => pour(s, `400\r\n${'x'.repeat(1_024)}\r\n`, head('transfer-encoding: chunked\r\n')),
      {},
      'probe.too-large',
    ],
    ['a gzip bomb', packed(gzipSync(bomb), 'gzip'), {}, 'probe.too-large'],
    ['a brotli bomb', packed(brotliCompressSync(bomb), 'br'), {}, 'probe.too-large'],
    ['a bomb in a bomb', packed(gzipSync(gzipSync(bomb)), 'gzip, gzip'), {}, 'probe.too-large'],
    ['what is not gzip at all', packed(Buffer.from('plain'), 'gzip'), {}, 'probe.no-answer'],
    ['half a body', (s) => s.end(`${head('content-length: 10\r\n')}12345`), {}, 'probe.no-answer'],
    ['what is no HTTP', (s) => s.end('220 mail ready\r\n'), {}, 'probe.no-answer'],
    ['a half-open connection', (s) => s.end(), BRIEF, 'probe.no-answer'],
    ['silence', () => undefined, BRIEF, 'probe.timeout'],
    ['a reset', (s) => s.resetAndDestroy(), {}, 'probe.no-answer'],
    [
      'a place without end',
      (s) => s.end(head(`location: /${'a'.repeat(10_000)}\r\ncontent-length: 0\r\n`, '302 Found')),
      {},
      'probe.redirect-loop',
    ],
    [
      'another content type',
      (s) => s.end(`${head('content-type: text/html\r\ncontent-length: 2\r\n')}{}`),
      { expect_type: 'application/json' },
      'probe.wrong-type',
    ],
    [
      'no content type',
      (s) => s.end(`${head('content-length: 2\r\n')}{}`),
      { expect_type: 'application/*' },
      'probe.wrong-type',
    ],
    [
      'a page instead of JSON',
      (s) => s.end(`${head('content-type: application/json\r\ncontent-length: 4\r\n')}<h1>`),
      { json: { a: '$.a' } },
      'probe.not-json',
    ],
  ])('says what came: %s', async (_, behave, more, key) => {
    const url = await hostile(behave);
    const begun = performance.now();
    const outcome = await probe({ kind: 'http', url, timeout: '3s', ...more })();
    expect(outcome).toMatchObject({ ran: true, said: { key } });
    expect(values(outcome)).toMatchObject({ 'http.up': 0 });
    if (more === BRIEF) expect(performance.now() - begun).toBeLessThan(1_250);
  });

  it('takes the content type it wants, with a charset and by family', async () => {
    const url = await hostile((s) =>
      s.end(`${head('content-type: application/JSON; charset=utf-8\r\ncontent-length: 2\r\n')}{}`),
    );
    for (const wanted of ['application/json', 'application/*']) {
      expect(values(await probe({ kind: 'http', url, expect_type: wanted })())).toMatchObject({ 'http.up': 1 });
    }
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['a gzip bomb', packed(gzipSync(bomb), 'gzip'), 'probe.too-large'],
    [
      'headers without end',
      (s) => pour(s, 'x-a: bbbbbbbbbbbbbbbb\r\n', 'HTTP/1.1 200 OK\r\n'),
      'probe.headers-too-large',
    ],
    ['silence', () => undefined, 'probe.timeout'],
  ])('gives a playlist no more room: %s', async (_, behave, key) => {
    const outcome = await probe({ kind: 'hls', url: `${await hostile(behave)}/live.m3u8`, timeout: '400ms' })();
    expect(outcome).toMatchObject({ ran: true, said: { key } });
    expect(values(outcome)).toEqual({ 'stream.up': 0 });
  });
});

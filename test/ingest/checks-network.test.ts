import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { probe, values } from '../harness/probe.js';

const CERTS = join(import.meta.dirname, 'certs');
const pem = (name: string) => readFileSync(join(CERTS, `${name}.pem`), 'utf8');
const AUTHORITY = join(CERTS, 'test-ca.pem');

const open: { server: Server; sockets: Set<Socket> }[] = [];
async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
afterAll(() => {
  for (const { server, sockets } of open) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('tcp checks (B6)', () => {
  let greeter: number;
  let echo: number;
  let mute: number;
  beforeAll(async () => {
    greeter = await listen(createServer((socket) => void socket.end('220 mail ready\r\n')));
    echo = await listen(createServer((socket) => void socket.pipe(socket)));
    // Takes the connection and says nothing, ever.
    mute = await listen(createServer(() => undefined));
  });
  const tcp = (port: number, more: object = {}) => probe({ kind: 'tcp', host: '127.0.0.1', port, ...more })();

  it('measures a port that answers, and what it says', async () => {
    expect(values(await tcp(mute))).toEqual({ 'tcp.up': 1, 'tcp.latency_ms': expect.any(Number) });
    expect(values(await tcp(greeter, { expect: '^220 ' }))).toMatchObject({ 'tcp.up': 1 });
    expect(values(await tcp(echo, { send: 'PING\r\n', expect: 'PING' }))).toMatchObject({ 'tcp.up': 1 });
  });

  it('reaches IPv6 addresses', async (ctx) => {
    const port = await listen(
      createServer((socket) => void socket.end()),
      '::1',
    ).catch(() => ctx.skip());
    const outcome = await probe({ kind: 'tcp', host: '::1', port })();
    expect(outcome.said).toMatchObject({ key: 'probe.tcp-up', params: { place: `[::1]:${port}` } });
  });

  it('tells what listens nowhere, says the wrong thing, says nothing or says too much', async () => {
    const flood = createServer((socket) => {
      const more = (): void => {
        if (!socket.destroyed && socket.write(Buffer.alloc(4_096, 46))) setImmediate(more);
      };
      socket.on('drain', more);
      more();
    });
    const drip = createServer((socket) => {
      const timer = setInterval(() => socket.write('.'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    const cases: readonly (readonly [number, object, string])[] = [
      [await closedPort(), {}, 'probe.tcp-refused'],
      [greeter, { expect: '^250' }, 'probe.tcp-hung-up'],
      [mute, { expect: 'x', timeout: '100ms' }, 'probe.tcp-unheard'],
      [await listen(drip), { expect: 'x', timeout: '100ms' }, 'probe.tcp-unheard'],
      [await listen(flood), { expect: 'x' }, 'probe.too-large'],
      // Speaks, but not TLS; takes the connection and never shakes hands.
      [greeter, { tls: true }, 'probe.tls-handshake'],
      [mute, { tls: true, timeout: '100ms' }, 'probe.tcp-silent'],
    ];
    for (const [port, more, key] of cases) {
      const outcome = await tcp(port, more);
      expect(outcome, key).toMatchObject({ ran: true, said: { key } });
      expect(values(outcome), key).toEqual({ 'tcp.up': 0 });
    }
    expect((await tcp(greeter, { expect: '^250' })).said.params).toMatchObject({ heard: '220 mail ready' });
  });

  it('refuses a certificate that is not trusted before it says a word', async () => {
    let heard = '';
    const server = createTlsServer({ cert: pem('test-self-signed'), key: pem('test-self-signed.key') }, (socket) => {
      socket.on('data', (data) => {
        heard += data;
      });
      socket.on('error', () => undefined);
    });
    const outcome = await tcp(await listen(server), { tls: true, send: 'secret' });
    expect(outcome).toMatchObject({ ran: true, said: { key: 'probe.tls-handshake' } });
    expect(heard).toBe('');
  });

  it('takes a host for a host alone', () => {
    const parse = (host: string) => checkSchema.safeParse({ id: 'a', kind: 'tcp', every: '1m', host, port: 1 }).success;
    expect(['shop.example.com', '10.0.0.1', '::1'].map(parse)).toEqual([true, true, true]);
    expect(['tcp://shop', 'shop/x', '[::1]', 'a b', ''].map(parse)).toEqual([false, false, false, false, false]);
  });
});

describe('tls checks (B6)', () => {
  const certificate = (name: string) =>
    listen(
      createTlsServer({ cert: pem(name), key: pem(`${name.replace('.chain', '')}.key`) }, (socket) => {
        socket.on('error', () => undefined);
      }).on('tlsClientError', () => undefined),
    );
  let shop: number;
  let alone: number;
  beforeAll(async () => {
    shop = await certificate('test-shop.chain');
    alone = await certificate('test-self-signed');
  });
  const at = (day: string) => ({ now: () => Date.parse(`${day}T00:00:00Z`) });
  const tls = (port: number, more: object = {}, day = '2026-11-21') =>
    probe({ kind: 'tls', host: '127.0.0.1', port, servername: 'shop.test', ca_file: AUTHORITY, ...more }, at(day))();

  it('counts the days of the shortest-lived certificate in the chain', async () => {
    const outcome = await tls(shop, {}, '2069-12-02');
    expect(outcome.said).toMatchObject({
      key: 'probe.tls-ok',
      params: { of: 'Tocsin test intermediate', date: '2070-01-01', days: 30 },
    });
    expect(values(outcome)).toEqual({ 'tls.ok': 1, 'tls.days_left': 30 });
    expect(values(await tls(shop, { servername: 'img.cdn.test' }))).toMatchObject({ 'tls.ok': 1 });
  });

  it.each([
    [
      'a date that is past',
      {},
      '2070-01-03',
      'probe.tls-expired',
      { name: 'Tocsin test intermediate', date: '2070-01-01' },
    ],
    ['a date to come', {}, '2019-12-31', 'probe.tls-not-yet', { name: 'shop.test', date: '2020-01-01' }],
    [
      'another name',
      { servername: 'pay.test' },
      undefined,
      'probe.tls-name',
      { wanted: 'pay.test', names: 'shop.test, *.cdn.test' },
    ],
    [
      'an unknown authority',
      { ca_file: join(CERTS, 'test-self-signed.pem') },
      undefined,
      'probe.tls-issuer',
      { issuer: 'Tocsin test intermediate' },
    ],
  ])('says what is wrong: %s', async (_, more, day, key, params) => {
    const outcome = await tls(shop, more, day);
    expect(outcome).toMatchObject({ ran: true, said: { key, params } });
    expect(values(outcome)).toEqual({ 'tls.ok': 0, 'tls.days_left': expect.any(Number) });
  });

  it('knows a certificate that vouches for itself, and one it is told to trust', async () => {
    expect(await tls(alone)).toMatchObject({ said: { key: 'probe.tls-self-signed', params: { name: 'shop.test' } } });
    const trusted = { ca_file: join(CERTS, 'test-self-signed.pem') };
    expect(values(await tls(alone, trusted))).toMatchObject({ 'tls.ok': 1 });
    expect(values(await tls(alone, { ...trusted, servername: '127.0.0.1' }))).toMatchObject({ 'tls.ok': 1 });
  });

  it('finds nothing out of a server that is not there, that is mute, or without its authorities', async () => {
    expect(await tls(await closedPort())).toMatchObject({
      ran: false,
      measures: [],
      said: { key: 'probe.tcp-refused' },
    });
    const mute = await listen(createServer(() => undefined));
    expect(await tls(mute, { timeout: '100ms' })).toMatchObject({ ran: false, said: { key: 'probe.tcp-silent' } });
    expect(await tls(shop, { ca_file: '/nowhere/ca.pem' })).toMatchObject({
      ran: false,
      said: { key: 'probe.tls-no-authorities' },
    });
    const plain = await listen(createServer((socket) => void socket.end('hello\r\n')));
    const spoke = await tls(plain);
    expect(spoke).toMatchObject({ ran: true, said: { key: 'probe.tls-handshake' } });
    expect(values(spoke)).toEqual({ 'tls.ok': 0 });
  });
});

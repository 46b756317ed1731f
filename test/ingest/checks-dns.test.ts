import { createSocket, type Socket } from 'node:dgram';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { probe, values } from '../harness/probe.js';

const TYPES = { A: 1, MX: 15, TXT: 16 };
interface Answer {
  readonly type: keyof typeof TYPES;
  readonly data: Buffer;
}
/** The answer to every question: records, one of DNS's own refusals, or nothing at all. */
type Zone = { records: readonly Answer[] } | { rcode: number } | 'mute';

const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.close();
});

/** A name server on loopback that says what `zone` says, RFC 1035. */
async function nameServer(zone: () => Zone): Promise<string> {
  const socket = createSocket('udp4');
  sockets.push(socket);
  socket.on('message', (query, from) => {
    const said = zone();
    if (said === 'mute') return;
    const records = 'records' in said ? said.records : [];
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180 | ('rcode' in said ? said.rcode : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    header.writeUInt32BE(0, 8);
    const end = query.indexOf(0, 12) + 5;
    const answers = records.map(({ type, data }) => {
      const head = Buffer.from([0xc0, 12, 0, TYPES[type], 0, 1, 0, 0, 0, 30, data.length >> 8, data.length & 255]);
      return Buffer.concat([head, data]);
    });
    socket.send(Buffer.concat([header, query.subarray(12, end), ...answers]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return `127.0.0.1:${socket.address().port}`;
}
const a = (address: string): Answer => ({ type: 'A', data: Buffer.from(address.split('.').map(Number)) });
const labels = (name: string) =>
  Buffer.from([...name.split('.').flatMap((label) => [label.length, ...Buffer.from(label)]), 0]);
const mx = (priority: number, name: string): Answer => ({
  type: 'MX',
  data: Buffer.concat([Buffer.from([0, priority]), labels(name)]),
});
const txt = (...pieces: string[]): Answer => ({
  type: 'TXT',
  data: Buffer.concat(pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece)]))),
});

describe('dns checks (B6)', () => {
  it('looks a name up and sees its answer change, whatever the order', async () => {
    let zone: Zone = { records: [a('203.0.113.7'), a('203.0.113.8')] };
    const look = probe({ kind: 'dns', name: 'shop.test', server: await nameServer(() => zone) });
    const first = await look();
    expect(first.said).toMatchObject({ key: 'probe.dns-ok', params: { values: '203.0.113.7, 203.0.113.8' } });
    expect(values(first)).toEqual({ 'dns.ok': 1, 'dns.latency_ms': expect.any(Number) });
    zone = { records: [a('203.0.113.8'), a('203.0.113.7')] };
    expect(values(await look())).toMatchObject({ 'dns.changed': 0 });
    zone = { records: [a('198.51.100.66')] };
    const moved = await look();
    expect(moved.said).toMatchObject({ key: 'probe.dns-changed', params: { before: '203.0.113.7, 203.0.113.8' } });
    expect(values(moved)).toMatchObject({ 'dns.ok': 1, 'dns.changed': 1 });
    expect(values(await look())).toMatchObject({ 'dns.changed': 0 });
  });

  it('reads records as they are written, and misses one that is expected', async () => {
    const mail = await nameServer(() => ({ records: [mx(10, 'mx1.shop.test'), mx(20, 'mx2.shop.test')] }));
    const look = (expect: readonly string[]) =>
      probe({ kind: 'dns', name: 'shop.test', type: 'MX', server: mail, expect })();
    expect(values(await look(['20 MX2.shop.test.']))).toMatchObject({ 'dns.ok': 1 });
    const missing = await look(['10 mx1.shop.test', '5 mx.elsewhere.test']);
    expect(missing.said).toMatchObject({ key: 'probe.dns-missing', params: { wanted: '5 mx.elsewhere.test' } });
    expect(values(missing)).toMatchObject({ 'dns.ok': 0 });
    const spf = await nameServer(() => ({ records: [txt('v=spf1 ', '-all')] }));
    const text = await probe({ kind: 'dns', name: 'shop.test', type: 'TXT', server: spf, expect: ['v=spf1 -all'] })();
    expect(values(text)).toMatchObject({ 'dns.ok': 1 });
  });

  it.each<[string, Zone, string, string]>([
    ['no such name', { rcode: 3 }, 'probe.dns-nothing', 'ENOTFOUND'],
    ['no such record', { records: [] }, 'probe.dns-nothing', 'ENODATA'],
    ['a server that fails', { rcode: 2 }, 'probe.dns-nothing', 'ESERVFAIL'],
    ['a server that refuses', { rcode: 5 }, 'probe.dns-nothing', 'EREFUSED'],
    ['a server that is mute', 'mute', 'probe.dns-silent', 'ECANCELLED'],
  ])('says so: %s', async (_, zone, key, why) => {
    const look = probe({ kind: 'dns', name: 'shop.test', server: await nameServer(() => zone), timeout: '200ms' });
    const outcome = await look();
    expect(outcome).toMatchObject({ ran: true, said: { key, params: { why } } });
    expect(values(outcome)).toEqual({ 'dns.ok': 0 });
  });

  it('takes the address of a name server, not its name', () => {
    const parse = (server: string) =>
      checkSchema.safeParse({ id: 'a', kind: 'dns', every: '1m', name: 'x', server }).success;
    expect(['9.9.9.9', '9.9.9.9:53', '2620:fe::fe', '[2620:fe::fe]:53', '[2620:fe::fe]'].map(parse)).not.toContain(
      false,
    );
    expect(['dns.test', '9.9.9.9:', '[9.9.9.9]:53', 'dns.test:53'].map(parse)).not.toContain(true);
  });
});

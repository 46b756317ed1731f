import type { IncomingMessage } from 'node:http';

/** Headers of which a proxy adds one or the other, and a web page the last. */
const ELSEWHERE = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'via',
  'x-forwarded-host',
  'x-forwarded-proto',
  'origin',
];

/**
 * Does a request come from a program on this machine? A reverse proxy here speaks for somebody elsewhere, and a web
 * page open here for whoever wrote it; both say so in a header, and neither counts.
 */
export function isFromThisMachine(req: IncomingMessage): boolean {
  const address = req.socket.remoteAddress;
  if (address === undefined || !isLoopback(address)) return false;
  return ELSEWHERE.every((name) => req.headers[name] === undefined);
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

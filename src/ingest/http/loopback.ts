import type { IncomingMessage } from 'node:http';

/**
 * Does a request come from a program on this machine? A reverse proxy here speaks for somebody elsewhere, and a web
 * page open here for whoever wrote it; both say so in a header, and neither counts.
 */
export function isFromThisMachine(req: IncomingMessage): boolean {
  const address = req.socket.remoteAddress;
  if (address === undefined || !isLoopback(address)) return false;
  const { headers } = req;
  return headers['x-forwarded-for'] === undefined && headers.forwarded === undefined && headers.origin === undefined;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

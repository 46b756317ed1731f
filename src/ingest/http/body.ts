import type { IncomingMessage } from 'node:http';

export const DEFAULT_MAX_BODY = 1024 * 1024;

/**
 * Collects a request's body and hands it over once, or null as soon as it is sure to exceed `max` bytes; nothing more
 * is read then. A request that breaks off hands over nothing.
 */
export function readBody(req: IncomingMessage, max: number, done: (body: Buffer | null) => void): void {
  const declared = req.headers['content-length'];
  if (declared !== undefined && Number(declared) > max) {
    done(null);
    return;
  }
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let size = 0;
  let over = false;
  req.on('data', (chunk: Buffer) => {
    if (over) return;
    size += chunk.length;
    if (size > max) {
      over = true;
      first = undefined;
      rest = undefined;
      req.pause();
      done(null);
    } else if (first === undefined) first = chunk;
    else if (rest === undefined) rest = [first, chunk];
    else rest.push(chunk);
  });
  req.on('end', () => {
    if (!over) done(rest ? Buffer.concat(rest, size) : (first ?? Buffer.alloc(0)));
  });
}

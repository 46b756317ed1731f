import { hash, timingSafeEqual } from 'node:crypto';

/** sha-256: two of these are equally long, so comparing them tells nothing about what was hashed. */
export function digest(bytes: string | Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** Are these the same? The time taken says neither how much of them agrees nor how long the secret is. */
export function isSame(presented: string | Buffer, secret: string | Buffer): boolean {
  return timingSafeEqual(digest(presented), digest(secret));
}

/** The secret in `Authorization: Bearer …`, or the password in `Basic …`; null where the header is another, or none. */
export function tokenOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  const [, scheme, written] = /^(bearer|basic) +(\S+) *$/i.exec(header) ?? [];
  if (scheme === undefined || written === undefined) return null;
  if (scheme.toLowerCase() === 'bearer') return written;
  const pair = Buffer.from(written, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 || colon === pair.length - 1 ? null : pair.slice(colon + 1);
}

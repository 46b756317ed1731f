import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** sha-256: two of these are equally long, so comparing them tells nothing about what was hashed. */
export function digest(bytes: string | Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The token of `Authorization: Bearer …`; null where the header is another one, or none. */
export function bearerOf(header: string | undefined): string | null {
  const token = header === undefined ? undefined : /^bearer +(\S+) *$/i.exec(header)?.[1];
  return token ?? null;
}

/** Is `presented` (hex or base64, after `prefix`) the HMAC-SHA256 of the raw body? In constant time. */
export function isSignedWith(secret: string, body: Buffer, presented: string, prefix: string): boolean {
  const right = createHmac('sha256', secret).update(body).digest();
  const written = presented.startsWith(prefix) ? presented.slice(prefix.length) : '';
  const given = /^[0-9a-f]{64}$/i.test(written) ? Buffer.from(written, 'hex') : Buffer.from(written, 'base64');
  return timingSafeEqual(digest(right), digest(given));
}

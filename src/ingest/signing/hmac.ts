import { createHmac } from 'node:crypto';
import { isSame } from './secret.js';
import { headerOf, type Signing } from './signing.js';

/**
 * HMAC-SHA256 of the raw body in one header, in hex or base64, after a prefix: what most services do.
 * `header` is lower case.
 */
export function hmacSigning(header: string, prefix = ''): Signing {
  return {
    needs: [header],
    verify: (request, secret) => {
      const presented = headerOf(request, header);
      if (presented !== undefined && isHmacOf(secret, request.body, presented, prefix)) return null;
      return `the signature in ${header} is not that of this body`;
    },
  };
}

/** Is `presented` (hex or base64, after `prefix`) the HMAC-SHA256 of these bytes? In constant time. */
export function isHmacOf(secret: string, bytes: Buffer | string, presented: string, prefix = ''): boolean {
  const right = createHmac('sha256', secret).update(bytes).digest();
  const written = presented.startsWith(prefix) ? presented.slice(prefix.length) : '';
  const given = /^[0-9a-f]{64}$/i.test(written) ? Buffer.from(written, 'hex') : Buffer.from(written, 'base64');
  return isSame(given, right);
}

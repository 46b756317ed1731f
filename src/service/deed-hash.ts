import { createHash } from 'node:crypto';
import type { Deed } from '../domain/authority/request.js';
import { canonicalJson } from '../lib/canonical-json.js';

/** sha-256, hex, of exactly what is asked for: what an approval names. */
export function hashOf(deed: Deed): string {
  return createHash('sha256').update(canonicalJson(deed)).digest('hex');
}

import { unreachable } from '../domain/signal.js';
import { hmacSigning } from './signing/hmac.js';
import type { Signing } from './signing/signing.js';
import { standardWebhooks } from './signing/standard-webhooks.js';
import type { SourceEntry } from './source-schema.js';

/** How a source shows who it is. Several secrets hold at once while one is being changed for another. */
export type SourceAuth =
  | { readonly type: 'bearer'; readonly secrets: readonly string[] }
  /** As the service signs, or as `verify` says. */
  | { readonly type: 'signed'; readonly secrets: readonly string[]; readonly signing: Signing }
  /** In the address: `?key=`. */
  | { readonly type: 'query'; readonly secrets: readonly string[] }
  /** Only from this machine itself. */
  | { readonly type: 'unsigned' }
  | { readonly type: 'refused'; readonly why: string };

const DEFAULT_HMAC_HEADER = 'x-tocsin-signature';

/** What a source has to show, by what is written of it and how its service signs (`own`). */
export function authOf(
  id: string,
  entry: SourceEntry,
  own: Signing | null,
  secretOf: (name: string) => string | undefined,
): SourceAuth {
  const secrets = entry.secret_env.flatMap((name) => secretOf(name) || []);
  if (secrets.length > 0) return withSecrets(entry, own, secrets);
  if (entry.allow_unsigned) return { type: 'unsigned' };
  const names = entry.secret_env.join(', ');
  const why =
    names === ''
      ? `source "${id}" has no secret; name one with secret_env, or write allow_unsigned: true for senders on this machine`
      : `source "${id}" has no secret: the environment variable ${names} is not set`;
  return { type: 'refused', why };
}

function withSecrets(entry: SourceEntry, own: Signing | null, secrets: readonly string[]): SourceAuth {
  switch (entry.verify) {
    case undefined:
      return own ? { type: 'signed', secrets, signing: own } : { type: 'bearer', secrets };
    case 'bearer':
    case 'query':
      return { type: entry.verify, secrets };
    case 'hmac-sha256': {
      const header = (entry.header ?? DEFAULT_HMAC_HEADER).toLowerCase();
      return { type: 'signed', secrets, signing: hmacSigning(header, entry.prefix) };
    }
    case 'standard-webhooks':
      return { type: 'signed', secrets, signing: standardWebhooks };
    default:
      return unreachable(entry.verify);
  }
}

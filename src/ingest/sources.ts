import { z } from 'zod';
import { unreachable } from '../domain/signal.js';
import { type Mapping, mappingSchema } from './webhooks/mapping-schema.js';
import { envNameSchema, labelsSchema } from './zod-parts.js';

export const SOURCE_KINDS = ['signals', 'alertmanager', 'mapped'] as const;

/** One entry of `sources:` as written in YAML; its id is the key it stands under. */
export const sourceSchema = z
  .strictObject({
    kind: z.enum(SOURCE_KINDS).default('signals'),
    /** Environment variable that holds the secret. */
    secret_env: envNameSchema.optional(),
    verify: z.enum(['bearer', 'hmac-sha256']).default('bearer'),
    /** Header that carries the HMAC. */
    header: z.string().min(1).optional(),
    /** What stands before the HMAC in its header: `sha256=`. */
    prefix: z.string().optional(),
    /** Without a secret, take what comes from this machine itself. */
    allow_unsigned: z.boolean().default(false),
    /** Other source names it may send as; `*` any. */
    as: z.array(z.string().min(1)).default([]),
    /** Added to each of its signals where the signal has none of that name. */
    labels: labelsSchema.default({}),
    mapping: mappingSchema.optional(),
  })
  .superRefine((entry, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (entry.kind === 'mapped' && !entry.mapping) say('mapping', 'a mapped source needs a mapping');
    if (entry.kind !== 'mapped' && entry.mapping) say('mapping', 'only a source of kind: mapped has a mapping');
    if (entry.verify === 'bearer' && entry.header !== undefined) say('header', 'only verify: hmac-sha256 has a header');
    if (entry.verify === 'bearer' && entry.prefix !== undefined) say('prefix', 'only verify: hmac-sha256 has a prefix');
  });
export type SourceEntry = z.output<typeof sourceSchema>;

export type SourceAuth =
  | { readonly type: 'bearer'; readonly secret: string }
  /** Hex or base64 HMAC-SHA256 of the raw body, in `header` (lower case), after `prefix`. */
  | { readonly type: 'hmac-sha256'; readonly secret: string; readonly header: string; readonly prefix: string }
  /** Only from this machine itself. */
  | { readonly type: 'unsigned' }
  | { readonly type: 'refused'; readonly why: string };

interface SourceBase {
  readonly id: string;
  readonly auth: SourceAuth;
  /** Other source names it may send as; `*` any. */
  readonly as: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}
/** Somebody who may send, ready for use. */
export type SourceConfig =
  | (SourceBase & { readonly kind: 'signals' | 'alertmanager' })
  | (SourceBase & { readonly kind: 'mapped'; readonly mapping: Mapping });

export const DEFAULT_HMAC_HEADER = 'x-tocsin-signature';

/** Makes a checked entry ready for use; `secretOf` looks a named secret up. */
export function toSource(id: string, entry: SourceEntry, secretOf: (name: string) => string | undefined): SourceConfig {
  const base = { id, auth: authOf(id, entry, secretOf), as: entry.as, labels: entry.labels };
  switch (entry.kind) {
    case 'signals':
    case 'alertmanager':
      return { ...base, kind: entry.kind };
    case 'mapped':
      return { ...base, kind: entry.kind, mapping: entry.mapping ?? [] };
    default:
      return unreachable(entry.kind);
  }
}

function authOf(id: string, entry: SourceEntry, secretOf: (name: string) => string | undefined): SourceAuth {
  const secret = entry.secret_env === undefined ? undefined : secretOf(entry.secret_env);
  if (secret) {
    if (entry.verify === 'bearer') return { type: 'bearer', secret };
    const header = (entry.header ?? DEFAULT_HMAC_HEADER).toLowerCase();
    return { type: 'hmac-sha256', secret, header, prefix: entry.prefix ?? '' };
  }
  if (entry.allow_unsigned) return { type: 'unsigned' };
  const why =
    entry.secret_env === undefined
      ? `source "${id}" has no secret; name one with secret_env, or write allow_unsigned: true for senders on this machine`
      : `source "${id}" has no secret: the environment variable ${entry.secret_env} is not set`;
  return { type: 'refused', why };
}

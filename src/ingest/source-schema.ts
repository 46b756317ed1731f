import { z } from 'zod';
import { mappingSchema } from './webhooks/mapping-schema.js';
import { SENDERS } from './webhooks/senders.js';
import { envNameSchema, labelsSchema } from './zod-parts.js';

export const SOURCE_KINDS = ['signals', 'mapped', ...SENDERS.map(({ kind }) => kind)] as const;

const secretEnvSchema = z
  .union([envNameSchema, z.array(envNameSchema).min(1).max(5)])
  .transform((names) => (typeof names === 'string' ? [names] : names));

/** One entry of `sources:` as written in YAML; its id is the key it stands under. */
export const sourceSchema = z
  .strictObject({
    kind: z
      .enum(SOURCE_KINDS)
      .default('signals')
      .describe(
        'What it sends: `signals` as docs/signals.md has them (default), any JSON read by a `mapping` (`mapped`), or what the named service sends.',
      ),
    secret_env: secretEnvSchema
      .default([])
      .describe(
        'The environment variable that holds the secret, or a list of several that hold at once while one secret is changed for another; default none.',
      ),
    verify: z
      .enum(['bearer', 'query', 'hmac-sha256', 'standard-webhooks'])
      .optional()
      .describe(
        'How the secret is shown: `bearer` (the Authorization header; also as the password of Basic), `query` (?key= in the address), `hmac-sha256` (a signature of the body in one header) or `standard-webhooks`; default as the service of that kind signs, else bearer.',
      ),
    header: z
      .string()
      .min(1)
      .optional()
      .describe('The header that carries the signature of `verify: hmac-sha256`; default x-tocsin-signature.'),
    prefix: z
      .string()
      .optional()
      .describe('What stands before the signature in its header, as `sha256=`; default nothing.'),
    allow_unsigned: z
      .boolean()
      .default(false)
      .describe('Where there is no secret, take what comes from programs on this machine itself; default false.'),
    as: z
      .array(z.string().min(1))
      .default([])
      .describe('Names of other sources it may send as, `*` for any; default none.'),
    labels: labelsSchema
      .default({})
      .describe('Labels given to each of its signals that has none of that name; default none.'),
    mapping: mappingSchema
      .optional()
      .describe('How any JSON is read as signals, one entry or several; needed by kind mapped, and only there.'),
  })
  .superRefine((entry, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (entry.kind === 'mapped' && !entry.mapping) say('mapping', 'a mapped source needs a mapping');
    if (entry.kind !== 'mapped' && entry.mapping) say('mapping', 'only a source of kind: mapped has a mapping');
    if (entry.verify === 'hmac-sha256') return;
    if (entry.header !== undefined) say('header', 'only verify: hmac-sha256 has a header');
    if (entry.prefix !== undefined) say('prefix', 'only verify: hmac-sha256 has a prefix');
  });
export type SourceEntry = z.output<typeof sourceSchema>;

export const signalsExample = `
oms:
  secret_env: OMS_SECRET
  as: [wms]
  labels: { platform: douyin }
`;
export const mappedExample = `
erp:
  kind: mapped
  secret_env: [ERP_SECRET, ERP_SECRET_OLD]
  verify: standard-webhooks
  mapping:
    each: $.stock[*]
    kind: metric
    name: stock.available
    subject: "sku:{$.sku}"
    labels: { sku: $.sku }
    value: $.left
`;

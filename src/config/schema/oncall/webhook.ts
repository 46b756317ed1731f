import { z } from 'zod';
import { OWN_HEADERS, WEBHOOK_PLACES } from '../../../domain/escalation/webhook.js';
import { envNameSchema } from '../../../ingest/zod-parts.js';
import { durationSchema } from '../parts.js';
import { refuse } from '../refuse.js';

const MOST_MS = 30_000;

/** JSON with places, as text or as YAML. */
const bodySchema = z.union([z.string(), z.record(z.string(), z.unknown())]).transform((written, ctx): string => {
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  for (const [, place = ''] of text.matchAll(/\{([a-z_]+)\}/g))
    if (!WEBHOOK_PLACES.some((each) => each === place)) {
      const known = WEBHOOK_PLACES.map((each) => `{${each}}`).join(', ');
      refuse(
        ctx,
        { key: 'config.webhook-place', params: { place: `{${place}}` } },
        { key: 'config.mend.known', params: { known } },
      );
      return z.NEVER;
    }
  try {
    JSON.parse(text.replace(/\{[a-z_]+\}/g, 'x'));
    return text;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const sample = '{"to": "{phone}", "text": "{text}"}';
    refuse(
      ctx,
      { key: 'config.webhook-body', params: { why } },
      { key: 'config.mend.webhook-body', params: { sample } },
    );
    return z.NEVER;
  }
});

const headersSchema = z.record(z.string().min(1), envNameSchema).superRefine((headers, ctx) => {
  for (const header of Object.keys(headers))
    if (OWN_HEADERS.includes(header.toLowerCase()) || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header))
      refuse(
        ctx,
        { key: 'config.webhook-header', params: { header } },
        { key: 'config.mend.webhook-header', params: { headers: OWN_HEADERS.join(', ') } },
        [header],
      );
});

const timeoutSchema = durationSchema.superRefine((ms, ctx) => {
  if (ms <= 0 || ms > MOST_MS)
    refuse(
      ctx,
      { key: 'config.webhook-timeout', params: { given: { ms }, most: { ms: MOST_MS } } },
      { key: 'config.mend.webhook-timeout' },
    );
});

/** An entry of `webhooks` of `oncall.yaml`: a gateway people are called through. */
export const webhookSchema = z.strictObject({
  url_env: envNameSchema.describe(
    'The environment variable that holds its address: https, or http on this machine alone.',
  ),
  secret_env: envNameSchema
    .optional()
    .describe(
      'The environment variable that holds the secret requests are signed with by Standard Webhooks (whsec_<base64>); left out, they are not signed.',
    ),
  headers_env: headersSchema
    .default({})
    .describe('Headers whose values come from environment variables: header to variable; none by default.'),
  body: bodySchema
    .optional()
    .describe(
      `What is sent: JSON with places inside of its strings ({${WEBHOOK_PLACES.join('}, {')}}), as text or as YAML; left out, our own form (docs/escalation.md).`,
    ),
  timeout: timeoutSchema.default(10_000).describe('How long an answer is waited for, at most 30s; 10s by default.'),
});
export type WebhookEntry = z.output<typeof webhookSchema>;

export const webhookExample = `sms:
  url_env: SMS_GATEWAY_URL
  secret_env: SMS_GATEWAY_SECRET
  headers_env: { authorization: SMS_GATEWAY_AUTH }
  body: { to: "{phone}", text: "{text}" }
  timeout: 10s
`;

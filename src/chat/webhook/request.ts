import { createHash } from 'node:crypto';
import type { OutgoingWebhook } from '../../domain/escalation/webhook.js';
import type { Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import type { Outgoing, Page } from '../chat.js';
import { readAddress } from './address.js';
import { bodyOf } from './body.js';

/** A named value of the environment; undefined where it is not set. */
export type SecretOf = (name: string) => string | undefined;

export interface Request {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

/** Nothing can be sent as things are configured. */
export class Unready extends Error {
  constructor(
    why: string,
    readonly fix: Say,
  ) {
    super(why);
    this.name = 'Unready';
  }
}

/** Names one message, however often it is tried; what another database calls by the same nonce is something else. */
export function messageId({ nonce, askedAt }: Pick<Outgoing, 'nonce' | 'askedAt'>): string {
  return `msg_${createHash('sha256').update(`${nonce} ${askedAt}`).digest('base64url').slice(0, 32)}`;
}

/**
 * A signed POST by Standard Webhooks (HMAC-SHA256 over id, second and body). `id`: the same at every
 * try, so that receivers know what they had already. `now`: ms since the epoch. Throws `Unready`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function requestFor(
  webhook: OutgoingWebhook,
  page: Page,
  id: string,
  secretOf: SecretOf,
  now: number,
): Promise<Request> {
  const url = addressOf(webhook, secretOf);
  const body = bodyOf(webhook.body, page, now);
  const headers = new Headers({
    'content-type': 'application/json',
    'user-agent': 'Tocsin',
    'idempotency-key': id,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
  });
  addSecrets(headers, webhook, secretOf);
  const signature = await signatureOf(webhook, id, body, secretOf, now);
  if (signature !== null) headers.set('webhook-signature', signature);
  return { url, headers, body };
}

/** Throws `Unready`. */
export function addressOf({ id, urlEnv }: OutgoingWebhook, secretOf: SecretOf): URL {
  const text = secretOf(urlEnv);
  if (text === undefined) throw new Unready(`${urlEnv} is not set`, sentence('contact.fix.unset', { name: urlEnv }));
  const url = readAddress(text);
  if (url) return url;
  throw new Unready(
    `${urlEnv} holds no address the webhook ${id} may go to`,
    sentence('contact.fix.address', { name: urlEnv }),
  );
}

function addSecrets(headers: Headers, { headersEnv }: OutgoingWebhook, secretOf: SecretOf): void {
  for (const [header, name] of Object.entries(headersEnv)) {
    const value = secretOf(name);
    const fix = sentence('contact.fix.header', { name, header });
    if (value === undefined) throw new Unready(`${name} is not set`, fix);
    try {
      headers.set(header, value);
    } catch {
      // Its words hold the value.
      throw new Unready(`${name} holds what no header can`, fix);
    }
  }
}

async function signatureOf(
  { secretEnv }: OutgoingWebhook,
  id: string,
  body: string,
  secretOf: SecretOf,
  now: number,
): Promise<string | null> {
  if (secretEnv === null) return null;
  const secret = secretOf(secretEnv);
  const fix = sentence('contact.fix.secret', { name: secretEnv });
  if (secret === undefined) throw new Unready(`${secretEnv} is not set`, fix);
  const { Webhook } = await import('standardwebhooks');
  try {
    return new Webhook(secret).sign(id, new Date(now), body);
  } catch {
    throw new Unready(`${secretEnv} is no secret of Standard Webhooks`, fix);
  }
}

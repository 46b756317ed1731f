/** An outgoing webhook people are called through: a gateway for telephone calls or text messages. */
export interface OutgoingWebhook {
  readonly id: string;
  /** Names of environment variables: the address; the secret it is signed with (Standard Webhooks), null: not signed. */
  readonly urlEnv: string;
  readonly secretEnv: string | null;
  /** Header → name of the environment variable that holds its value. */
  readonly headersEnv: Readonly<Record<string, string>>;
  /** JSON with places; null: our own form. */
  readonly body: string | null;
  readonly timeoutMs: number;
}

/** What may stand in a body as `{phone}`; empty where it is not known. */
export const WEBHOOK_PLACES = ['phone', 'name', 'text', 'incident', 'level', 'event', 'url'] as const;
export type WebhookPlace = (typeof WEBHOOK_PLACES)[number];

/** Headers that are ours to write, in lower case. */
export const OWN_HEADERS: readonly string[] = [
  'content-type',
  'content-length',
  'host',
  'user-agent',
  'idempotency-key',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
];

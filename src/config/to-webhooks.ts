import type { OutgoingWebhook } from '../domain/escalation/webhook.js';
import type { WebhookEntry } from './schema/oncall/webhook.js';

/** `webhooks` of `oncall.yaml`. */
export function toWebhooks(entries: Readonly<Record<string, WebhookEntry>>): readonly OutgoingWebhook[] {
  return Object.entries(entries).map(([id, entry]) => ({
    id,
    urlEnv: entry.url_env,
    secretEnv: entry.secret_env ?? null,
    headersEnv: entry.headers_env,
    body: entry.body ?? null,
    timeoutMs: entry.timeout,
  }));
}

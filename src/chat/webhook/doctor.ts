import type { OutgoingWebhook } from '../../domain/escalation/webhook.js';
import { sentence } from '../../text/catalogue.js';
import type { Page } from '../chat.js';
import { type Diagnosis, failed, well } from '../checkup/diagnosis.js';
import { addressOf, messageId, requestFor, type SecretOf, Unready } from './request.js';
import { sendPage } from './webhook.js';

export interface WebhookTable {
  readonly webhooks: readonly OutgoingWebhook[];
  readonly secretOf: SecretOf;
  /** Sends each of them a test; else nothing is sent. */
  readonly send: boolean;
  /** ms since the epoch */
  now(): number;
}

/** What a gateway gets as a test: for nobody. */
function testPage(): Page {
  return { event: 'test', person: null, text: 'Tocsin: test', incident: null, level: null, url: null, drill: true };
}

/** Looks at every outgoing webhook: can a request be made of what the environment holds, and, where asked, is one taken? */
export async function* examineWebhooks(table: WebhookTable): AsyncGenerator<Diagnosis, void> {
  for (const webhook of table.webhooks) yield* examine(webhook, table);
}

async function* examine(
  webhook: OutgoingWebhook,
  { secretOf, send, now }: WebhookTable,
): AsyncGenerator<Diagnosis, void> {
  const { id, urlEnv: name, secretEnv } = webhook;
  const message = messageId({ nonce: `doctor ${id}`, askedAt: now() });
  try {
    await requestFor(webhook, testPage(), message, secretOf, now());
  } catch (error) {
    if (!(error instanceof Unready)) throw error;
    return yield failed(sentence('doctor.webhook.bad', { id, why: error.message }), error.fix);
  }
  const { host } = addressOf(webhook, secretOf);
  yield well(sentence('doctor.webhook.well', { id, name, host, signed: secretEnv === null ? 'no' : 'yes' }));
  if (!send) return;
  const result = await sendPage(webhook, testPage(), message, { secretOf, now });
  if (result.kind === 'sent') yield well(sentence('doctor.webhook.taken', { id }));
  else
    yield failed(
      sentence('doctor.webhook.failed', { id, why: result.why }),
      result.kind === 'failed' ? result.fix : null,
    );
}

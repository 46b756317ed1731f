import type { OutgoingWebhook } from '../../domain/escalation/webhook.js';
import type { SendResult } from '../../domain/notice.js';
import { causeName, neverSent } from '../../lib/network-error.js';
import { sentence } from '../../text/catalogue.js';
import type { ChatAdapter, Outgoing, Page } from '../chat.js';
import { resultOf } from './answer.js';
import { messageId, requestFor, type SecretOf, Unready } from './request.js';

export interface WebhookOptions {
  /** Those in force. */
  webhooks(): readonly OutgoingWebhook[];
  readonly secretOf: SecretOf;
  /** ms since the epoch */
  now(): number;
}

/**
 * Outgoing webhooks as a chat: each is a service of its own, a post is one signed POST. What was sent once is never sent
 * again: a text message cannot be edited.
 */
export function createWebhooks(options: WebhookOptions): ChatAdapter {
  return {
    platform: 'webhook',
    start: async () => undefined,
    stop: async () => undefined,
    post: ({ workspace }, out) => post(options, workspace ?? '', out),
    edit: async (_channel, ref) => ({ kind: 'sent', ref }),
  };
}

async function post({ webhooks, secretOf, now }: WebhookOptions, id: string, out: Outgoing): Promise<SendResult> {
  const webhook = webhooks().find((each) => each.id === id);
  if (!webhook)
    return failed(`no webhook "${id}" in the configuration`, 'service', sentence('contact.fix.unknown', { id }));
  if (!out.page) return failed(`a ${out.kind} is nothing for a gateway`, 'notice', null);
  return sendPage(webhook, out.page, messageId(out), { secretOf, now });
}

/** One signed POST; `id`: the same at every try of one message. Never throws. */
export async function sendPage(
  webhook: OutgoingWebhook,
  page: Page,
  id: string,
  { secretOf, now }: Pick<WebhookOptions, 'secretOf' | 'now'>,
): Promise<SendResult> {
  try {
    const { url, headers, body } = await requestFor(webhook, page, id, secretOf, now());
    const signal = AbortSignal.timeout(webhook.timeoutMs);
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    // Whatever it says is not for us, and might be endless.
    await answer.body?.cancel();
    return resultOf(webhook, id, answer, now());
  } catch (error) {
    if (error instanceof Unready) return failed(error.message, 'service', error.fix);
    // The words of the error may hold the address, and that a key.
    const code = causeName(error);
    const why = `no answer from the gateway (${code})`;
    return { kind: 'retry', afterMs: null, why, scope: 'service', uncertain: !neverSent(code) };
  }
}

function failed(
  why: string,
  scope: 'notice' | 'service',
  fix: Extract<SendResult, { kind: 'failed' }>['fix'],
): SendResult {
  return { kind: 'failed', why, scope, fix };
}

import type { OutgoingWebhook } from '../../domain/escalation/webhook.js';
import type { SendResult } from '../../domain/notice.js';
import { type Key, sentence } from '../../text/catalogue.js';

/** A gateway that asks for more than this is asked again all the same: calls cannot wait for a day. */
const LONGEST_WAIT_MS = 3_600_000;
/** Statuses of one message: its body or its number, not the gateway. */
const OF_THE_MESSAGE: readonly number[] = [400, 409, 413, 415, 422];
const DENIED: readonly number[] = [401, 402, 403, 407];

/**
 * What a gateway's answer means. 2xx: it has it. 408, 425, 429 and 5xx pass by themselves; whatever else has to be mended,
 * a redirect too: it may lead anywhere. `now`: ms since the epoch.
 */
export function resultOf(webhook: OutgoingWebhook, id: string, answer: Response, now: number): SendResult {
  const { status } = answer;
  if (answer.ok) return { kind: 'sent', ref: `webhook:${webhook.id}/${id}` };
  const why = `the gateway answered ${status}`;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    // What it answered 5xx to it may have sent.
    return { kind: 'retry', afterMs: waitOf(answer, now), why, scope: 'service', uncertain: status >= 500 };
  }
  const failed = (key: Key, scope: 'notice' | 'service'): SendResult => ({
    kind: 'failed',
    why,
    scope,
    fix: sentence(key, { id: webhook.id, name: webhook.urlEnv }),
  });
  if (status >= 300 && status < 400) return failed('contact.fix.redirect', 'service');
  if (OF_THE_MESSAGE.includes(status)) return failed('contact.fix.refused', 'notice');
  return failed(DENIED.includes(status) ? 'contact.fix.denied' : 'contact.fix.gone', 'service');
}

/** `Retry-After`, in seconds or as a date; null where it says nothing. */
function waitOf({ headers }: Response, now: number): number | null {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (said === '') return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : null;
}

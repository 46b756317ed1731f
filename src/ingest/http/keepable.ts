import type { NewInboxItem } from '../../domain/inbox.js';
import { type SourceConfig, senderIn } from '../sources.js';
import type { Arrived } from './errand.js';
import { HIDDEN, redact, redactHeader } from './redact.js';

/** What may be kept of a body that could not be understood, and said of it: without secrets and personal numbers. */
export function keepable(
  arrived: Arrived,
  problems: readonly string[],
  source: SourceConfig,
): Omit<NewInboxItem, 'at'> {
  const { auth } = source;
  const sender = senderIn(source);
  const secrets = 'secrets' in auth ? auth.secrets : [];
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
  return {
    source: arrived.source,
    contentType: arrived.contentType.slice(0, 200),
    body: redact(clean(sender?.kept?.(arrived.text) ?? arrived.text), sender?.private),
    headers: Object.fromEntries(
      Object.entries(arrived.headers).map(([name, value]) => [name, redactHeader(name, clean(value))]),
    ),
    problems: secrets.length === 0 ? problems : problems.map(clean),
  };
}

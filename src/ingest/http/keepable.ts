import type { NewInboxItem } from '../../domain/inbox.js';
import type { SourceConfig } from '../sources.js';
import type { Arrived } from './errand.js';
import { HIDDEN, redact } from './redact.js';

/** What may be kept of a body that could not be understood, and said of it: without secrets and personal numbers. */
export function keepable(
  arrived: Arrived,
  problems: readonly string[],
  { auth }: SourceConfig,
): Omit<NewInboxItem, 'at'> {
  const secrets = 'secrets' in auth ? auth.secrets : [];
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
  return {
    source: arrived.source,
    contentType: arrived.contentType.slice(0, 200),
    body: redact(clean(arrived.text)),
    headers: Object.fromEntries(Object.entries(arrived.headers).map(([name, value]) => [name, redact(clean(value))])),
    problems: secrets.length === 0 ? problems : problems.map(clean),
  };
}

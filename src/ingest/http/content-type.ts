import type { Sender } from '../webhooks/sender.js';

export type BodyType = 'json' | 'ndjson' | 'other' | null;

/**
 * What a content type says the body is; null for what is not taken. Form and plain-text types are refused on purpose:
 * they are what a web page can send here without being asked. A sender that has nothing else names them.
 */
export function bodyType(header: string | undefined, sender: Pick<Sender, 'contentTypes'> | null): BodyType {
  if (header === 'application/json' || header === undefined) return 'json';
  const type = header.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-ndjson' || type === 'application/ndjson' || type === 'application/jsonl') return 'ndjson';
  if (type === 'application/json' || type === 'text/json' || /^application\/[\w.+-]+\+json$/.test(type)) return 'json';
  const taken = sender?.contentTypes;
  return taken === 'any' || taken?.includes(type) ? 'other' : null;
}

export type BodyType = 'json' | 'ndjson' | null;

/**
 * What a content type says the body is; null for what is not taken. Form and plain-text types are refused on purpose:
 * they are what a web page can send here without being asked.
 */
export function bodyType(header: string | undefined): BodyType {
  if (header === 'application/json' || header === undefined) return 'json';
  const type = header.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-ndjson' || type === 'application/ndjson' || type === 'application/jsonl') return 'ndjson';
  if (type === 'application/json' || type === 'text/json' || /^application\/[\w.+-]+\+json$/.test(type)) return 'json';
  return null;
}

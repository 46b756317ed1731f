import { isRecord } from '../wire/is-record.js';
import { parseJson } from '../wire/json-text.js';

export type ReadObject =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A body that must be one JSON object. */
export function readObject(text: string): ReadObject {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  if (!isRecord(parsed.value)) {
    const got = Array.isArray(parsed.value) ? 'array' : parsed.value === null ? 'null' : typeof parsed.value;
    return { ok: false, problems: [`expected an object, got ${got}`] };
  }
  return { ok: true, value: parsed.value };
}

import type { Say } from '../../domain/text.js';
import { toNumber } from '../number.js';
import { queryOf } from '../paths.js';
import { isJson } from '../wire/is-json.js';
import { parseJson } from '../wire/json-text.js';
import type { Measure } from './outcome.js';

export type JsonFigures =
  | {
      readonly json: true;
      readonly measures: readonly Measure[];
      /** A path finds no number: nobody knows what that figure is. */
      readonly missing: Say | null;
    }
  | { readonly json: false };

/** The numbers that paths find in a JSON text; `wanted` is name → JSONPath. */
export function jsonFigures(text: string, wanted: Readonly<Record<string, string>>): JsonFigures {
  const parsed = parseJson(text);
  if (!parsed.ok || !isJson(parsed.value)) return { json: false };
  const measures: Measure[] = [];
  let missing: Say | null = null;
  for (const [name, path] of Object.entries(wanted)) {
    const found = queryOf(path).query(parsed.value).nodes;
    const value = found.length === 1 ? toNumber(found[0]?.value) : null;
    if (value !== null) measures.push({ name, value });
    else missing ??= { key: 'probe.no-figure', params: { path, name } };
  }
  return { json: true, measures, missing };
}

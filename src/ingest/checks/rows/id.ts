import { createHash } from 'node:crypto';
import type { Observation } from '../observation.js';

/**
 * What makes an observation of a row count once: the key the row itself has; for words and facts, which are seen once
 * and not measured again and again, their content; for figures the table they were read from and what they say (read in
 * another way, the same row is another figure). Undefined: each reading is a new one.
 */
export function rowId(
  one: Observation,
  row: { readonly key: string | null; readonly tableId: string | undefined; readonly row: number },
): string | undefined {
  if (row.key) return digest(['row', row.key, one.kind, one.name]);
  if (one.kind === 'text') return digest(['text', one.name, one.subject ?? '', one.text, written(one), one.at ?? null]);
  if (one.kind === 'fact') {
    return digest(['fact', one.name, one.subject ?? '', JSON.stringify(one.fields), written(one), one.at ?? null]);
  }
  if (row.tableId === undefined) return undefined;
  const says = one.kind === 'metric' ? [one.value, one.unit ?? ''] : [];
  return `${row.tableId}:${row.row}:${digest([one.name, one.subject ?? '', ...says, written(one), one.at ?? null]).slice(0, 16)}`;
}

function written(one: Observation): string {
  return JSON.stringify(Object.entries(one.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** 128 bits are far more than two rows ever share. */
function digest(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

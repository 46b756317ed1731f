import { queryOf } from '../paths.js';
import { type Filled, type FillFrom, fill, fillNumber, fillWords } from './fill.js';
import type { MappingEntry } from './mapping-schema.js';

/**
 * What one item says, in the wire form of a signal (checked by whoever reads that). What cannot be filled goes to
 * `why` as `field: reason`. A label whose path finds nothing is left out: labels are given where known.
 */
export function wireFrom(entry: MappingEntry, from: FillFrom, why: string[]): Record<string, unknown> {
  const take = <T>(field: string, filled: Filled<T>): T | undefined => {
    if (filled.ok) return filled.value;
    why.push(`${field}: ${filled.why}`);
    return undefined;
  };
  const words = (field: string, written: string | undefined): string | undefined =>
    written === undefined ? undefined : take(field, fillWords(written, from));

  const wire: Record<string, unknown> = {
    kind: entry.kind,
    name: words('name', entry.name),
    subject: words('subject', entry.subject),
    labels: labelsFrom(entry, from),
  };
  const put = (field: string, value: unknown): void => {
    if (value !== undefined) wire[field] = value;
  };
  put('id', words('id', entry.id));
  if (entry.at !== undefined) put('at', instant(take('at', fill(entry.at, from)), entry.at_unit));
  switch (entry.kind) {
    case 'metric': {
      const value = entry.value === undefined ? undefined : take('value', fillNumber(entry.value, from));
      put('value', value === undefined ? undefined : value * entry.scale);
      put('unit', entry.unit);
      break;
    }
    case 'text':
      put('text', words('text', entry.text));
      break;
    case 'fact':
      put('fields', fieldsFrom(entry, from, take));
      break;
    case 'alert': {
      const status = words('status', entry.status)?.toLowerCase();
      put(
        'status',
        status !== undefined && entry.resolved_when.some((w) => w.toLowerCase() === status) ? 'resolved' : 'firing',
      );
      put('level', words('level', entry.level));
      put('title', words('title', entry.title));
      put('text', words('text', entry.text));
      put('url', words('url', entry.url));
      break;
    }
    case 'heartbeat':
      break;
  }
  return wire;
}

function labelsFrom(entry: MappingEntry, from: FillFrom): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [name, written] of Object.entries(entry.labels)) {
    const filled = fillWords(written, from);
    if (filled.ok && filled.value !== '') labels[name] = filled.value;
  }
  return labels;
}

function fieldsFrom(
  entry: MappingEntry,
  from: FillFrom,
  take: <T>(field: string, filled: Filled<T>) => T | undefined,
): unknown {
  if (entry.fields === undefined) return undefined;
  if (typeof entry.fields === 'string') {
    const [node] = queryOf(entry.fields).query(from.item).nodes;
    if (node) return node.value;
    take('fields', { ok: false, why: `the path ${entry.fields} finds nothing` });
    return undefined;
  }
  const fields: Record<string, unknown> = {};
  for (const [name, written] of Object.entries(entry.fields))
    fields[name] = take(`fields.${name}`, fill(written, from));
  return fields;
}

/** Senders write times as RFC 3339, or count ms or seconds, as a number or in a string. */
function instant(found: unknown, unit: 'ms' | 's'): unknown {
  const number = typeof found === 'string' && /^\d+(?:\.\d+)?$/.test(found) ? Number(found) : found;
  return typeof number === 'number' ? number * (unit === 's' ? 1_000 : 1) : number;
}

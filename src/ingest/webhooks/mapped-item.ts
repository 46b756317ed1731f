import { queryOf } from '../paths.js';
import { type Filled, type FillFrom, fill, fillNumber, fillWords } from './fill.js';
import type { MappingEntry } from './mapping-schema.js';

/**
 * What one item says, in the wire form of a signal (checked by whoever reads that). What cannot be filled goes to
 * `why` as `field: reason`. A label whose path finds nothing is left out: labels are given where known.
 */
export function wireFrom(entry: MappingEntry, from: FillFrom, why: string[]): Record<string, unknown> {
  const wire: Record<string, unknown> = {
    kind: entry.kind,
    name: words('name', entry.name, from, why),
    subject: words('subject', entry.subject, from, why),
    labels: labelsFrom(entry, from),
  };
  put(wire, 'id', words('id', entry.id, from, why));
  if (entry.at !== undefined) put(wire, 'at', instant(take('at', fill(entry.at, from), why), entry.at_unit));
  switch (entry.kind) {
    case 'metric': {
      const value = entry.value === undefined ? undefined : take('value', fillNumber(entry.value, from), why);
      put(wire, 'value', value === undefined ? undefined : value * entry.scale);
      put(wire, 'unit', entry.unit);
      break;
    }
    case 'text':
      put(wire, 'text', words('text', entry.text, from, why));
      break;
    case 'fact':
      put(wire, 'fields', fieldsFrom(entry, from, why));
      break;
    case 'alert': {
      const status = words('status', entry.status, from, why)?.toLowerCase();
      const isOver = status !== undefined && entry.resolved_when.some((w) => w.toLowerCase() === status);
      put(wire, 'status', isOver ? 'resolved' : 'firing');
      put(wire, 'level', words('level', entry.level, from, why));
      put(wire, 'title', words('title', entry.title, from, why));
      put(wire, 'text', words('text', entry.text, from, why));
      put(wire, 'url', words('url', entry.url, from, why));
      break;
    }
    case 'heartbeat':
      break;
  }
  return wire;
}

// Not closures within wireFrom: a body may have tens of thousands of items, and each would make them anew.
function put(wire: Record<string, unknown>, field: string, value: unknown): void {
  if (value !== undefined) wire[field] = value;
}

function take<T>(field: string, filled: Filled<T>, why: string[]): T | undefined {
  if (filled.ok) return filled.value;
  why.push(`${field}: ${filled.why}`);
  return undefined;
}

function words(field: string, written: string | undefined, from: FillFrom, why: string[]): string | undefined {
  return written === undefined ? undefined : take(field, fillWords(written, from), why);
}

function labelsFrom(entry: MappingEntry, from: FillFrom): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const name in entry.labels) {
    const written = entry.labels[name];
    if (written === undefined) continue;
    const filled = fillWords(written, from);
    if (filled.ok && filled.value !== '') labels[name] = filled.value;
  }
  return labels;
}

function fieldsFrom(entry: MappingEntry, from: FillFrom, why: string[]): unknown {
  if (entry.fields === undefined) return undefined;
  if (typeof entry.fields === 'string') {
    const [node] = queryOf(entry.fields).query(from.item).nodes;
    if (node) return node.value;
    why.push(`fields: the path ${entry.fields} finds nothing`);
    return undefined;
  }
  const fields: Record<string, unknown> = {};
  for (const [name, written] of Object.entries(entry.fields))
    fields[name] = take(`fields.${name}`, fill(written, from), why);
  return fields;
}

/** Senders write times as RFC 3339, or count ms or seconds, as a number or in a string. */
function instant(found: unknown, unit: 'ms' | 's'): unknown {
  const number = typeof found === 'string' && /^\d+(?:\.\d+)?$/.test(found) ? Number(found) : found;
  return typeof number === 'number' ? number * (unit === 's' ? 1_000 : 1) : number;
}

import type { Labels, Signal } from '../signal.js';

const SPECIAL = /[%,=|]/;
const EACH_SPECIAL = /[%,=|]/g;

/** A sender's words for how bad it is: they change while the condition stays the same. */
const SEVERITIES: ReadonlySet<string> = new Set(['severity', 'level', 'priority']);

/**
 * What makes two observations the same condition: `<rule>|subject=…,sku=…`. Labels a signal does not have
 * are left out; `*` stands for all it has but its severity, or for the sender's own key (`dedup_key`) where there is
 * one. A drill never shares a condition with the real thing.
 * `known`: what the calendar says of the signal's show, for names the signal itself does not give.
 */
export function fingerprint(rule: string, by: readonly string[], signal: Signal, known?: Labels): string {
  let key = `${rule}|`;
  let first = true;
  const names = by.includes('*')
    ? [...new Set([...by.filter((name) => name !== '*'), ...labelNames(signal.labels)])]
    : by;
  for (const name of names) {
    const value = valueFor(name, signal) ?? (known && own(known, name));
    if (value === undefined || value === '') continue;
    key += first ? `${name}=${plain(value)}` : `,${name}=${plain(value)}`;
    first = false;
  }
  return signal.drill ? `${key}|drill` : key;
}

/** The key of one of several conditions in one: `<key>|claim=…`; the key itself where the part has no name. */
export function partKey(key: string, part: string): string {
  return part === '' ? key : `${key}|claim=${plain(part)}`;
}

/** The rule's id in a key. */
export function ruleOfKey(key: string): string {
  const end = key.indexOf('|');
  return end < 0 ? key : key.slice(0, end);
}

/** The names of what a key tells apart: `subject`, `sku`. */
export function namesOfKey(key: string): readonly string[] {
  const values = key.split('|')[1] ?? '';
  return values === '' ? [] : values.split(',').map((pair) => pair.slice(0, pair.indexOf('=')));
}

/** What a key tells apart, by its names: `{ source: 'wms', name: 'stock.available' }`. */
export function valuesOfKey(key: string): Labels {
  const values = key.split('|')[1] ?? '';
  if (values === '') return {};
  return Object.fromEntries(
    values.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), written(pair.slice(at + 1))];
    }),
  );
}

function valueFor(name: string, signal: Signal): string | undefined {
  if (name === 'subject') return signal.subject;
  if (name === 'name') return signal.name;
  if (name === 'source') return own(signal.labels, name) ?? signal.source;
  return own(signal.labels, name);
}

/** A sender's own key for a condition, unique within its source. When the condition ends, other labels may be missing. */
const SENDERS_KEY = 'dedup_key';

function labelNames(labels: Labels): readonly string[] {
  if (Object.hasOwn(labels, SENDERS_KEY)) return ['source', SENDERS_KEY];
  return Object.keys(labels)
    .filter((name) => !SEVERITIES.has(name))
    .sort();
}

function own(labels: Labels, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

// Values come from outside: one that holds a comma must not look like two labels.
function plain(value: string): string {
  return SPECIAL.test(value)
    ? value.replace(EACH_SPECIAL, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    : value;
}

function written(value: string): string {
  return value.replace(/%([0-9A-F]{2})/g, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

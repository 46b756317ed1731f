import type { Labels, Signal } from '../signal.js';

const SPECIAL = /[%,=|]/;
const EACH_SPECIAL = /[%,=|]/g;

/** A sender's words for how bad it is: they change while the condition stays the same. */
const SEVERITIES: ReadonlySet<string> = new Set(['severity', 'level', 'priority']);

/**
 * What makes two observations the same condition: `<rule>|subject=…,sku=…`. Labels a signal does not have
 * are left out; `*` stands for all it has but its severity. A drill never shares a condition with the real thing.
 */
export function fingerprint(rule: string, by: readonly string[], signal: Signal): string {
  let key = `${rule}|`;
  let first = true;
  const names = by.includes('*')
    ? [...new Set([...by.filter((name) => name !== '*'), ...labelNames(signal.labels)])]
    : by;
  for (const name of names) {
    const value = valueFor(name, signal);
    if (value === undefined || value === '') continue;
    key += first ? `${name}=${plain(value)}` : `,${name}=${plain(value)}`;
    first = false;
  }
  return signal.drill ? `${key}|drill` : key;
}

/** The rule's id in a key. */
export function ruleOfKey(key: string): string {
  const end = key.indexOf('|');
  return end < 0 ? key : key.slice(0, end);
}

function valueFor(name: string, signal: Signal): string | undefined {
  if (name === 'subject') return signal.subject;
  if (name === 'name') return signal.name;
  return own(signal.labels, name);
}

function labelNames(labels: Labels): readonly string[] {
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

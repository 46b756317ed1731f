import { isRecord } from '../wire/is-record.js';

/** What stands at a path of parsed JSON; undefined where it ends early. A number in the path picks from a list. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const part of path) {
    if (typeof part === 'number') here = Array.isArray(here) ? here[part] : undefined;
    else here = isRecord(here) && Object.hasOwn(here, part) ? here[part] : undefined;
  }
  return here;
}

/** A single value there as words; undefined for nothing, null, the empty string, lists and objects. */
export function words(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === 'string') return found === '' ? undefined : found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

/** A number there, also one written as a string (`"9.50"`), as shops write money; undefined where there is none. */
export function number(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = at(value, ...path);
  if (typeof found === 'number') return Number.isFinite(found) ? found : undefined;
  if (typeof found !== 'string' || !/^-?\d{1,15}(?:\.\d{1,10})?$/.test(found)) return undefined;
  return Number(found);
}

/** The list there; empty where there is none. */
export function items(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

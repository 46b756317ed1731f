import type { JSONValue } from 'json-p3';

/** Deeper than this, a path with `..` could be made to exhaust the stack. */
export const JSON_DEPTH = 64;

/** Is this what JSON.parse gives, and not nested deeper than paths are walked? */
export function isJson(value: unknown, depth = 0): value is JSONValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      if (depth >= JSON_DEPTH) return false;
      return (Array.isArray(value) ? value : Object.values(value)).every((inner) => isJson(inner, depth + 1));
    default:
      return false;
  }
}

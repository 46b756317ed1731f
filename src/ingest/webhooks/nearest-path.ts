import { distance } from 'fastest-levenshtein';
import type { JSONValue } from 'json-p3';

/** Paths that are looked at, and how deep: enough for any body a person reads. */
const PATHS = 5_000;
const DEPTH = 12;
const PLAIN = /^[A-Za-z_][\w-]*$/;

/** Of the paths into `value` that end at what is `wanted` (a single value, or a list or object), up to `n`. */
export function pathsInto(value: JSONValue, wanted: 'value' | 'items', n: number): readonly string[] {
  const paths: string[] = [];
  collect(value, '$', 0, wanted, paths);
  return paths.slice(0, n);
}

/** The path into `value` that one which finds nothing (`written`, from `$`) was probably meant to be; null: none is like it. */
export function nearestPath(written: string, value: JSONValue, wanted: 'value' | 'items'): string | null {
  const last = lastKey(written);
  let best: string | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const path of pathsInto(value, wanted, PATHS)) {
    // The name at the end says most: a path that ends alike may begin elsewhere.
    const unlike = unlikeness(lastKey(path), last);
    const score = unlike * 3 + distance(plain(path), plain(written));
    if (score >= bestScore || unlike > Math.max(1, Math.floor(last.length / 2))) continue;
    best = path;
    bestScore = score;
  }
  return best;
}

function unlikeness(a: string, b: string): number {
  const isPart = a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a));
  return isPart ? Math.min(1, distance(a, b)) : distance(a, b);
}

function collect(value: JSONValue, path: string, depth: number, wanted: 'value' | 'items', paths: string[]): void {
  if (paths.length >= PATHS || depth > DEPTH) return;
  const isItems = typeof value === 'object' && value !== null;
  if (depth > 0 && isItems === (wanted === 'items'))
    paths.push(wanted === 'items' && Array.isArray(value) ? `${path}[*]` : path);
  if (Array.isArray(value)) {
    const [first] = value;
    if (first !== undefined) collect(first, wanted === 'items' ? `${path}[*]` : `${path}[0]`, depth + 1, wanted, paths);
  } else if (isItems) {
    for (const [key, inner] of Object.entries(value))
      collect(inner, PLAIN.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`, depth + 1, wanted, paths);
  }
}

function lastKey(path: string): string {
  return (
    [...path.matchAll(/\.\.?([^.[\]]+)|\[["']([^"']*)["']\]/g)].at(-1)?.slice(1).find(Boolean)?.toLowerCase() ?? ''
  );
}

/** Without which item of a list is meant: that is not what a slip of the keyboard is about. */
function plain(path: string): string {
  return path.replace(/\[(?:\d+|\*)\]/g, '[]').toLowerCase();
}

import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';

/** Every problem of a value that did not fit its schema, as `[3].labels.region: expected a string, got number`. */
export function problemsOf(error: z.ZodError, value: unknown, prefix: string, known: readonly string[]): string[] {
  return error.issues.flatMap((issue) => problemOf(issue, value, prefix, known));
}

/** `labels`, `0`, `region` after `[3]` → `[3].labels[0].region`. */
export function pathOf(prefix: string, path: readonly PropertyKey[]): string {
  let out = prefix;
  for (const part of path) {
    if (typeof part === 'number') out += `[${part}]`;
    else out += out === '' ? String(part) : `.${String(part)}`;
  }
  return out;
}

/** One problem; at the top of a body there is no path to name. */
export function problem(path: string, what: string): string {
  return path === '' ? what : `${path}: ${what}`;
}

function problemOf(issue: z.core.$ZodIssue, value: unknown, prefix: string, known: readonly string[]): string[] {
  const at = pathOf(prefix, issue.path);
  const found = valueAt(value, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [problem(at, `expected ${withArticle(issue.expected)}, got ${typeName(found)}`)];
    case 'too_big':
      return [problem(at, `is ${sizeOf(found, issue.origin)}; at most ${issue.maximum} ${unitOf(issue.origin)}`)];
    case 'too_small':
      if (issue.origin === 'string' && found === '') return [problem(at, 'is empty')];
      return [problem(at, `is ${sizeOf(found, issue.origin)}; at least ${issue.minimum} ${unitOf(issue.origin)}`)];
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem(pathOf(at, [key]), `is not known here${suggestion(key, known)}`));
    case 'invalid_value':
      return [problem(at, `expected ${issue.values.map(String).join(' or ')}, got ${shown(found)}`)];
    case 'invalid_union':
      return [problem(at, unionProblem(issue, found))];
    case 'invalid_key':
      return [problem(at, `the name ${shown(issue.path.at(-1))} ${issue.issues[0]?.message ?? 'may not be used'}`)];
    case 'custom':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
      return [problem(at, issue.message)];
  }
}

function unionProblem(issue: z.core.$ZodIssueInvalidUnion, found: unknown): string {
  if (issue.discriminator !== undefined) {
    const words = 'metric, text, fact, alert, heartbeat';
    return found === undefined ? `is missing; one of ${words}` : `expected one of ${words}, got ${shown(found)}`;
  }
  return `expected a string or a number, got ${typeName(found)}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}

function typeName(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number out of range';
  return typeof value;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeName(value);
}

function withArticle(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

function sizeOf(value: unknown, origin: string): string {
  if (typeof value === 'string') return `${value.length} characters long`;
  if (Array.isArray(value)) return `${value.length} long`;
  return origin === 'number' || origin === 'int' ? String(value) : 'too large';
}

function unitOf(origin: string): string {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'items' : '';
}

function suggestion(key: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(key, [...known]);
  return distance(key, near) <= Math.max(1, Math.floor(key.length / 3)) ? `; did you mean "${near}"?` : '';
}

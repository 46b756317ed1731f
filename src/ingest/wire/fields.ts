import { isUnsafeName, LIMITS } from './limits.js';

/**
 * The first thing in parsed JSON that a fact cannot hold, as path and reason; null where there is none.
 * Looks no deeper than the limit, so a body made of brackets cannot exhaust the stack.
 */
export function problemInFields(value: unknown, path: readonly (string | number)[] = []): FieldProblem | null {
  if (value === null || typeof value !== 'object') return null;
  if (path.length >= LIMITS.depth) return { path, message: `is nested deeper than ${LIMITS.depth} levels` };
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const found = problemInFields(value[i], [...path, i]);
      if (found) return found;
    }
    return null;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (isUnsafeName(name)) return { path: [...path, name], message: 'is a name that may not be used' };
    const found = problemInFields(inner, [...path, name]);
    if (found) return found;
  }
  return null;
}

export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

import { z } from 'zod';
import type { Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { YamlFile } from './yaml-file.js';
import { zodProblems } from './zod-problems.js';

/**
 * The entries of a list at a path, one by one, so that one that is wrong hides nothing of the others. `whole` is the
 * schema of the file: what keys there are is told from it. Ids of wrong entries go into `broken`.
 */
export function listed<T extends z.ZodType>(
  file: YamlFile,
  path: readonly PropertyKey[],
  given: unknown,
  whole: z.ZodType,
  schema: T,
  problems: ConfigProblem[],
  broken: Set<string>,
): readonly Placed<z.output<T>>[] {
  const entries = z.array(z.unknown()).safeParse(given);
  if (!entries.success) {
    problems.push(...zodProblems(file, whole, placedAt(path, entries.error.issues)));
    return [];
  }
  return entries.data.flatMap((one, i) => {
    const result = schema.safeParse(one);
    const at = [...path, i];
    if (result.success) return [{ file, path: at, entry: result.data }];
    const id: unknown = file.valueAt([...at, 'id']);
    if (typeof id === 'string' || typeof id === 'number') broken.add(String(id));
    problems.push(...zodProblems(file, whole, placedAt(at, result.error.issues)));
    return [];
  });
}

/** The same for a map of entries by their ids. */
export function mapped<T extends z.ZodObject>(
  file: YamlFile,
  path: readonly PropertyKey[],
  given: unknown,
  whole: z.ZodType,
  ids: z.ZodType<string>,
  schema: T,
  problems: ConfigProblem[],
  broken: Set<string>,
): readonly Placed<z.output<T> & { readonly id: string }>[] {
  const entries = z.record(z.string(), z.unknown()).safeParse(given);
  if (!entries.success) {
    problems.push(...zodProblems(file, whole, placedAt(path, entries.error.issues)));
    return [];
  }
  return Object.entries(entries.data).flatMap(([id, one]) => {
    const at = [...path, id];
    const named = ids.safeParse(id);
    const result = schema.safeParse(one ?? {});
    if (named.success && result.success) return [{ file, path: at, entry: { ...result.data, id } }];
    broken.add(id);
    const issues = [...(named.error?.issues ?? []), ...(result.error?.issues ?? [])];
    problems.push(...zodProblems(file, whole, placedAt(at, issues)));
    return [];
  });
}

function placedAt(path: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommentModelFile, commentModelSchema } from '../domain/opinion/model.js';
import type { Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { RuleEntry } from './schema/rule.js';

export interface CommentModels {
  /** By their path, as the rules write it. */
  readonly models: ReadonlyMap<string, CommentModelFile>;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the models that opinion rules name; their weights stay packed until a comment comes. */
export function readCommentModels(folder: string, rules: readonly Placed<RuleEntry>[]): CommentModels {
  const models = new Map<string, CommentModelFile>();
  const problems: ConfigProblem[] = [];
  for (const { file, path, entry } of rules) {
    if (entry.kind !== 'opinion' || entry.model === undefined || models.has(entry.model)) continue;
    const name = entry.model;
    const refuse = (key: string, why: string) =>
      problems.push(
        file.problem(
          [...path, 'model'],
          { key, params: { path: name, why } },
          {
            key: 'config.mend.no-model',
            params: { path: name },
          },
        ),
      );
    let written: unknown;
    try {
      written = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      refuse('config.no-model', error instanceof Error ? error.message : String(error));
      continue;
    }
    const read = commentModelSchema.safeParse(written);
    if (read.success) models.set(name, read.data);
    else refuse('config.wrong-model', read.error.issues[0]?.message ?? '');
  }
  return { models, problems };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RuleCase } from '../../domain/trial/rule-case.js';
import type { ConfigProblem } from '../problem.js';
import { YamlFile } from '../yaml-file.js';
import { didYouMean, zodProblems } from '../zod-problems.js';
import { caseSchema } from './case-schema.js';

/** A case and where it stands. */
export interface PlacedCase {
  readonly file: string;
  readonly line: number;
  readonly rule: RuleCase;
}

/** Reads every `*.tests.yaml` of some folders. `rules`: ids there are; a case for another one is a problem. */
export function loadCases(
  folders: readonly string[],
  rules: readonly string[],
): { readonly cases: readonly PlacedCase[]; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const cases: PlacedCase[] = [];
  for (const name of folders.flatMap(filesIn)) {
    const file = new YamlFile(name, readFileSync(name, 'utf8'));
    problems.push(...file.syntaxProblems());
    const entries = z.array(z.unknown()).safeParse(file.value ?? []);
    if (!entries.success) problems.push(...zodProblems(file, z.array(caseSchema), entries.error.issues));
    for (const [i, given] of (entries.data ?? []).entries()) {
      const read = caseSchema.safeParse(given);
      if (!read.success) {
        const issues = read.error.issues.map((issue) => ({ ...issue, path: [i, ...issue.path] }));
        problems.push(...zodProblems(file, z.array(caseSchema), issues));
      } else if (!rules.includes(read.data.rule)) {
        const say = { key: 'trial.unknown-rule', params: { rule: read.data.rule } };
        problems.push(file.problem([i, 'rule'], say, didYouMean(read.data.rule, rules)));
      } else cases.push({ file: name, line: file.place([i]).line, rule: read.data });
    }
  }
  return { cases, problems };
}

/** A folder that is not there holds none. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.tests.yaml'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

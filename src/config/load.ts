import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lang, Say } from '../domain/text.js';
import { checkSchema } from '../ingest/checks/schema.js';
import { type Assembled, assemble } from './assemble.js';
import { readCommentModels } from './comment-models.js';
import { crossProblems } from './cross-checks.js';
import { listed } from './entries.js';
import { overridden } from './overrides.js';
import { packNames, packsOf } from './packs.js';
import type { Parsed, Placed } from './parsed.js';
import { type ConfigProblem, inOrder } from './problem.js';
import { readPeople } from './read-people.js';
import { type House, houseSchema } from './schema/house.js';
import { oncallSchema } from './schema/oncall.js';
import { resourceSchema } from './schema/resource.js';
import { ruleSchema } from './schema/rule.js';
import { termListSchema } from './schema/terms.js';
import { YamlFile } from './yaml-file.js';
import { zodProblems } from './zod-problems.js';

export type { ConfigProblem } from './problem.js';

/** The whole configuration, checked and ready for use. */
export interface LoadedConfig extends Assembled {
  /** Where rules were read, and cases stand beside them: the configuration's own folder, then those of its packs. */
  readonly ruleFolders: readonly string[];
}

/** What loading came to: the configuration, or everything that is wrong with it. */
export type Loading =
  | { readonly ok: true; readonly config: LoadedConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const MAX_BYTES = 2_000_000;

/**
 * Reads a folder: `tocsin.yaml`, `people.yaml`, `oncall.yaml`, `resources.yaml`, `rules/*.yaml`, `checks/*.yaml`, `terms/<jurisdiction>/<list>.yaml`, and
 * those of the packs that are switched on. All problems of all files at once.
 * `secret` looks up a secret the configuration names; undefined where it is not set. `lang` stands in place of the house's own;
 * `packs: 'all'` switches every pack on that there is.
 */
export function loadConfig(
  folder: string,
  secret: (name: string) => string | undefined,
  lang: Lang | null = null,
  packs: 'named' | 'all' = 'named',
): Loading {
  const problems: ConfigProblem[] = [];
  const broken = new Set<string>();
  const house = one(folder, 'tocsin.yaml', houseSchema, problems);
  const peopleFile = read(folder, 'people.yaml', problems);
  const who = readPeople(peopleFile, problems, broken);
  const oncall = optional(folder, 'oncall.yaml', oncallSchema, problems);
  const resourceFiles = existsSync(join(folder, 'resources.yaml')) ? ['resources.yaml'] : [];
  const resources = list(folder, resourceFiles, resourceSchema, problems, broken);
  const switchedOn = house
    ? packsOf(folder, packs === 'all' ? withPacks(house, packNames(folder)) : house)
    : { packs: [], problems: [] };
  problems.push(...switchedOn.problems);
  const homes = [{ folder, path: '' }, ...switchedOn.packs];
  const all = <T extends z.ZodType>(sub: string, schema: T): readonly Placed<z.output<T>>[] =>
    homes.flatMap((home) => {
      const names = namesIn(home.folder, join(home.path, sub), problems);
      return list(home.folder, names, schema, problems, broken);
    });
  const { rules, problems: unfit } = overridden(all('rules', ruleSchema));
  problems.push(...unfit);
  const checks = all('checks', checkSchema);
  const terms = homes.flatMap((home) =>
    termFiles(home.folder, join(home.path, 'terms'), problems).flatMap((name) => {
      const found = one(home.folder, name, termListSchema, problems);
      if (!found)
        broken.add(
          name
            .split('/')
            .slice(-2)
            .join('/')
            .replace(/\.ya?ml$/, ''),
        );
      return found ? [found] : [];
    }),
  );
  const { models, problems: unread } = readCommentModels(folder, rules);
  problems.push(...unread);
  if (!house || !oncall || !who) return { ok: false, problems: inOrder(problems) };
  // Entries that stand by themselves are held against each other even while others are still wrong.
  const parsed: Parsed = {
    house,
    ...who,
    resources,
    oncall,
    rules,
    checks,
    terms,
    models,
    broken,
  };
  problems.push(...crossProblems(parsed));
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const ruleFolders = homes.map((home) => join(home.folder, home.path, 'rules'));
  return { ok: true, config: { ...assemble(lang ? inLang(parsed, lang) : parsed, secret), ruleFolders } };
}

function withPacks(house: Placed<House>, packs: string[]): Placed<House> {
  return { ...house, entry: { ...house.entry, packs } };
}

function inLang(parsed: Parsed, lang: Lang): Parsed {
  return { ...parsed, house: { ...parsed.house, entry: { ...parsed.house.entry, lang } } };
}

function one<T extends z.ZodType>(
  folder: string,
  name: string,
  schema: T,
  problems: ConfigProblem[],
): Placed<z.output<T>> | null {
  const file = read(folder, name, problems);
  if (!file) return null;
  const result = schema.safeParse(file.value ?? {});
  if (result.success) return { file, path: [], entry: result.data };
  problems.push(...zodProblems(file, schema, result.error.issues));
  return null;
}

/** A file that need not be there: then it is as an empty one. */
function optional<T extends z.ZodType>(
  folder: string,
  name: string,
  schema: T,
  problems: ConfigProblem[],
): Placed<z.output<T>> | null {
  if (existsSync(join(folder, name))) return one(folder, name, schema, problems);
  return { file: new YamlFile(name, ''), path: [], entry: schema.parse({}) };
}

function list<T extends z.ZodType>(
  folder: string,
  names: readonly string[],
  schema: T,
  problems: ConfigProblem[],
  broken: Set<string>,
): readonly Placed<z.output<T>>[] {
  return names.flatMap((name) => {
    const file = read(folder, name, problems);
    if (!file || file.value === null || file.value === undefined) return [];
    return listed(file, [], file.value, z.array(schema), schema, problems, broken);
  });
}

function read(folder: string, name: string, problems: ConfigProblem[]): YamlFile | null {
  let text: string;
  try {
    text = readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    problems.push(unreadable(name, folder, error));
    return null;
  }
  if (text.length > MAX_BYTES) {
    problems.push({ ...unreadable(name, folder, null), say: { key: 'config.too-long', params: { name } } });
    return null;
  }
  const file = new YamlFile(name, text);
  const wrong = file.syntaxProblems();
  problems.push(...wrong);
  return wrong.length > 0 ? null : file;
}

/** Sorted, so that the order of rules does not depend on the file system. A folder that is not there is empty. */
function namesIn(folder: string, sub: string, problems: ConfigProblem[]): readonly string[] {
  try {
    const names = readdirSync(join(folder, sub)).filter(isConfig);
    return names.sort().map((name) => `${sub}/${name}`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') problems.push(unreadable(sub, folder, error));
    return [];
  }
}

/** A folder for each jurisdiction. */
function termFiles(folder: string, sub: string, problems: ConfigProblem[]): readonly string[] {
  try {
    const kept = readdirSync(join(folder, sub), { withFileTypes: true }).filter((each) => each.isDirectory());
    return kept
      .map((each) => each.name)
      .sort()
      .flatMap((name) => namesIn(folder, `${sub}/${name}`, problems));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') problems.push(unreadable(sub, folder, error));
    return [];
  }
}

/** Cases of rules stand beside them and are no configuration. */
function isConfig(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.startsWith('.') && !/\.tests\.ya?ml$/.test(name);
}

function unreadable(name: string, folder: string, error: unknown): ConfigProblem {
  const say: Say =
    codeOf(error) === 'ENOENT'
      ? { key: 'config.no-file', params: { name, folder } }
      : { key: 'config.unreadable', params: { name, why: codeOf(error) ?? String(error) } };
  return { file: name, line: 1, column: 1, path: '', say, mend: { key: 'config.mend.no-file', params: { name } } };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

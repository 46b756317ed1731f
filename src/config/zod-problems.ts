import type { z } from 'zod';
import type { Say, SayParam } from '../domain/text.js';
import { knownKeys, knownKinds } from './known-keys.js';
import { nearest } from './nearest.js';
import type { ConfigProblem } from './problem.js';
import { refusalOf } from './schema/refuse.js';
import type { YamlFile } from './yaml-file.js';

/** Tells in our words, with file and line, what a schema found wrong. */
export function zodProblems(
  file: YamlFile,
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
): readonly ConfigProblem[] {
  return issues.flatMap((issue) => problemsOf(file, schema, issue, issue.path));
}

function problemsOf(
  file: YamlFile,
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  path: readonly PropertyKey[],
): readonly ConfigProblem[] {
  const refusal = refusalOf(issue);
  if (refusal) return [file.problem(path, refusal.say, refusal.mend)];
  const value = file.valueAt(path);
  // One word may stand for a list of one: what is wrong with the item is wrong with the word.
  if (value === undefined && path.at(-1) === 0) {
    const whole = file.valueAt(path.slice(0, -1));
    if (whole !== undefined && !Array.isArray(whole)) return problemsOf(file, schema, issue, path.slice(0, -1));
  }
  const got = shown(value, path);
  // Nothing of it is shown: it may be the secret.
  if (issue.code === 'invalid_format' && NAMES_OF_SECRETS.test(String(path.at(-1))))
    return [file.problem(path, { key: 'config.env-name' }, { key: 'config.mend.env-name' })];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = knownKeys(schema, file.value, path);
        return file.problem(
          [...path, key],
          { key: 'config.unknown-key', params: { key } },
          didYouMean(key, known),
          'key',
        );
      });
    case 'invalid_type':
      if (value === undefined) {
        const name = String(path.at(-1) ?? '');
        const say: Say = path.length > 0 ? { key: 'config.missing', params: { name } } : { key: 'config.empty' };
        return [
          file.problem(path, say, {
            key: 'config.mend.missing',
            params: { name, expected: expected([issue.expected]) },
          }),
        ];
      }
      return [
        file.problem(
          path,
          { key: 'config.type', params: { got } },
          { key: 'config.mend.type', params: { expected: expected([issue.expected]) } },
        ),
      ];
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (value === undefined) {
        const say = { key: 'config.missing', params: { name: String(path.at(-1) ?? '') } };
        return [file.problem(path, say, didYouMean('', known))];
      }
      return [file.problem(path, { key: 'config.value', params: { got } }, didYouMean(String(value), known))];
    }
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const at = path.at(-1) === issue.discriminator ? path.slice(0, -1) : path;
        const known = knownKinds(schema, file.value, at, issue.discriminator);
        const kind = file.valueAt([...at, issue.discriminator]);
        const say: Say =
          kind === undefined
            ? { key: 'config.missing', params: { name: issue.discriminator } }
            : { key: 'config.value', params: { got: shown(kind, path) } };
        return [file.problem([...at, issue.discriminator], say, didYouMean(String(kind ?? ''), known))];
      }
      return unionProblems(file, schema, issue, path);
    }
    case 'too_small':
      return [
        file.problem(
          path,
          { key: 'config.too-small', params: { got, least: Number(issue.minimum), origin: issue.origin } },
          { key: 'config.mend.too-small', params: { least: Number(issue.minimum), origin: issue.origin } },
        ),
      ];
    case 'too_big':
      return [
        file.problem(
          path,
          { key: 'config.too-big', params: { got, most: Number(issue.maximum), origin: issue.origin } },
          { key: 'config.mend.too-big', params: { most: Number(issue.maximum), origin: issue.origin } },
        ),
      ];
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => problemsOf(file, schema, inner, [...path, ...inner.path]));
    case 'invalid_format':
    case 'not_multiple_of':
    case 'custom':
      return [
        file.problem(
          path,
          { key: 'config.custom', params: { got, message: issue.message } },
          { key: 'config.mend.custom' },
        ),
      ];
  }
}

// Of several shapes that would do, the one the writer came nearest to.
function unionProblems(
  file: YamlFile,
  schema: z.ZodType,
  issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
): readonly ConfigProblem[] {
  const shallow = issue.errors.every((branch) =>
    branch.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  if (shallow || issue.errors.length === 0) {
    const value = file.valueAt(path);
    const types = issue.errors.flatMap((branch) =>
      branch.flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : [])),
    );
    const wanted = expected(types);
    if (value === undefined) {
      const name = String(path.at(-1) ?? '');
      return [
        file.problem(
          path,
          { key: 'config.missing', params: { name } },
          { key: 'config.mend.missing', params: { name, expected: wanted } },
        ),
      ];
    }
    return [
      file.problem(
        path,
        { key: 'config.type', params: { got: shown(value, path) } },
        { key: 'config.mend.type', params: { expected: wanted } },
      ),
    ];
  }
  const branches = issue.errors.filter(
    (branch) => !branch.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  const best = branches.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return best.flatMap((one) => problemsOf(file, schema, one, [...path, ...one.path]));
}

/** How to mend a word that is not known. */
export function didYouMean(word: string, known: readonly string[]): Say {
  const near = nearest(word, known);
  if (near !== null) return { key: 'config.mend.did-you-mean', params: { near, known: known.join(', ') } };
  return known.length > 0
    ? { key: 'config.mend.known', params: { known: known.join(', ') } }
    : { key: 'config.mend.remove' };
}

function expected(types: readonly string[]): SayParam {
  const [first = 'other', ...rest] = [...new Set(types)].map(
    (type): Say => ({ key: 'config.expected', params: { type } }),
  );
  if (typeof first === 'string') return first;
  return { say: rest.reduce((a, b) => ({ key: 'config.or', params: { a: { say: a }, b: { say: b } } }), first) };
}

/** Where names of environment variables belong, the secret itself is what is written there by mistake. */
const NAMES_OF_SECRETS = /(?:^|_)env$/;
/** `user:password@` in an address. */
const USER = /(:\/\/)[^/?#\s]*@/g;

/** What stands there, as it may be told in a chat and in a log: without what is, or may be, a secret. */
function shown(value: unknown, path: readonly PropertyKey[]): string {
  if (path.some((part) => NAMES_OF_SECRETS.test(String(part)))) return '…';
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(USER, '$1…@');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

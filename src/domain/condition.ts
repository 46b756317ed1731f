import { baseEnvironment } from './expression.js';
import type { JsonObject } from './json.js';
import type { Labels } from './signal.js';

/** Does it hold? `unknown`: it names a field that is not there, so nobody knows. */
export type Condition = (fields: JsonObject, labels: Labels) => boolean | 'unknown';

/**
 * Compiles a CEL condition over `fields` (of a fact, any JSON), `labels` and constants.
 * Throws an Error saying what is wrong with it.
 */
export function compileCondition(text: string, constants: Readonly<Record<string, number>>): Condition {
  const env = baseEnvironment().clone();
  env.registerVariable('fields', 'map<string, dyn>');
  for (const name of Object.keys(constants)) env.registerVariable(name, 'double');
  const parsed = env.parse(text);
  const checked = parsed.check();
  if (!checked.valid) throw new Error(checked.error?.message ?? 'it does not fit together');
  if (checked.type !== 'bool' && checked.type !== 'dyn')
    throw new Error(`it yields ${String(checked.type)}, not true or false`);
  return (fields, labels) => {
    try {
      const result: unknown = parsed({ ...constants, fields, labels });
      return typeof result === 'boolean' ? result : 'unknown';
    } catch {
      return 'unknown';
    }
  };
}

/** What is wrong with a condition, in one line; null where nothing is. */
export function conditionProblem(text: string, constants: Readonly<Record<string, number>>): string | null {
  try {
    compileCondition(text, constants);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.split('\n')[0] ?? message;
  }
}

const FIELD = /\bfields\.([A-Za-z_]\w*)/g;

/** The fields a condition names, in their order. */
export function fieldsNamed(text: string): readonly string[] {
  return [...new Set([...text.matchAll(FIELD)].flatMap((match) => match[1] ?? []))];
}

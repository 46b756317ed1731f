import { Environment } from '@marcbachmann/cel-js';
import type { Labels } from './signal.js';

/** Numbers an expression may name besides the rule's own constants. */
export const EXPRESSION_NUMBERS = [
  'value',
  'threshold',
  'left_minutes',
  'exposure',
  'count',
  'rate',
  'stock',
  'inbound',
] as const;
export type ExpressionNumbers = Readonly<Partial<Record<string, number>>>;

/** What expressions are given, in the one object CEL looks names up in. */
export type Scope = Record<string, number | Labels>;
/** A number worked out from a finding's numbers and labels; null where it cannot be (a label is missing, a division by 0). */
export type Expression = (scope: Scope) => number | null;

/** A scope with a rule's constants; `fillScope` puts a finding's numbers and labels in. */
export function emptyScope(constants: Readonly<Record<string, number>>): Scope {
  return { ...ZEROS, ...constants, labels: {} };
}

/** The same object serves every finding of a rule: making one for each cost as much as the arithmetic. */
export function fillScope(scope: Scope, numbers: ExpressionNumbers, labels: Labels): void {
  for (const name of EXPRESSION_NUMBERS) scope[name] = numbers[name] ?? 0;
  scope.labels = labels;
}

const base = sharedEnvironment();

/** CEL with whole numbers and fractions mixed, and our functions; clone it before anything is registered. */
export function baseEnvironment(): Environment {
  return base;
}

/**
 * Compiles a CEL expression that yields a number. Whole numbers and fractions mix freely, `min`, `max` and
 * `clamp(x, low, high)` are there, and so are the rule's constants by name.
 * Throws an Error saying what is wrong with it.
 */
export function compileExpression(text: string, constants: Readonly<Record<string, number>>): Expression {
  const env = base.clone();
  for (const name of Object.keys(constants)) env.registerVariable(name, 'double');
  const parsed = env.parse(text);
  const checked = parsed.check();
  if (!checked.valid) throw new Error(checked.error?.message ?? 'it does not fit together');
  if (checked.type !== 'double' && checked.type !== 'int' && checked.type !== 'dyn') {
    throw new Error(`it yields ${String(checked.type)}, not a number`);
  }
  return (scope) => {
    try {
      const result: unknown = parsed(scope);
      const number = typeof result === 'bigint' ? Number(result) : result;
      return typeof number === 'number' && Number.isFinite(number) ? number : null;
    } catch {
      return null;
    }
  };
}

/** What is wrong with an expression, in one line; null where nothing is. */
export function expressionProblem(text: string, constants: Readonly<Record<string, number>>): string | null {
  try {
    compileExpression(text, constants);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.split('\n')[0] ?? message;
  }
}

/** May a constant have this name? */
export function constantNameProblem(name: string): string | null {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) return 'use small letters, digits and _, beginning with a letter';
  if (name === 'labels' || (EXPRESSION_NUMBERS as readonly string[]).includes(name))
    return 'that name is taken by what expressions are given';
  return null;
}

const ZEROS: Readonly<Record<string, number>> = Object.fromEntries(EXPRESSION_NUMBERS.map((name) => [name, 0]));

function sharedEnvironment(): Environment {
  const env = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40 } });
  type Mixed = number | bigint;
  const operators = {
    '+': (a: Mixed, b: Mixed) => Number(a) + Number(b),
    '-': (a: Mixed, b: Mixed) => Number(a) - Number(b),
    '*': (a: Mixed, b: Mixed) => Number(a) * Number(b),
    '/': (a: Mixed, b: Mixed) => Number(a) / Number(b),
  };
  for (const [sign, work] of Object.entries(operators)) {
    env.registerOperator(`double ${sign} int`, work);
    env.registerOperator(`int ${sign} double`, work);
  }
  env.registerOperator('double == int', (a: Mixed, b: Mixed) => Number(a) === Number(b));
  const kinds = ['double', 'int'];
  for (const a of kinds) {
    for (const b of kinds) {
      env.registerFunction(`min(${a}, ${b}): double`, (x: Mixed, y: Mixed) => Math.min(Number(x), Number(y)));
      env.registerFunction(`max(${a}, ${b}): double`, (x: Mixed, y: Mixed) => Math.max(Number(x), Number(y)));
      for (const c of kinds) {
        env.registerFunction(`clamp(${a}, ${b}, ${c}): double`, (x: Mixed, low: Mixed, high: Mixed) =>
          Math.min(Math.max(Number(x), Number(low)), Number(high)),
        );
      }
    }
  }
  for (const name of EXPRESSION_NUMBERS) env.registerVariable(name, 'double');
  return env.registerVariable('labels', 'map<string, string>');
}

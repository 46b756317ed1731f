import {
  compileExpression,
  type Expression,
  type ExpressionNumbers,
  emptyScope,
  fillScope,
  type Scope,
} from './expression.js';
import type { Figures } from './finding.js';
import { type MoneyAtRisk, total } from './money.js';
import type { FigureExpressions, MatrixRow } from './rule.js';
import type { Labels } from './signal.js';
import type { Say } from './text.js';

const PARTS = ['probability', 'exposure', 'direct', 'indirect'] as const;
type Part = (typeof PARTS)[number];

/** A rule's expressions, made ready. */
export interface CompiledFigures {
  readonly currency: string;
  readonly written: Readonly<Partial<Record<Part, string>>>;
  readonly work: Readonly<Partial<Record<Part, Expression>>>;
  readonly scope: Scope;
}

/** What the expressions gave; a figure that could not be worked out is absent and named in `failed`. */
export interface WorkedFigures {
  readonly probability?: number;
  readonly exposure?: number;
  readonly money?: MoneyAtRisk;
  readonly failed: readonly string[];
}

/** Throws where an expression is not one. */
export function compileFigures(given: FigureExpressions, constants: Readonly<Record<string, number>>): CompiledFigures {
  const work: Partial<Record<Part, Expression>> = {};
  const written: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const text = given[part];
    if (text === undefined) continue;
    written[part] = text;
    work[part] = compileExpression(text, constants);
  }
  return { currency: given.currency, written, work, scope: emptyScope(constants) };
}

/** Works the figures out: probability is kept to 0…1, money (major units in the expression) becomes minor units, never below 0. */
export function workFigures(compiled: CompiledFigures, numbers: ExpressionNumbers, labels: Labels): WorkedFigures {
  const failed: string[] = [];
  const { scope } = compiled;
  fillScope(scope, numbers, labels);
  const run = (part: Part): number | undefined => {
    const expression = compiled.work[part];
    if (!expression) return undefined;
    const result = expression(scope);
    if (result === null) failed.push(part);
    return result ?? undefined;
  };
  const exposure = run('exposure');
  if (exposure !== undefined) scope.exposure = exposure;
  const probability = run('probability');
  const direct = run('direct');
  const indirect = run('indirect');
  const money =
    direct === undefined && indirect === undefined
      ? undefined
      : {
          direct: toMinor(direct ?? 0, compiled.currency),
          indirect: toMinor(indirect ?? 0, compiled.currency),
          currency: compiled.currency,
        };
  // Written out, here and where these are used: an object of one shape costs a fraction of one that is spread together.
  return {
    probability: probability === undefined ? undefined : Math.min(1, Math.max(0, probability)),
    exposure,
    money,
    failed,
  };
}

/** The arithmetic, line by line, and what the matrix makes of it. */
export function figureReasons(
  compiled: CompiledFigures,
  figures: Figures,
  failed: readonly string[],
  row: MatrixRow | null,
): readonly Say[] {
  const reasons: Say[] = [];
  const { written } = compiled;
  if (figures.exposure !== undefined && written.exposure)
    reasons.push({ key: 'why.figure.exposure', params: { expression: written.exposure, exposure: figures.exposure } });
  if (figures.probability !== undefined && written.probability)
    reasons.push({
      key: 'why.figure.probability',
      params: { expression: written.probability, probability: { ratio: figures.probability } },
    });
  if (figures.money) {
    const { direct, indirect, currency } = figures.money;
    if (written.direct)
      reasons.push({
        key: 'why.figure.direct',
        params: { expression: written.direct, money: { minor: direct, currency } },
      });
    if (written.indirect)
      reasons.push({
        key: 'why.figure.indirect',
        params: { expression: written.indirect, money: { minor: indirect, currency } },
      });
    const sum = {
      direct: { minor: direct, currency },
      indirect: { minor: indirect, currency },
      total: { minor: total(figures.money), currency },
    };
    if (written.direct && written.indirect) reasons.push({ key: 'why.figure.money', params: sum });
  }
  for (const part of failed) reasons.push({ key: 'why.figure.failed', params: { figure: part } });
  if (row && figures.money && figures.probability !== undefined) {
    const { currency } = figures.money;
    reasons.push({
      key: 'why.matrix',
      params: {
        probability: { ratio: figures.probability },
        money: { minor: total(figures.money), currency },
        level: row.level,
        rowProbability: { ratio: row.probability },
        rowMoney: { minor: row.money, currency },
      },
    });
  }
  return reasons;
}

const digits = new Map<string, number>();

/** How many digits of a currency's minor unit stand behind the point: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    try {
      known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      known = 2;
    }
    digits.set(currency, known);
  }
  return known;
}

/** Major units to whole minor ones; below 0 there is nothing at risk. */
export function toMinor(major: number, currency: string): number {
  return Math.max(0, Math.round(major * 10 ** minorDigits(currency)));
}

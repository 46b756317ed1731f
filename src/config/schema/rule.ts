import { z } from 'zod';
import { conditionProblem } from '../../domain/condition.js';
import { constantNameProblem, expressionProblem } from '../../domain/expression.js';
import { outOfOrder } from './parts.js';
import { refuse } from './refuse.js';
import { absenceSchema } from './rules/absence.js';
import { anomalySchema } from './rules/anomaly.js';
import { burstSchema } from './rules/burst.js';
import { changeSchema } from './rules/change.js';
import { compositeSchema } from './rules/composite.js';
import { concentrationSchema } from './rules/concentration.js';
import { expirySchema } from './rules/expiry.js';
import { factSchema } from './rules/fact.js';
import { indexSchema } from './rules/index-score.js';
import { opinionSchema } from './rules/opinion.js';
import { ratioSchema } from './rules/ratio.js';
import { runwaySchema } from './rules/runway.js';
import { staleStockSchema } from './rules/stale-stock.js';
import { textSchema } from './rules/text.js';
import { thresholdSchema } from './rules/threshold.js';
import { traceSchema } from './rules/trace.js';
import { upstreamSchema } from './rules/upstream.js';

/** One rule as written in YAML; `toRule` makes it a Rule. */
export const ruleSchema = z
  .discriminatedUnion('kind', [
    thresholdSchema,
    burstSchema,
    absenceSchema,
    anomalySchema,
    runwaySchema,
    textSchema,
    upstreamSchema,
    changeSchema,
    ratioSchema,
    expirySchema,
    staleStockSchema,
    concentrationSchema,
    compositeSchema,
    indexSchema,
    factSchema,
    traceSchema,
    opinionSchema,
  ])
  .superRefine((entry, ctx) => {
    expressions(entry, ctx);
    conditions(entry, ctx);
    order(entry, ctx);
    pointless(entry, ctx);
  });
export type RuleEntry = z.output<typeof ruleSchema>;

type Refuse = Parameters<typeof refuse>[0];

function expressions(entry: RuleEntry, ctx: Refuse): void {
  for (const name of Object.keys(entry.constants)) {
    const why = constantNameProblem(name);
    if (why)
      refuse(ctx, { key: 'config.constant', params: { name } }, { key: 'config.mend.constant' }, ['constants', name]);
  }
  for (const part of ['probability', 'exposure', 'direct', 'indirect'] as const) {
    const text = entry.figures?.[part];
    const why = text === undefined ? null : expressionProblem(text, entry.constants);
    if (why)
      refuse(ctx, { key: 'config.expression', params: { text: text ?? '', why } }, { key: 'config.mend.expression' }, [
        'figures',
        part,
      ]);
  }
}

// A graver level that is reached before a slighter one is a slip of the pen.
// No default: a condition may be anything, and a fact rule has no values that could be out of order.
function conditions(entry: RuleEntry, ctx: Refuse): void {
  if (entry.kind !== 'fact' && entry.kind !== 'trace') return;
  const check = (given: (typeof entry)['conditions'], path: PropertyKey[]) => {
    for (const [level, text] of Object.entries(given)) {
      const why = text === undefined ? null : conditionProblem(text, entry.constants);
      if (why)
        refuse(ctx, { key: 'config.condition', params: { text: text ?? '', why } }, { key: 'config.mend.condition' }, [
          ...path,
          level,
        ]);
    }
  };
  check(entry.conditions, ['conditions']);
  if (entry.kind === 'fact')
    for (const [i, one] of entry.elastic.entries()) check(one.conditions, ['elastic', i, 'conditions']);
}

function order(entry: RuleEntry, ctx: Refuse): void {
  if (
    entry.kind === 'composite' ||
    entry.kind === 'text' ||
    entry.kind === 'upstream' ||
    entry.kind === 'fact' ||
    entry.kind === 'trace'
  )
    return;
  const down = goesDown(entry);
  const check = (levels: (typeof entry)['levels'], path: PropertyKey[]) => {
    const pair = outOfOrder(levels, down ? 'down' : 'up');
    if (!pair) return;
    const params = { lower: pair[0], higher: pair[1] };
    refuse(ctx, { key: 'config.order', params }, { key: down ? 'config.mend.order.down' : 'config.mend.order.up' }, [
      ...path,
      pair[1],
    ]);
  };
  check(entry.levels, ['levels']);
  if (entry.kind === 'opinion') {
    check(entry.counts, ['counts']);
    for (const [i, one] of entry.elastic.entries()) check(one.counts ?? {}, ['elastic', i, 'counts']);
  }
  for (const [i, one] of entry.elastic.entries()) check(one.levels ?? {}, ['elastic', i, 'levels']);
}

/** Is a level graver the lower its value is? */
function goesDown(entry: RuleEntry): boolean {
  if (entry.kind === 'runway' || entry.kind === 'expiry' || entry.kind === 'index') return true;
  return (entry.kind === 'threshold' || entry.kind === 'ratio') && entry.direction === 'below';
}

// These see silence themselves, hear no signals that could fail to come, or find what ends by itself.
const NEVER_MISSING: ReadonlySet<RuleEntry['kind']> = new Set(['absence', 'composite', 'text', 'trace']);

function pointless(entry: RuleEntry, ctx: Refuse): void {
  if (entry.missing && NEVER_MISSING.has(entry.kind))
    refuse(
      ctx,
      { key: 'config.missing-pointless', params: { kind: entry.kind } },
      { key: 'config.mend.missing-pointless', params: { kind: entry.kind } },
      ['missing'],
    );
}

import { z } from 'zod';
import { constantNameProblem, expressionProblem } from '../../domain/expression.js';
import { outOfOrder } from './parts.js';
import { refuse } from './refuse.js';
import { absenceSchema } from './rules/absence.js';
import { burstSchema } from './rules/burst.js';
import { runwaySchema } from './rules/runway.js';
import { textSchema } from './rules/text.js';
import { thresholdSchema } from './rules/threshold.js';
import { upstreamSchema } from './rules/upstream.js';

/** One rule as written in YAML; `toRule` makes it a Rule. */
export const ruleSchema = z
  .discriminatedUnion('kind', [thresholdSchema, burstSchema, absenceSchema, runwaySchema, textSchema, upstreamSchema])
  .superRefine((entry, ctx) => {
    expressions(entry, ctx);
    order(entry, ctx);
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
function order(entry: RuleEntry, ctx: Refuse): void {
  if (entry.kind === 'text' || entry.kind === 'upstream') return;
  const down = entry.kind === 'runway' || (entry.kind === 'threshold' && entry.direction === 'below');
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
  for (const [i, one] of entry.elastic.entries()) check(one.levels, ['elastic', i, 'levels']);
}

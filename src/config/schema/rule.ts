import { z } from 'zod';
import { constantNameProblem, expressionProblem } from '../../domain/expression.js';
import { FAMILIES, TREATMENTS } from '../../domain/rule.js';
import { SCENES } from '../../domain/show.js';
import { SIGNAL_KINDS } from '../../domain/signal.js';
import {
  currencySchema,
  durationSchema,
  figureSchema,
  idSchema,
  labelsSchema,
  levelSchema,
  levelsOf,
  matchersSchema,
  outOfOrder,
  shareSchema,
  wordedSchema,
  wordIdSchema,
  wordsSchema,
} from './parts.js';
import { refuse } from './refuse.js';

const PHASES = ['live', 'soon', 'off'] as const;

/** A name, a list of names, or names with what else must be so. */
const matchSchema = z.preprocess(
  (written) => (typeof written === 'string' || Array.isArray(written) ? { names: written } : written),
  z.strictObject({
    names: wordsSchema.default([]),
    kinds: z.array(z.enum(SIGNAL_KINDS)).min(1).optional(),
    sources: wordsSchema.optional(),
    where: matchersSchema.default([]),
  }),
);

const figuresSchema = z.strictObject({
  probability: z.coerce.string().optional(),
  exposure: z.coerce.string().optional(),
  direct: z.coerce.string().optional(),
  indirect: z.coerce.string().optional(),
  /** Currency of the money; left out, that of the house. */
  currency: currencySchema.optional(),
});

const whenSchema = z.strictObject({
  scene: z.preprocess(listed, z.array(z.enum(SCENES)).min(1)).optional(),
  phase: z.preprocess(listed, z.array(z.enum(PHASES)).min(1)).optional(),
  promotion: z.union([z.boolean(), wordIdSchema]).optional(),
  labels: matchersSchema.optional(),
});

const common = {
  id: idSchema,
  covers: wordsSchema.default([]),
  family: z.enum(FAMILIES),
  title: wordedSchema,
  match: matchSchema,
  by: wordsSchema.default(['subject']),
  for: durationSchema.default(0),
  clear: durationSchema.default(0),
  owner: z.string().min(1).optional(),
  labels: labelsSchema.default({}),
  treatment: z.enum(TREATMENTS).optional(),
  constants: z.record(z.string(), figureSchema).default({}),
  figures: figuresSchema.optional(),
};

function scaled<T extends z.ZodType<number>>(value: T) {
  const elastic = z.array(z.strictObject({ name: z.string().min(1), when: whenSchema, levels: levelsOf(value) }));
  return { levels: levelsOf(value), elastic: elastic.default([]) };
}
const hysteresis = shareSchema.default(0);

const thresholdSchema = z.strictObject({
  ...common,
  kind: z.literal('threshold'),
  direction: z.enum(['above', 'below']).default('above'),
  ...scaled(figureSchema),
  hysteresis: shareSchema.default(0.1),
});
const burstSchema = z.strictObject({
  ...common,
  kind: z.literal('burst'),
  window: durationSchema,
  ...scaled(z.number().positive()),
  hysteresis,
  terms: wordsSchema.default([]),
  negations: wordsSchema.default([]),
  /** Characters before a term in which a negation counts. */
  near: z.int().min(0).max(100).default(8),
});
const absenceSchema = z.strictObject({
  ...common,
  kind: z.literal('absence'),
  ...scaled(durationSchema),
  phases: z.preprocess(listed, z.array(z.enum(PHASES))).default([]),
});
const runwaySchema = z.strictObject({
  ...common,
  kind: z.literal('runway'),
  match: matchSchema.default({ names: [], where: [] }),
  rate: z.string().min(1),
  stock: z.string().min(1),
  inbound: z.string().min(1).optional(),
  lead: durationSchema,
  safety: z
    .strictObject({
      'flash-sale': z.number().min(1).default(3.5),
      'factory-trace': z.number().min(1).default(1.5),
      'cross-border': z.number().min(1).default(2),
      regular: z.number().min(1).default(1.2),
    })
    .prefault({}),
  ...scaled(durationSchema),
  hysteresis: shareSchema.default(0.1),
  stale: durationSchema.default(900_000),
});
const textSchema = z.strictObject({
  ...common,
  kind: z.literal('text'),
  lists: z.array(z.strictObject({ id: idSchema, level: levelSchema, title: wordedSchema, terms: wordsSchema })).min(1),
  negations: wordsSchema.default([]),
  exceptions: wordsSchema.default([]),
  /** Characters on either side of a term in which negations and exceptions count. */
  near: z.int().min(0).max(100).default(10),
  repeat: z.strictObject({ times: z.int().min(0).max(100), within: durationSchema }).default({ times: 0, within: 0 }),
  hold: durationSchema.default(900_000),
});
const upstreamSchema = z.strictObject({
  ...common,
  kind: z.literal('upstream'),
  map: z.record(z.string().min(1), levelSchema.nullable()).default({}),
  otherwise: levelSchema.nullable().default('yellow'),
});

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

function listed(written: unknown): unknown {
  return written === undefined || Array.isArray(written) ? written : [written];
}

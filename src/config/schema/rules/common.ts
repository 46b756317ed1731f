import { z } from 'zod';
import { FAMILIES, type RuleBase, type SignalMatch, TREATMENTS } from '../../../domain/rule.js';
import { SCENES } from '../../../domain/show.js';
import { SIGNAL_KINDS } from '../../../domain/signal.js';
import {
  currencySchema,
  durationSchema,
  figureSchema,
  idSchema,
  labelsSchema,
  levelsOf,
  matchersSchema,
  shareSchema,
  wordedSchema,
  wordIdSchema,
  wordsSchema,
} from '../parts.js';
import { missingSchema, toMissing } from './missing.js';

export const PHASES = ['live', 'soon', 'off'] as const;

/** A name, a list of names, or names with what else must be so. */
export const matchSchema = z.preprocess(
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

export const whenSchema = z.strictObject({
  scene: z.preprocess(listed, z.array(z.enum(SCENES)).min(1)).optional(),
  phase: z.preprocess(listed, z.array(z.enum(PHASES)).min(1)).optional(),
  promotion: z.union([z.boolean(), wordIdSchema]).optional(),
  labels: matchersSchema.optional(),
});

/** What every rule may say. */
export const common = {
  id: idSchema,
  overrides: z.boolean().default(false),
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
  missing: missingSchema
    .optional()
    .describe('What to say where nothing of a condition comes any more; left out, what held goes on holding.'),
  evidence_only: z
    .boolean()
    .default(false)
    .describe('true: its findings never become alerts by themselves, they only feed composites; false by default.'),
};

/** Values by level, and others in their place by scene, phase, promotion or label. */
export function scaled<T extends z.ZodType<number>>(value: T) {
  const elastic = z.array(z.strictObject({ name: z.string().min(1), when: whenSchema, levels: levelsOf(value) }));
  return { levels: levelsOf(value), elastic: elastic.default([]) };
}
export const hysteresis = shareSchema.default(0);

const commonSchema = z.strictObject(common);
export type CommonEntry = z.output<typeof commonSchema>;

/** The part of a rule that all kinds have; `currency` is that of the house. */
export function baseOf(entry: CommonEntry, currency: string): RuleBase {
  const { figures } = entry;
  const missing = toMissing(entry.missing);
  return {
    id: entry.id,
    covers: entry.covers,
    family: entry.family,
    title: entry.title,
    match: toMatch(entry.match),
    by: entry.by,
    forMs: entry.for,
    clearMs: entry.clear,
    labels: entry.labels,
    constants: entry.constants,
    ...(entry.owner !== undefined && { owner: entry.owner }),
    ...(entry.treatment !== undefined && { treatment: entry.treatment }),
    ...(missing && { missing }),
    ...(entry.evidence_only && { evidenceOnly: true }),
    ...(figures && { figures: { ...figures, currency: figures.currency ?? currency } }),
  };
}

function toMatch(match: CommonEntry['match']): SignalMatch {
  return {
    names: match.names,
    where: match.where,
    ...(match.kinds && { kinds: match.kinds }),
    ...(match.sources && { sources: match.sources }),
  };
}

/** One or a list, as YAML may have it. */
export function listed(written: unknown): unknown {
  return written === undefined || Array.isArray(written) ? written : [written];
}

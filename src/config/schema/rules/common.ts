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
    names: wordsSchema.default([]).describe('Signal names, `prefix.*` too.'),
    kinds: z
      .array(z.enum(SIGNAL_KINDS))
      .min(1)
      .optional()
      .describe('Kinds of signals; left out, those its kind of rule can read.'),
    sources: wordsSchema.optional().describe('Only what these sources send; left out, all.'),
    where: matchersSchema.default([]).describe('Only signals whose labels match all of these; all by default.'),
  }),
);

const figuresSchema = z.strictObject({
  probability: z.coerce.string().optional().describe('Expression (CEL) for the probability, 0 to 1.'),
  exposure: z.coerce
    .string()
    .optional()
    .describe('Expression for how much is exposed, in units of its own; others may name it.'),
  direct: z.coerce.string().optional().describe('Expression for the direct loss, in major units.'),
  indirect: z.coerce.string().optional().describe('Expression for the indirect loss, in major units.'),
  /** Currency of the money; left out, that of the house. */
  currency: currencySchema.optional().describe('The currency of the money; left out, that of the house.'),
});

export const whenSchema = z.strictObject({
  scene: z
    .preprocess(listed, z.array(z.enum(SCENES)).min(1))
    .optional()
    .describe('In a show of one of these scenes.'),
  phase: z
    .preprocess(listed, z.array(z.enum(PHASES)).min(1))
    .optional()
    .describe('While the show is live, soon or off.'),
  promotion: z
    .union([z.boolean(), wordIdSchema])
    .optional()
    .describe('true: during any promotion; a word: during the one of that id.'),
  labels: matchersSchema.optional().describe('Where the labels of the signal match all of these.'),
});

/** What every rule may say. */
export const common = {
  id: idSchema.describe('Its name: in keys, commands, metrics and cards.'),
  overrides: z
    .boolean()
    .default(false)
    .describe('true: it stands in place of the rule of the same id in a pack or in rules/; false by default.'),
  covers: wordsSchema.default([]).describe("Rows of the field's catalogue it answers (A5); none by default."),
  family: z.enum(FAMILIES).describe('The family of risk it belongs to.'),
  title: wordedSchema.describe(
    'The title of its cards in both languages; {label} places are filled in, of {show|subject} the first that is known.',
  ),
  match: matchSchema.describe(
    'What it looks at: a signal name, a list (`weather.*` too), or names with what else must be so.',
  ),
  by: wordsSchema
    .default(['subject'])
    .describe('What makes two observations the same condition: `subject`, `name`, labels, or *; subject by default.'),
  for: durationSchema.default(0).describe('A level must hold this long before it counts; 0 by default.'),
  clear: durationSchema.default(0).describe('It must be gone this long before the level goes down; 0 by default.'),
  owner: z.string().min(1).optional().describe('The person or team it is the business of.'),
  labels: labelsSchema
    .default({})
    .describe('Labels given to what it finds, above those of the signal; none by default.'),
  treatment: z.enum(TREATMENTS).optional().describe('How this risk is treated: avoid, transfer, mitigate or accept.'),
  constants: z
    .record(z.string(), figureSchema)
    .default({})
    .describe('Numbers its expressions may name; none by default.'),
  figures: figuresSchema.optional().describe('Expressions for probability and money at risk; none by default.'),
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
  const elastic = z.array(
    z.strictObject({
      name: z.string().min(1).describe('Named in the reasons.'),
      when: whenSchema.describe('When it holds; all that is given must be so.'),
      levels: levelsOf(value).describe('The values then.'),
    }),
  );
  return {
    levels: levelsOf(value).describe(
      'The value from which each level holds; a level left out does not exist for the rule.',
    ),
    elastic: elastic
      .default([])
      .describe('Other values by scene, phase, promotion or label; the first case that holds. None by default.'),
  };
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

import { z } from 'zod';
import type { IndexInput, IndexRule, Scale } from '../../../domain/rule.js';
import { durationSchema, figureSchema, shareSchema, wordedSchema } from '../parts.js';
import { refuse } from '../refuse.js';
import { baseOf, common, matchSchema, scaled } from './common.js';

const WEEK = 604_800_000;
const scoreSchema = z.number().min(0).max(100);

const inputSchema = z
  .strictObject({
    signal: z.string().min(1).describe('Name of the signal.'),
    field: z
      .string()
      .min(1)
      .optional()
      .describe('Dotted path in the fields of a fact; left out, the value of a metric or the state of an alert.'),
    title: wordedSchema.optional().describe('Said in place of the name of the signal, in both languages.'),
    weight: z.number().positive().describe('How much it counts against the others.'),
    worst: figureSchema.optional().describe('Value that scores 0; with best, all between is linear.'),
    best: figureSchema.optional().describe('Value that scores 100.'),
    steps: z
      .array(
        z.strictObject({
          up_to: figureSchema.describe('Values up to this one.'),
          score: scoreSchema.describe('Score they get, 0 to 100.'),
        }),
      )
      .min(1)
      .optional()
      .describe('Scores by steps of the value, smallest first.'),
    beyond: scoreSchema.optional().describe('Score of values beyond the last step, 0 to 100.'),
    words: z
      .record(z.string().min(1), scoreSchema)
      .optional()
      .describe('Scores by word, 0 to 100; firing, resolved and severities for alerts.'),
    otherwise: scoreSchema
      .nullable()
      .default(null)
      .describe('Score of a word that is not listed; null by default: it says nothing.'),
    stale: durationSchema.default(WEEK).describe('How long what was told is fresh; 7d by default.'),
    missing: z
      .enum(['skip', 'worst', 'hold', 'unknown'])
      .default('skip')
      .describe(
        'Where nothing fresh is known: leave it out and re-weight (skip, the default), take it for 0, hold the last known, or give no score.',
      ),
    hold: durationSchema
      .default(WEEK)
      .describe('With missing: hold, how long the last known goes on counting; 7d by default.'),
  })
  .superRefine((input, ctx) => {
    const linear = input.worst !== undefined || input.best !== undefined;
    const given = [linear, input.steps !== undefined, input.words !== undefined].filter(Boolean).length;
    const whole = !linear || (input.worst !== undefined && input.best !== undefined && input.worst !== input.best);
    if (given !== 1 || !whole)
      refuse(ctx, { key: 'config.index-scale', params: { name: input.signal } }, { key: 'config.mend.index-scale' });
    else if (input.steps && input.beyond === undefined)
      refuse(ctx, { key: 'config.index-beyond', params: { name: input.signal } }, { key: 'config.mend.index-beyond' });
    const fall =
      input.steps?.findIndex((step, i, all) => i > 0 && step.up_to <= (all[i - 1]?.up_to ?? step.up_to)) ?? -1;
    if (fall > 0)
      refuse(ctx, { key: 'config.index-steps' }, { key: 'config.mend.index-steps' }, ['steps', fall, 'up_to']);
  });

export const indexSchema = z
  .strictObject({
    ...common,
    kind: z.literal('index').describe('Several signals weighed into a score of 0 (worst) to 100 (best).'),
    match: matchSchema.default({ names: [], where: [] }).describe('What else must be so of all its signals.'),
    inputs: z.array(inputSchema).min(1).max(100).describe('What is weighed.'),
    coverage: shareSchema
      .default(0.5)
      .describe('Share of the weights that must be known before a score is given; 0.5 by default.'),
    ...scaled(z.number().min(0).max(100)),
    hysteresis: shareSchema
      .default(0.05)
      .describe('How far back over the threshold before the level goes down, as a share of it; 0.05 by default.'),
  })
  .superRefine(({ inputs }, ctx) => {
    const keys = inputs.map((input) => `${input.signal} ${input.field ?? ''}`);
    const twice = keys.findIndex((key, i) => keys.indexOf(key) < i);
    if (twice > 0)
      refuse(
        ctx,
        { key: 'config.index-twice', params: { name: inputs[twice]?.signal ?? '' } },
        { key: 'config.mend.index-twice' },
        ['inputs', twice, 'signal'],
      );
  });

export function toIndex(entry: z.output<typeof indexSchema>, currency: string): IndexRule {
  const { kind, coverage, levels, elastic, hysteresis } = entry;
  const inputs = entry.inputs.map(toInput);
  return { ...baseOf(entry, currency), kind, inputs, coverage, levels, elastic, hysteresis };
}

function toInput(input: z.output<typeof inputSchema>): IndexInput {
  return {
    signal: input.signal,
    ...(input.field !== undefined && { field: input.field }),
    ...(input.title && { title: input.title }),
    weight: input.weight,
    scale: toScale(input),
    staleMs: input.stale,
    missing: input.missing,
    holdMs: input.hold,
  };
}

function toScale({ steps, words, beyond, otherwise, worst, best }: z.output<typeof inputSchema>): Scale {
  if (steps) {
    const read = steps.map((step) => ({ upTo: step.up_to, score: step.score }));
    return { kind: 'steps', steps: read, beyond: beyond ?? 0 };
  }
  if (words) {
    const low = Object.entries(words).map(([word, score]) => [word.toLowerCase(), score] as const);
    return { kind: 'words', words: Object.fromEntries(low), otherwise };
  }
  return { kind: 'linear', worst: worst ?? 0, best: best ?? 100 };
}

export const indexExample = `
id: supplier-health
kind: index
covers: [A12]
family: finance
title: { en: "{supplier} is in poor health", zh-CN: "供应商 {supplier} 健康度下降" }
by: [supplier]
inputs:
  - { signal: supplier.on_time_rate, weight: 3, worst: 70%, best: 98%, missing: hold }
  - { signal: supplier.lawsuits, weight: 2, steps: [{ up_to: 0, score: 100 }, { up_to: 2, score: 60 }], beyond: 10 }
  - { signal: supplier.registration, field: state, weight: 1, words: { active: 100, revoked: 0 }, missing: unknown }
coverage: 60%
levels: { yellow: 60, orange: 40 }
elastic:
  - name: core supplier
    when: { labels: tier=core }
    levels: { orange: 60, red: 40 }
`;

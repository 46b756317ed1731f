import { z } from 'zod';
import type { ConcentrationRule } from '../../../domain/rule.js';
import { durationSchema, figureSchema, shareSchema, wordsSchema } from '../parts.js';
import { refuse } from '../refuse.js';
import { baseOf, common, scaled } from './common.js';

export const concentrationSchema = z
  .strictObject({
    ...common,
    kind: z.literal('concentration').describe('How much of a total one of its members carries.'),
    by: wordsSchema.default([]).describe('What each total is made for: category; left out, one total of all signals.'),
    of: z.string().min(1).describe('Label that tells the members of the total: supplier, country, carrier.'),
    top: z.int().min(1).max(50).default(1).describe('Add up the shares of so many of the largest; 1 by default.'),
    measure: z
      .enum(['latest', 'sum', 'count'])
      .default('latest')
      .describe(
        'latest adds up the newest value of each member (the default); sum and count what came within the window.',
      ),
    window: durationSchema.default(2_592_000_000).describe('What is older counts no more; 30d by default.'),
    min: figureSchema.default(0).describe('A total of less than this says nothing; 0 by default.'),
    min_members: z
      .int()
      .min(1)
      .max(100)
      .default(2)
      .describe('Fewer members than this say nothing, as the first one told is always all of the total; 2 by default.'),
    members: z
      .int()
      .min(2)
      .max(500)
      .default(200)
      .describe('Members kept at most, the smallest go first; 200 by default.'),
    ...scaled(shareSchema),
    hysteresis: shareSchema
      .default(0.1)
      .describe('How far back under the threshold before the level goes down, as a share of it; 0.1 by default.'),
  })
  .superRefine(({ by, of, window, top, members }, ctx) => {
    if (by.includes(of))
      refuse(ctx, { key: 'config.of-in-by', params: { label: of } }, { key: 'config.mend.of-in-by' }, ['by']);
    if (window <= 0) refuse(ctx, { key: 'config.no-window' }, { key: 'config.mend.no-window' }, ['window']);
    if (top >= members)
      refuse(ctx, { key: 'config.top-of-all', params: { top, members } }, { key: 'config.mend.top-of-all' }, ['top']);
  });

export function toConcentration(entry: z.output<typeof concentrationSchema>, currency: string): ConcentrationRule {
  const { kind, of, top, measure, min, members, levels, elastic, hysteresis } = entry;
  const limits = { windowMs: entry.window, min, minMembers: entry.min_members, members };
  return { ...baseOf(entry, currency), kind, of, top, measure, ...limits, levels, elastic, hysteresis };
}

export const concentrationExample = `
id: one-supplier
kind: concentration
covers: [C10]
family: strategy
title: { en: "{supplier} carries too much of {category}", zh-CN: "{category} 过度依赖 {supplier}" }
match: purchase.amount
of: supplier
by: [category]
min_members: 3
levels: { yellow: 30%, orange: 50% }
`;

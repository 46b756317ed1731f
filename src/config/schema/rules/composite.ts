import { z } from 'zod';
import type { CompositeRule, Condition } from '../../../domain/rule.js';
import { durationSchema, levelSchema, wordsSchema } from '../parts.js';
import { baseOf, common, matchSchema } from './common.js';

/** A rule's id, a rule from a level on, or all / any / not of these. */
const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z
      .string()
      .min(1)
      .transform((rule): Condition => ({ op: 'rule', rule, from: 'blue' })),
    z
      .strictObject({
        rule: z.string().min(1).describe('Id of the rule.'),
        from: levelSchema.default('blue').describe('Counts from this level on; blue by default.'),
      })
      .transform((one): Condition => ({ op: 'rule', ...one })),
    z
      .strictObject({ all: z.array(conditionSchema).min(1).describe('All of these must hold.') })
      .transform((one): Condition => ({ op: 'all', of: one.all })),
    z
      .strictObject({ any: z.array(conditionSchema).min(1).describe('One of these must hold.') })
      .transform((one): Condition => ({ op: 'any', of: one.any })),
    z
      .strictObject({ not: conditionSchema.describe('This must not hold.') })
      .transform((one): Condition => ({ op: 'not', of: one.not })),
  ]),
);

export const compositeSchema = z.strictObject({
  ...common,
  kind: z.literal('composite').describe('Other rules put together.'),
  match: matchSchema.default({ names: [], where: [] }).describe('Not used: a composite hears rules, not signals.'),
  by: wordsSchema
    .default([])
    .describe('Labels on which the findings of its members are joined; left out, all are one.'),
  when: conditionSchema.describe('Which rules must hold: an id, or all, any, not of these.'),
  within: durationSchema.default(0).describe('A member goes on counting for so long after it is over; 0s by default.'),
  level: z
    .union([
      levelSchema,
      z.strictObject({
        of: z.enum(['highest', 'lowest']).describe('That of its gravest or of its slightest member that holds.'),
        plus: z.int().min(-3).max(3).default(0).describe('So many levels up; 0 by default.'),
      }),
    ])
    .default({ of: 'highest', plus: 0 })
    .describe('The level it has, or how it comes from its members; that of the gravest by default.'),
});

export function toComposite(entry: z.output<typeof compositeSchema>, currency: string): CompositeRule {
  const { kind, when, level } = entry;
  return { ...baseOf(entry, currency), kind, when, withinMs: entry.within, level };
}

export const compositeExample = `
id: region-cut-off
kind: composite
covers: [A5, W]
family: operations
title: { en: "{region} is cut off", zh-CN: "{region} 配送中断" }
by: [region]
when:
  all:
    - { rule: delivery-delay, from: orange }
    - any: [weather, road-closed]
within: 30m
level: { of: highest, plus: 1 }
`;

import { z } from 'zod';
import type { FactRule } from '../../../domain/rule-fact.js';
import { durationSchema } from '../parts.js';
import { baseOf, common, whenSchema } from './common.js';

const condition = z.string().min(1).optional();
/** A CEL condition for each level. */
export const conditionsSchema = z.strictObject({
  blue: condition.describe('When it is blue.'),
  yellow: condition.describe('When it is yellow.'),
  orange: condition.describe('When it is orange.'),
  red: condition.describe('When it is red.'),
});

export const factSchema = z.strictObject({
  ...common,
  kind: z.literal('fact').describe('What is known of something, held against conditions.'),
  conditions: conditionsSchema.describe(
    'A CEL condition for each level, over fields, labels and constants; the highest level whose condition holds counts.',
  ),
  elastic: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('What the case is called in the reasons.'),
        when: whenSchema.describe('When it is in force.'),
        conditions: conditionsSchema.describe('Its conditions.'),
      }),
    )
    .default([])
    .describe('Other conditions by scene, phase, promotion or label; the first case that holds is in force.'),
  hold: durationSchema
    .default(0)
    .describe('How long a fact stands without being told again; 0s (the default): until another fact says otherwise.'),
});

export const factExample = `
id: inspection-missing
kind: fact
covers: [A9]
family: operations
title: { en: "Show {show} was not inspected", zh-CN: "{show} 未完成一播一检" }
match: show.checklist # facts with fields such as inspected: true, missing: 2
by: [show]
conditions:
  yellow: fields.missing > 0
  orange: "!fields.inspected"
`;

export function toFact(entry: z.output<typeof factSchema>, currency: string): FactRule {
  const { kind, conditions, elastic, hold: holdMs } = entry;
  return { ...baseOf(entry, currency), kind, conditions, elastic, holdMs };
}

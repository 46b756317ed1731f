import { z } from 'zod';
import { levelSchema, matchersSchema, wordedSchema } from '../parts.js';
import { whoSchema, withinSchema } from '../response.js';

/** An entry of `clocks` of `oncall.yaml`: a deadline that labels demand. */
export const namedClockSchema = z.strictObject({
  name: wordedSchema.describe('What is to be done, in both languages, in a few words.'),
  within: withinSchema.describe('How long there is, from the moment an incident or an alert in it has these labels.'),
  match: matchersSchema.describe(
    'Incidents with an alert whose labels (rule and level among them) match all of these.',
  ),
  levels: z
    .preprocess((one) => (one === undefined || Array.isArray(one) ? one : [one]), z.array(levelSchema))
    .default([])
    .describe('Levels it is for; every level by default.'),
  who: whoSchema
    .optional()
    .describe('Who answers for it; left out, the commander, the owner, or whoever acknowledged.'),
  repeats: z.boolean().default(false).describe('true: each time it is filed it begins anew; false by default.'),
});
export type NamedClockEntry = z.output<typeof namedClockSchema>;

export const namedClockExample = `regulator:
  name: { en: regulator told, zh-CN: 向监管部门报告 }
  within: 24h
  match: rule=data-breach
  levels: [orange, red]
  who: role:legal
`;

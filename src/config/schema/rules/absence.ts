import { z } from 'zod';
import type { AbsenceRule } from '../../../domain/rule.js';
import { durationSchema } from '../parts.js';
import { baseOf, common, listed, PHASES, scaled } from './common.js';

export const absenceSchema = z.strictObject({
  ...common,
  kind: z.literal('absence'),
  ...scaled(durationSchema),
  phases: z
    .preprocess(listed, z.array(z.enum(PHASES)))
    .default([])
    .describe('Watched only while its show is in one of these phases; always by default.'),
});

export function toAbsence(entry: z.output<typeof absenceSchema>, currency: string): AbsenceRule {
  const { kind, levels, elastic, phases } = entry;
  return { ...baseOf(entry, currency), kind, levels, elastic, phases };
}

export const absenceExample = `- id: comments-stopped
  kind: absence
  family: technology
  title: { en: "No comments from {show}", zh-CN: "{show} 没有弹幕" }
  match: comment.rate
  by: [show]
  levels: { yellow: 2m, orange: 5m }
  phases: live
`;

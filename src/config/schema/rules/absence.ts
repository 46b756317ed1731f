import { z } from 'zod';
import type { AbsenceRule } from '../../../domain/rule.js';
import { durationSchema } from '../parts.js';
import { baseOf, common, listed, PHASES, scaled } from './common.js';

export const absenceSchema = z.strictObject({
  ...common,
  kind: z.literal('absence'),
  ...scaled(durationSchema),
  phases: z.preprocess(listed, z.array(z.enum(PHASES))).default([]),
});

export function toAbsence(entry: z.output<typeof absenceSchema>, currency: string): AbsenceRule {
  const { kind, levels, elastic, phases } = entry;
  return { ...baseOf(entry, currency), kind, levels, elastic, phases };
}

import { z } from 'zod';
import type { BurstRule } from '../../../domain/rule.js';
import { durationSchema, wordsSchema } from '../parts.js';
import { baseOf, common, hysteresis, scaled } from './common.js';

export const burstSchema = z.strictObject({
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

export function toBurst(entry: z.output<typeof burstSchema>, currency: string): BurstRule {
  const { kind, levels, elastic, hysteresis, terms, negations, window: windowMs, near: window } = entry;
  return { ...baseOf(entry, currency), kind, windowMs, levels, elastic, hysteresis, terms, negations, window };
}

import { z } from 'zod';
import type { BurstRule } from '../../../domain/rule.js';
import { durationSchema, wordsSchema } from '../parts.js';
import { baseOf, common, hysteresis, scaled } from './common.js';

export const burstSchema = z.strictObject({
  ...common,
  kind: z.literal('burst'),
  window: durationSchema.describe('The time it counts over.'),
  ...scaled(z.number().positive()),
  hysteresis: hysteresis.describe(
    'How far below the count it must fall before the level goes down, a share; 0 by default.',
  ),
  terms: wordsSchema.default([]).describe('Only texts that hold one of these count; all signals by default.'),
  negations: wordsSchema.default([]).describe('Words that, close before a term, take it back; none by default.'),
  /** Characters before a term in which a negation counts. */
  near: z
    .int()
    .min(0)
    .max(100)
    .default(8)
    .describe('Characters before a term in which a negation counts; 8 by default.'),
});

export function toBurst(entry: z.output<typeof burstSchema>, currency: string): BurstRule {
  const { kind, levels, elastic, hysteresis, terms, negations, window: windowMs, near: window } = entry;
  return { ...baseOf(entry, currency), kind, windowMs, levels, elastic, hysteresis, terms, negations, window };
}

export const burstExample = `- id: refund-wave
  kind: burst
  family: operations
  title: { en: "Refunds of {sku} pour in", zh-CN: "{sku} 退款激增" }
  match: refund.created
  by: [sku]
  window: 10m
  levels: { yellow: 20, orange: 50, red: 100 }
`;

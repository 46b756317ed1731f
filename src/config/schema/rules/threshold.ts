import { z } from 'zod';
import type { ThresholdRule } from '../../../domain/rule.js';
import { figureSchema, shareSchema } from '../parts.js';
import { baseOf, common, scaled } from './common.js';

export const thresholdSchema = z.strictObject({
  ...common,
  kind: z.literal('threshold'),
  direction: z.enum(['above', 'below']).default('above'),
  ...scaled(figureSchema),
  hysteresis: shareSchema.default(0.1),
});

export function toThreshold(entry: z.output<typeof thresholdSchema>, currency: string): ThresholdRule {
  const { kind, direction, levels, elastic, hysteresis } = entry;
  return { ...baseOf(entry, currency), kind, direction, levels, elastic, hysteresis };
}

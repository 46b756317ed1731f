import { z } from 'zod';
import type { ThresholdRule } from '../../../domain/rule.js';
import { figureSchema, shareSchema } from '../parts.js';
import { baseOf, common, scaled } from './common.js';

export const thresholdSchema = z.strictObject({
  ...common,
  kind: z.literal('threshold'),
  direction: z
    .enum(['above', 'below'])
    .default('above')
    .describe('above (default): a level holds from its value upwards; below: downwards.'),
  ...scaled(figureSchema),
  hysteresis: shareSchema
    .default(0.1)
    .describe('How far back past the value it must be before the level goes down, a share; 0.1 by default.'),
});

export function toThreshold(entry: z.output<typeof thresholdSchema>, currency: string): ThresholdRule {
  const { kind, direction, levels, elastic, hysteresis } = entry;
  return { ...baseOf(entry, currency), kind, direction, levels, elastic, hysteresis };
}

export const thresholdExample = `- id: delivery-delay
  kind: threshold
  family: operations
  title: { en: "Deliveries in {region} are late", zh-CN: "{region} 配送延误" }
  match: delivery.delay_rate
  by: [region, carrier]
  levels: { yellow: 15%, orange: 30%, red: 50% }
  elastic:
    - { name: promotion, when: { promotion: true }, levels: { yellow: 25%, orange: 40%, red: 60% } }
  clear: 5m
`;

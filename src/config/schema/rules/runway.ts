import { z } from 'zod';
import type { LevelValues, RunwayRule } from '../../../domain/rule.js';
import { durationSchema, shareSchema } from '../parts.js';
import { baseOf, common, matchSchema, scaled } from './common.js';

export const runwaySchema = z.strictObject({
  ...common,
  kind: z.literal('runway'),
  match: matchSchema
    .default({ names: [], where: [] })
    .describe('What else must be so of its signals; nothing by default.'),
  rate: z.string().min(1).describe('The signal with units sold per minute.'),
  stock: z.string().min(1).describe('The signal with units in stock.'),
  inbound: z.string().min(1).optional().describe('The signal with units on their way; none by default.'),
  lead: durationSchema.describe('How long it takes to replenish.'),
  safety: z
    .strictObject({
      'flash-sale': z.number().min(1).default(3.5).describe('In a flash sale; 3.5 by default.'),
      'factory-trace': z.number().min(1).default(1.5).describe('In a factory tour; 1.5 by default.'),
      'cross-border': z.number().min(1).default(2).describe('In a cross-border show; 2 by default.'),
      regular: z.number().min(1).default(1.2).describe('Elsewhere; 1.2 by default.'),
    })
    .prefault({})
    .describe('What the runway is divided by, by the scene of the show.'),
  ...scaled(durationSchema),
  hysteresis: shareSchema
    .default(0.1)
    .describe('How much more must be left before the level goes down, a share; 0.1 by default.'),
  stale: durationSchema.default(900_000).describe('Figures older than this are not used; 15m by default.'),
});

export function toRunway(entry: z.output<typeof runwaySchema>, currency: string): RunwayRule {
  const { kind, rate, stock, safety, hysteresis } = entry;
  return {
    ...baseOf(entry, currency),
    kind,
    rate,
    stock,
    ...(entry.inbound !== undefined && { inbound: entry.inbound }),
    leadMs: entry.lead,
    safety,
    levels: minutes(entry.levels),
    elastic: entry.elastic.map((one) => ({ ...one, levels: minutes(one.levels) })),
    hysteresis,
    staleMs: entry.stale,
  };
}

function minutes(levels: LevelValues): LevelValues {
  return Object.fromEntries(Object.entries(levels).map(([level, ms]) => [level, ms / 60_000]));
}

export const runwayExample = `- id: stock-out
  kind: runway
  family: operations
  title: { en: "{sku} sells out", zh-CN: "{sku} 即将售罄" }
  by: [sku]
  rate: sales.rate
  stock: stock.available
  lead: 20m
  levels: { yellow: 30m, orange: 15m, red: 5m }
`;

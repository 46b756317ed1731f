import { z } from 'zod';
import type { LevelValues, RunwayRule } from '../../../domain/rule.js';
import { durationSchema, shareSchema } from '../parts.js';
import { baseOf, common, matchSchema, scaled } from './common.js';

export const runwaySchema = z.strictObject({
  ...common,
  kind: z.literal('runway'),
  match: matchSchema.default({ names: [], where: [] }),
  rate: z.string().min(1),
  stock: z.string().min(1),
  inbound: z.string().min(1).optional(),
  lead: durationSchema,
  safety: z
    .strictObject({
      'flash-sale': z.number().min(1).default(3.5),
      'factory-trace': z.number().min(1).default(1.5),
      'cross-border': z.number().min(1).default(2),
      regular: z.number().min(1).default(1.2),
    })
    .prefault({}),
  ...scaled(durationSchema),
  hysteresis: shareSchema.default(0.1),
  stale: durationSchema.default(900_000),
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

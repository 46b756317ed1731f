import { z } from 'zod';
import type { RatioRule } from '../../../domain/rule.js';
import { durationSchema, figureSchema, shareSchema } from '../parts.js';
import { refuse } from '../refuse.js';
import { baseOf, common, matchSchema, scaled } from './common.js';

export const ratioSchema = z
  .strictObject({
    ...common,
    kind: z.literal('ratio').describe('One signal over another.'),
    match: matchSchema.default({ names: [], where: [] }).describe('What else must be so of both signals.'),
    numerator: z.string().min(1).describe('Name of the signal above the line: refund.created.'),
    denominator: z.string().min(1).describe('Name of the signal below the line: order.created.'),
    measure: z
      .enum(['latest', 'sum', 'count'])
      .default('latest')
      .describe(
        'latest divides the newest values (the default); sum and count add up values or signals within the window.',
      ),
    window: durationSchema.default(3_600_000).describe('How far back sum and count reach; 1h by default.'),
    min: figureSchema.default(0).describe('A denominator of less than this says nothing; 0 by default.'),
    stale: durationSchema.default(900_000).describe('Latest values older than this are not used; 15m by default.'),
    direction: z
      .enum(['above', 'below'])
      .default('above')
      .describe('Levels hold above their value (the default) or below it.'),
    ...scaled(figureSchema),
    hysteresis: shareSchema
      .default(0.1)
      .describe('How far back past the threshold before the level goes down, as a share of it; 0.1 by default.'),
  })
  .superRefine((entry, ctx) => {
    if (entry.numerator === entry.denominator)
      refuse(
        ctx,
        { key: 'config.same-signals', params: { name: entry.numerator } },
        { key: 'config.mend.same-signals' },
        ['denominator'],
      );
    if (entry.window <= 0) refuse(ctx, { key: 'config.no-window' }, { key: 'config.mend.no-window' }, ['window']);
  });

export function toRatio(entry: z.output<typeof ratioSchema>, currency: string): RatioRule {
  const { kind, numerator, denominator, measure, min, direction, levels, elastic, hysteresis } = entry;
  const times = { windowMs: entry.window, staleMs: entry.stale };
  const scales = { levels, elastic, hysteresis };
  return { ...baseOf(entry, currency), kind, numerator, denominator, measure, min, direction, ...times, ...scales };
}

export const ratioExample = `
id: refund-rate
kind: ratio
covers: [A20]
family: operations
title: { en: "{sku} is being refunded", zh-CN: "{sku} 退款率偏高" }
numerator: refund.created
denominator: order.created
measure: count
window: 6h
min: 50 # a refund among three orders says nothing
by: [sku]
levels: { yellow: 15%, orange: 28% }
`;

import { z } from 'zod';
import type { StaleStockRule } from '../../../domain/rule.js';
import { currencySchema, durationSchema, figureSchema, majorSchema } from '../parts.js';
import { baseOf, common, matchSchema, scaled } from './common.js';

export const staleStockSchema = z.strictObject({
  ...common,
  kind: z.literal('stale-stock').describe('Goods in stock that nobody buys.'),
  match: matchSchema.default({ names: [], where: [] }).describe('What else must be so of both signals.'),
  sales: z.string().min(1).describe('Name of the signal of a sale; a metric counts where its value is above 0.'),
  stock: z.string().min(1).describe('Name of the metric of units in stock.'),
  min: figureSchema.default(1).describe('Units in stock under which nothing is said; 1 by default.'),
  unit_cost: majorSchema
    .optional()
    .describe('Cost of a unit in major units, for the money tied up; a label unit_cost of the signals goes before it.'),
  currency: currencySchema.optional().describe('Currency of unit_cost; that of the house by default.'),
  ...scaled(durationSchema),
});

export function toStaleStock(entry: z.output<typeof staleStockSchema>, currency: string): StaleStockRule {
  const { kind, sales, stock, min, levels, elastic } = entry;
  return {
    ...baseOf(entry, currency),
    kind,
    sales,
    stock,
    min,
    ...(entry.unit_cost !== undefined && { unitCost: entry.unit_cost }),
    currency: entry.currency ?? currency,
    levels,
    elastic,
    hysteresis: 0,
  };
}

export const staleStockExample = `
id: slow-stock
kind: stale-stock
covers: [C3]
family: operations
title: { en: "{sku} does not sell", zh-CN: "{sku} 滞销" }
sales: order.created
stock: stock.available
by: [sku]
unit_cost: 35
levels: { blue: 30d, yellow: 60d, orange: 90d }
`;

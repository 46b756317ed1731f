import { z } from 'zod';
import type { ExpiryRule } from '../../../domain/rule.js';
import { durationSchema, levelSchema, zoneSchema } from '../parts.js';
import { refuse } from '../refuse.js';
import { baseOf, common, scaled } from './common.js';

export const expirySchema = z
  .strictObject({
    ...common,
    kind: z.literal('expiry').describe('A date that comes nearer.'),
    date: z
      .strictObject({
        field: z
          .string()
          .min(1)
          .optional()
          .describe('Dotted path of the date in the fields of a fact: licence.valid_until.'),
        label: z.string().min(1).optional().describe('Label that holds the date.'),
      })
      .default({})
      .describe('Where the date stands; left out, the value of a metric is taken for days left.'),
    zone: zoneSchema
      .optional()
      .describe('IANA zone in which a date without a time of day ends; that of the house by default.'),
    expired: levelSchema
      .nullable()
      .default(null)
      .describe('Level once the date has passed, where it is graver; none by default.'),
    ...scaled(durationSchema),
  })
  .superRefine(({ date }, ctx) => {
    if (date.field !== undefined && date.label !== undefined)
      refuse(ctx, { key: 'config.two-dates' }, { key: 'config.mend.two-dates' }, ['date', 'label']);
  });

export function toExpiry(entry: z.output<typeof expirySchema>, currency: string, zone: string): ExpiryRule {
  const { kind, date, expired, levels, elastic } = entry;
  const where = {
    ...(date.field !== undefined && { field: date.field }),
    ...(date.label !== undefined && { label: date.label }),
  };
  return {
    ...baseOf(entry, currency),
    kind,
    ...where,
    zone: entry.zone ?? zone,
    expired,
    levels,
    elastic,
    hysteresis: 0,
  };
}

export const expiryExample = `
id: licence-expires
kind: expiry
covers: [C5]
family: organisation
title: { en: "{supplier}: {licence} expires", zh-CN: "{supplier} 的{licence}即将到期" }
match: supplier.licence
by: [supplier, licence]
date: { field: valid_until }
levels: { blue: 60d, yellow: 30d, orange: 7d }
expired: orange
`;

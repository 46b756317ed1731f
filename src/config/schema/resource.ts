import { z } from 'zod';
import { RESOURCE_KINDS } from '../../domain/authority/resource.js';
import { timeSchema } from './calendar.js';
import { currencySchema, idSchema, labelsSchema, majorSchema, wordedSchema, wordsSchema } from './parts.js';
import { refuse } from './refuse.js';

/** An entry of `resources.yaml`: what a team can fall back on. */
export const resourceSchema = z
  .strictObject({
    id: idSchema.describe('What commands call it (`/risk draw 9% of east-reserve`).'),
    kind: z.enum(RESOURCE_KINDS).describe('What it is; a fund is money.'),
    name: wordedSchema.describe('As cards name it, in both languages.'),
    amount: majorSchema
      .optional()
      .describe(
        'How much there is: whole units, or money in major units; left out: it is not counted, only shares of it are drawn.',
      ),
    counted: timeSchema
      .optional()
      .describe(
        'When `amount` was counted: what was drawn before is not taken off it. Left out: everything ever drawn is.',
      ),
    unit: z
      .union([z.string().min(1), wordedSchema])
      .optional()
      .describe(
        'What it is counted in, one word or one in each language; default units. Money has a currency instead.',
      ),
    currency: currencySchema
      .optional()
      .describe('ISO 4217, where it is money; a fund left without is in the currency of the house.'),
    labels: labelsSchema.default({}).describe('Where it is and what it is for: warehouse, region; none by default.'),
    channels: wordsSchema.default([]).describe('Ids of channels that are told what is drawn from it; none by default.'),
  })
  .superRefine((resource, ctx) => {
    const isMoney = resource.kind === 'fund' || resource.currency !== undefined;
    if (isMoney && resource.unit !== undefined)
      refuse(ctx, { key: 'config.resource-unit' }, { key: 'config.mend.resource-unit' }, ['unit']);
    if (!isMoney && resource.amount !== undefined && !Number.isInteger(resource.amount))
      refuse(ctx, { key: 'config.resource-amount' }, { key: 'config.mend.resource-amount' }, ['amount']);
  });
export type ResourceEntry = z.output<typeof resourceSchema>;

/** One entry of `resources.yaml`. */
export const resourceExample = `- id: east-reserve
  kind: stock
  name: { en: Emergency stock East, zh-CN: 华东应急库存 }
  amount: 5000
  counted: 2026-11-01
  unit: { en: boxes, zh-CN: 箱 }
  labels: { warehouse: east-1, region: east }
  channels: [ops]
- id: reserve-fund
  kind: fund
  name: { en: Reserve fund, zh-CN: 风险准备金 }
  amount: 3_000_000
  channels: [managers]
`;

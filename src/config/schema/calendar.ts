import { DateTime } from 'luxon';
import { z } from 'zod';
import { SCENES } from '../../domain/show.js';
import { idSchema, majorSchema, wordIdSchema } from './parts.js';
import { refuse } from './refuse.js';

/** A date and time as written; one without an offset is in the zone of the house. */
export const timeSchema = z.string().superRefine((text, ctx) => {
  if (!timeOf(text, 'UTC')) refuse(ctx, { key: 'config.time', params: { text } }, { key: 'config.mend.time' });
});

/** ms since the epoch; null where it is not a time. */
export function timeOf(text: string, zone: string): number | null {
  const time = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
  return time.isValid ? time.toMillis() : null;
}

export const promotionSchema = z.strictObject({
  id: wordIdSchema.describe('What rules call it (`when: { promotion: 618 }`).'),
  name: z.string().min(1).describe('As people call it.'),
  start: timeSchema.describe('When it begins; without an offset, in the zone of the house.'),
  end: timeSchema.describe('When it ends.'),
});

export const showSchema = z.strictObject({
  id: wordIdSchema.describe('The value of the `show` label of its signals.'),
  title: z.string().min(1).describe('As people call it.'),
  host: z.string().min(1).describe('Who presents it.'),
  platform: z.string().min(1).describe('Where it is on: douyin, taobao …'),
  scene: z.enum(SCENES).default('regular').describe('flash-sale, factory-trace, cross-border or regular (default).'),
  start: timeSchema.describe('When it begins; without an offset, in the zone of the house.'),
  end: timeSchema.describe('When it ends.'),
  skus: z
    .array(
      z.strictObject({
        sku: wordIdSchema.describe('Of which goods.'),
        stock: z.number().min(0).describe('How many are planned, units.'),
      }),
    )
    .default([])
    .describe('What it sells; none by default.'),
  /** Sales target in major units of the house's currency. */
  target: majorSchema.optional().describe('Sales target in major units of the currency of the house.'),
  category: z.string().min(1).optional().describe('What kind of goods it sells.'),
  team: idSchema.optional().describe('Whose show it is: a team of people.yaml, whose duty holds while it is on.'),
  drill: z.boolean().optional().describe('true: a drill; it counts in no metric.'),
});

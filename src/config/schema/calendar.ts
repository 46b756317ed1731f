import { DateTime } from 'luxon';
import { z } from 'zod';
import { SCENES } from '../../domain/show.js';
import { majorSchema, wordIdSchema } from './parts.js';
import { refuse } from './refuse.js';

/** A date and time as written; one without an offset is in the zone of the house. */
const timeSchema = z.string().superRefine((text, ctx) => {
  if (!timeOf(text, 'UTC')) refuse(ctx, { key: 'config.time', params: { text } }, { key: 'config.mend.time' });
});

/** ms since the epoch; null where it is not a time. */
export function timeOf(text: string, zone: string): number | null {
  const time = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
  return time.isValid ? time.toMillis() : null;
}

export const promotionSchema = z.strictObject({
  id: wordIdSchema,
  name: z.string().min(1),
  start: timeSchema,
  end: timeSchema,
});

export const showSchema = z.strictObject({
  id: wordIdSchema,
  title: z.string().min(1),
  host: z.string().min(1),
  platform: z.string().min(1),
  scene: z.enum(SCENES).default('regular'),
  start: timeSchema,
  end: timeSchema,
  skus: z.array(z.strictObject({ sku: wordIdSchema, stock: z.number().min(0) })).default([]),
  /** Sales target in major units of the house's currency. */
  target: majorSchema.optional(),
  category: z.string().min(1).optional(),
  drill: z.boolean().optional(),
});

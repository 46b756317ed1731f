import { z } from 'zod';
import { DIRECT_CHATS } from '../../domain/escalation/ways.js';
import type { QuietHours } from '../../domain/person.js';
import { daysSchema, hoursSchema } from './oncall/written.js';
import { durationSchema } from './parts.js';
import { refuse } from './refuse.js';

/** `slack`, `discord`, `webhook:sms`. */
const bySchema = z.string().transform((written, ctx): string => {
  const way = written.trim();
  if (DIRECT_CHATS.includes(way) || /^webhook:\S+$/.test(way)) return way;
  refuse(ctx, { key: 'config.way', params: { text: written } }, { key: 'config.mend.way' });
  return z.NEVER;
});

const waySchema = z.preprocess(
  (one) => (typeof one === 'string' ? { by: one } : one),
  z.strictObject({
    by: bySchema.describe('slack or discord (a direct message), or webhook:<id> of oncall.yaml.'),
    after: durationSchema
      .default(0)
      .describe('How long after a step calls them, while nobody has answered (5m); at once by default.'),
  }),
);

/** How somebody is called beside the mention in the channel: `[slack, { by: webhook:sms, after: 5m }]`. */
export const waysSchema = z
  .preprocess((one) => (typeof one === 'string' ? [one] : one), z.array(waySchema).max(10))
  .optional()
  .describe(
    'How they are called beside the mention in the channel, one after the other: slack, discord, webhook:<id>, or { by: webhook:sms, after: 5m }; left out, a direct message at once in each chat they have an account in; [] for the mention alone.',
  );

/** When nobody is to wake them for less than red: `23:00-07:00`. */
export const quietSchema = z
  .preprocess(
    (one) => (typeof one === 'string' ? { hours: one } : one),
    z.strictObject({
      hours: hoursSchema.describe('From when to when, on the clock of their own zone: 23:00-07:00.'),
      days: z
        .preprocess((one) => (one === undefined || Array.isArray(one) ? one : [one]), z.array(daysSchema))
        .default([])
        .describe('Days they begin on (mon-fri, or a list); every day by default.'),
    }),
  )
  .transform(({ hours: { start, end }, days }, ctx): QuietHours => {
    const weekdays = [...new Set(days.flat())].sort((a, b) => a - b);
    if (start !== end || (weekdays.length > 0 && weekdays.length < 7)) return { start, end, weekdays };
    // Nobody would ever be called.
    refuse(ctx, { key: 'config.quiet' }, { key: 'config.mend.quiet' });
    return z.NEVER;
  })
  .optional()
  .describe(
    'Hours in which less than red waits until they are over, unless they are on duty or the step is loud: "23:00-07:00", or { hours, days }; none by default.',
  );

/** E.164, for gateways; it is never shown. https://www.itu.int/rec/T-REC-E.164 */
export const phoneSchema = z
  .union([z.string(), z.number()])
  .transform((written, ctx): string => {
    const phone = String(written).replace(/[\s()-]/g, '');
    if (typeof written === 'string' && /^\+[1-9]\d{6,14}$/.test(phone)) return phone;
    // What somebody wrote here may be a number all the same: it is not repeated.
    refuse(ctx, { key: 'config.phone' }, { key: 'config.mend.phone' });
    return z.NEVER;
  })
  .optional()
  .describe('Telephone number as the whole world dials it, in quotes ("+8613800138000"), for webhooks; never shown.');

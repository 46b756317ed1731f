import { z } from 'zod';
import type { JsonObject } from '../../domain/json.js';
import { readAt } from './at.js';
import { problemInFields } from './fields.js';
import { isUnsafeName, LIMITS } from './limits.js';

const labelNameSchema = z
  .string()
  .min(1, 'is empty')
  .max(LIMITS.labelName, `is longer than ${LIMITS.labelName} characters`)
  .refine((name) => !isUnsafeName(name), 'may not be used');

export const labelsSchema = z
  .record(labelNameSchema, z.string().max(LIMITS.labelValue))
  .refine((labels) => Object.keys(labels).length <= LIMITS.labels, `has more than ${LIMITS.labels} labels`)
  .describe(
    'Joins the signal to shows, incidents and silences: sku, batch, supplier, warehouse, region, carrier, show, …',
  );

export const atSchema = z
  .union([z.string(), z.number()])
  .refine((at) => readAt(at) !== null, {
    message:
      'must be an RFC 3339 time with its offset (2026-11-21T12:00:00Z) or milliseconds (not seconds) since 1970, from 2000 on',
  })
  .describe('When it was observed: RFC 3339 with an offset, or ms since the epoch. Left out: when it arrived.');

const fieldsSchema = z
  .custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    message: 'expected an object',
  })
  .superRefine((value, ctx) => {
    const found = problemInFields(value);
    if (found) ctx.addIssue({ code: 'custom', path: [...found.path], message: found.message });
  })
  .meta({ type: 'object', description: 'What is known, as JSON; names of its own choosing.' });

const common = {
  id: z.string().min(1).max(LIMITS.id).optional().describe('Unique within its source. Left out: made here.'),
  source: z
    .string()
    .min(1)
    .max(LIMITS.source)
    .optional()
    .describe('Who observed it. Left out: whoever the secret belongs to.'),
  name: z.string().min(1).max(LIMITS.name).describe('What was observed, dotted: delivery.delay_rate'),
  subject: z.string().max(LIMITS.subject).optional().describe('What it was observed of: region:east'),
  labels: labelsSchema.optional(),
  at: atSchema.optional(),
  drill: z.boolean().optional().describe('Goes the whole way, and is never counted.'),
};

export const wireSignalSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('metric'),
    ...common,
    value: z.number(),
    unit: z.string().max(LIMITS.word).optional(),
  }),
  z.strictObject({ kind: z.literal('text'), ...common, text: z.string().max(LIMITS.text) }),
  z.strictObject({ kind: z.literal('fact'), ...common, fields: fieldsSchema }),
  z.strictObject({
    kind: z.literal('alert'),
    ...common,
    status: z.enum(['firing', 'resolved']).optional().describe('Left out: firing.'),
    level: z.string().max(LIMITS.word).optional().describe("The sender's own word: critical, P1, red"),
    title: z.string().max(LIMITS.title).optional(),
    text: z.string().max(LIMITS.text).optional(),
    url: z.string().max(LIMITS.url).optional(),
  }),
  z.strictObject({ kind: z.literal('heartbeat'), ...common }),
]);
export type WireSignal = z.output<typeof wireSignalSchema>;

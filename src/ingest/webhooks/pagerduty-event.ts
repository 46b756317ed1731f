import { z } from 'zod';

/** Tools send null and empty strings for what they do not know. */
const wordSchema = z.string().max(2_000).nullish();
const keySchema = z.string().max(255, 'is longer than 255 characters').nullish();

/** Of all links the first that is an address is told: far fewer than may be sent need to be looked at. */
const few = (list: unknown): unknown => (Array.isArray(list) ? list.slice(0, 100) : list);

const payloadSchema = z.object({
  summary: z.string('is missing or blank').min(1, 'is missing or blank'),
  source: z.string('is missing or blank').min(1, 'is missing or blank'),
  severity: z.enum(
    ['critical', 'error', 'warning', 'info'],
    'is invalid (must be one of critical, error, warning, info)',
  ),
  component: wordSchema,
  group: wordSchema,
  class: wordSchema,
  custom_details: z.unknown().optional(),
});

const triggerSchema = z.object({
  event_action: z.literal('trigger'),
  dedup_key: keySchema,
  payload: payloadSchema,
  client: wordSchema,
  client_url: wordSchema,
  links: z.preprocess(few, z.array(z.object({ href: wordSchema, text: wordSchema })).nullish()),
  images: z.preprocess(few, z.array(z.object({ src: wordSchema, href: wordSchema, alt: wordSchema })).nullish()),
});
const followUp = { dedup_key: z.string('is missing or blank').min(1, 'is missing or blank').max(255) };

/** An event as PagerDuty's own documentation asks for it, its `routing_key` checked before. */
export const pagerdutySchema = z.discriminatedUnion(
  'event_action',
  [
    triggerSchema,
    z.object({ event_action: z.literal('acknowledge'), ...followUp }),
    z.object({ event_action: z.literal('resolve'), ...followUp }),
  ],
  'is missing or invalid (must be one of trigger, acknowledge, resolve)',
);
export type PagerDutyEvent = z.output<typeof pagerdutySchema>;
export type Trigger = z.output<typeof triggerSchema>;

/** `'payload.severity' is missing or blank`, in PagerDuty's way of saying it. */
export function pagerdutyProblems(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `'${path.map(String).join('.')}' ${message}`);
}

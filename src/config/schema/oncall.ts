import { z } from 'zod';
import { namedClockSchema } from './oncall/clock.js';
import { policySchema } from './oncall/policy.js';
import { scheduleSchema } from './oncall/schedule.js';
import { webhookSchema } from './oncall/webhook.js';
import { idSchema } from './parts.js';

/** `oncall.yaml`: who is on duty, who is called, by when. */
export const oncallSchema = z.strictObject({
  schedules: z
    .record(idSchema, scheduleSchema)
    .default({})
    .describe('Who is on duty when, by the id commands and escalation steps call it; none by default.'),
  policies: z
    .array(policySchema)
    .default([])
    .describe(
      'Who is called when nobody answers, by level and labels; an incident that fits none gets the steps of its level. None by default.',
    ),
  clocks: z
    .record(idSchema, namedClockSchema)
    .default({})
    .describe(
      'Deadlines that labels demand, by the id they are filed under (/risk file INC-42 <id> …); none by default.',
    ),
  webhooks: z
    .record(idSchema, webhookSchema)
    .default({})
    .describe(
      'Gateways for text messages and telephone calls, by the id ways of people and steps name them (webhook:sms); none by default.',
    ),
});
export type OncallFile = z.output<typeof oncallSchema>;

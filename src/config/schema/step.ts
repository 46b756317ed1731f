import { z } from 'zod';
import { durationSchema, wordIdSchema, wordsSchema } from './parts.js';
import { refuse } from './refuse.js';
import { targetSchema } from './target.js';

const listed = (one: unknown): unknown => (one === undefined || Array.isArray(one) ? one : [one]);

/** One step of an escalation, of a level or of a policy. */
export const stepSchema = z
  .strictObject({
    after: durationSchema
      .optional()
      .describe('How long after the opening of the incident, while nobody has acknowledged it; or `wait`.'),
    wait: durationSchema
      .optional()
      .describe(
        'How long after the step before it (after the opening, for the first), and its last repeat; or `after`.',
      ),
    call: z
      .preprocess(listed, z.array(targetSchema))
      .default([])
      .describe(
        'Whom it calls, found when it runs: schedule:ops (on duty), team:warehouse (its lead, else its members), role:legal, person:lin, group:night-shift, channel:managers, webhook:sms; none by default.',
      ),
    channels: wordsSchema.default([]).describe('Channels it is posted to; none by default.'),
    people: z
      .preprocess(listed, z.array(wordIdSchema))
      .default([])
      .describe('Ids of people who are called by mention; none by default.'),
    groups: wordsSchema.default([]).describe('Groups that are called by mention; none by default.'),
    all: z
      .boolean()
      .default(false)
      .describe('true: everybody it calls must acknowledge, one is not enough; false by default.'),
    in_turn: z
      .boolean()
      .default(false)
      .describe('true: of those it finds it calls one, each time the next; false by default.'),
    only_live: z
      .boolean()
      .default(false)
      .describe(
        'true: it calls only while a show of the incident (any show, where it names none) is on; false by default.',
      ),
    loud: z.boolean().default(false).describe('true: quiet hours hold nobody back; red never asks. false by default.'),
    repeat: z
      .strictObject({
        times: z.int().min(1).max(50).describe('How often it is taken again, 1 to 50.'),
        every: durationSchema.describe('How long after the time before.'),
      })
      .optional()
      .describe('It is taken again while nobody answers; once only by default.'),
  })
  .superRefine(({ after, wait, repeat }, ctx) => {
    if (after === undefined && wait === undefined)
      refuse(ctx, { key: 'config.step.when' }, { key: 'config.mend.step.when' });
    if (after !== undefined && wait !== undefined)
      refuse(ctx, { key: 'config.step.both' }, { key: 'config.mend.step.when' }, ['wait']);
    if (repeat?.every === 0)
      refuse(ctx, { key: 'config.step.every' }, { key: 'config.mend.step.every' }, ['repeat', 'every']);
  });
export type StepEntry = z.output<typeof stepSchema>;

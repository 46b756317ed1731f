import { z } from 'zod';
import { idSchema, levelSchema, matchersSchema } from '../parts.js';
import { stepSchema } from '../step.js';

/** An entry of `policies` of `oncall.yaml`. */
export const policySchema = z.strictObject({
  id: idSchema.describe('Its name.'),
  levels: z
    .preprocess((one) => (one === undefined || Array.isArray(one) ? one : [one]), z.array(levelSchema))
    .default([])
    .describe('Levels it is for; every level by default.'),
  match: matchersSchema
    .default([])
    .describe('Only incidents whose labels match all of these; all by default. The first policy that fits is taken.'),
  steps: z.array(stepSchema).min(1).describe('What happens while nobody acknowledges, in their order.'),
});
export type PolicyEntry = z.output<typeof policySchema>;

export const policyExample = `id: stream-down
levels: [orange, red]
match: topic=stream
steps:
  - { after: 0s, call: schedule:stream, only_live: true }
  - { wait: 3m, call: [schedule:stream, channel:on-call], repeat: { times: 2, every: 3m } }
  - { wait: 5m, call: [team:technology, webhook:sms], loud: true }
  - { wait: 10m, call: [role:legal, person:lin], all: true }
`;

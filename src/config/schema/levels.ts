import { z } from 'zod';
import { durationSchema, idSchema, wordsSchema } from './parts.js';
import { responseFields } from './response.js';
import { stepSchema } from './step.js';

/** An incident that reaches the level gets a channel of its own, in the workspace of the channel `near`. */
const roomSchema = z.strictObject({
  near: idSchema.describe('A Slack channel; the room is made in its workspace.'),
  people: wordsSchema.default([]).describe('Ids of people who are invited; none by default.'),
  /** Title → address, with `{label}` places. */
  links: z
    .record(z.string().min(1).max(100), z.string().regex(/^https?:\/\/\S+$/))
    .default({})
    .describe('Links kept at its top, title and address; {label} in an address is filled in; none by default.'),
});

const levelPolicySchema = z.strictObject({
  escalate: z.array(stepSchema).default([]).describe('Steps while nobody answers; none by default.'),
  ack_expires: durationSchema
    .default(0)
    .describe('An acknowledgement on which nobody stirs ends after this long; 0 (never) by default.'),
  room: roomSchema.optional().describe('A channel of its own for an incident that reaches the level; none by default.'),
  ...responseFields,
});

/** `levels` of `tocsin.yaml`. */
export const levelsSchema = z.strictObject({
  blue: levelPolicySchema.prefault({}).describe('Worth knowing.'),
  yellow: levelPolicySchema.prefault({}).describe('Somebody should look.'),
  orange: levelPolicySchema.prefault({}).describe('Somebody must act.'),
  red: levelPolicySchema.prefault({}).describe('Everybody who can must act now.'),
});

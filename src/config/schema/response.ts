import { z } from 'zod';
import type { ResponseKind } from '../../domain/response/clock.js';
import type { Target } from '../../domain/target.js';
import { durationSchema } from './parts.js';
import { refuse } from './refuse.js';
import { targetSchema } from './target.js';

/** Kinds of targets that come to people: a clock, or a role, is nobody else's. */
const OF_PEOPLE: readonly Target['to'][] = ['schedule', 'person', 'team', 'role'];

export const whoSchema = targetSchema.superRefine((target, ctx) => {
  if (!OF_PEOPLE.includes(target.to))
    refuse(
      ctx,
      { key: 'config.who', params: { to: target.to } },
      { key: 'config.mend.who', params: { kinds: OF_PEOPLE.join(', ') } },
    );
});

export const withinSchema = durationSchema.superRefine((ms, ctx) => {
  if (ms === 0) refuse(ctx, { key: 'config.clock-zero' }, { key: 'config.mend.clock-zero' });
});

/** `5m`, or `{ within: 5m, who: role:commander }`. */
function clockWithin(about: string) {
  return z
    .preprocess(
      (one) => (one === null || typeof one !== 'object' ? { within: one } : one),
      z.strictObject({
        within: withinSchema.describe('How long there is, from the opening at this level.'),
        who: whoSchema
          .optional()
          .describe(
            'Who answers for it: schedule:ops, role:legal, team:warehouse, person:lin; left out, the commander, the owner, or whoever acknowledged.',
          ),
      }),
    )
    .optional()
    .describe(about);
}

/** By `RESPONSES`. */
const clocks = {
  acknowledge: clockWithin('Somebody has acknowledged it; none by default.'),
  assemble: clockWithin('A team is assembled (/risk assemble); none by default.'),
  assess: clockWithin('The impact is assessed (/risk assess); none by default.'),
  coordinate: clockWithin('Resources are coordinated (/risk coordinate); none by default.'),
  plan: clockWithin('A plan is filed (/risk plan); none by default.'),
  update: clockWithin('Updates (/risk update), each time anew after the last; none by default.'),
  settle: clockWithin('It is mitigated or resolved; none by default.'),
} satisfies Readonly<Record<ResponseKind, z.ZodType>>;

/** What a level demands of people by when, and of whom. */
export const responseFields = {
  clocks: z
    .strictObject(clocks)
    .prefault({})
    .describe('What is demanded by when: a length of time, or { within, who }; nothing by default.'),
  roles: z
    .record(z.string().min(1).max(40), whoSchema.nullable())
    .default({})
    .describe(
      'Roles that are to be filled (commander, operations, logistics, legal, communications, scribe, or words of your own), and by whom at first; null: somebody is to be named. None by default.',
    ),
  lead: targetSchema
    .optional()
    .describe('Who leads at this level: called when a clock is missed; left out, the next level’s.'),
  approvers: z
    .int()
    .min(1)
    .max(5)
    .default(1)
    .describe('How many different people approve a request at this level, 1 to 5; 1 by default.'),
};

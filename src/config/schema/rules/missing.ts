import { z } from 'zod';
import { LEVELS } from '../../../domain/level.js';
import type { Missing } from '../../../domain/rule.js';
import { durationSchema } from '../parts.js';
import { refuse } from '../refuse.js';

/** What a rule says where nothing comes any more. */
export const missingSchema = z
  .strictObject({
    after: durationSchema.describe('How long nothing of a condition must have come, as a length of time.'),
    // biome-ignore lint/suspicious/noThenProperty: a word of the YAML, never awaited
    then: z
      .enum(['hold', 'clear', ...LEVELS])
      .describe('hold keeps what held, clear lets go of it, a level says so at that level.'),
  })
  .superRefine(({ after }, ctx) => {
    if (after <= 0) refuse(ctx, { key: 'config.missing-after' }, { key: 'config.mend.missing-after' }, ['after']);
  });

/** `hold` is what a rule does that says nothing. */
export function toMissing(entry: z.output<typeof missingSchema> | undefined): Missing | undefined {
  return !entry || entry.then === 'hold' ? undefined : { afterMs: entry.after, level: entry.then };
}

import { z } from 'zod';
import { PERMISSIONS } from '../../domain/person.js';
import { phoneSchema, quietSchema, waysSchema } from './contact-ways.js';
import { langSchema, wordIdSchema, wordsSchema, zoneSchema } from './parts.js';
import { refuse } from './refuse.js';

/** One id or a list of them. A number would have lost its last digits by the time it is read. */
const accounts = (form: RegExp) =>
  z
    .union([z.string(), z.array(z.string()), z.number()])
    .optional()
    .transform((given, ctx): readonly string[] => {
      const ids = given === undefined ? [] : Array.isArray(given) ? given : [given];
      return ids.flatMap((id) => {
        if (typeof id === 'string' && form.test(id)) return [id];
        refuse(ctx, { key: 'config.account', params: { id: String(id) } }, { key: 'config.mend.account' });
        return [];
      });
    });

/** Somebody of `people.yaml`. */
export const personSchema = z.strictObject({
  id: wordIdSchema.describe('What commands and escalation steps call them (`@maya`).'),
  name: z.string().min(1).describe('As cards name them.'),
  lang: langSchema.optional().describe('The language they are answered in; left out, that of the chat or the house.'),
  zone: zoneSchema.optional().describe('The time zone their times are shown in; left out, that of the house.'),
  permission: z
    .enum(PERMISSIONS)
    .default('act')
    .describe('read (look), act (handle incidents; default) or manage (silence, change shows, lower levels).'),
  /** Ids of their accounts: `U0123`, `eu:U0123` in the workspace `eu`, `80351110224678912`. One or a list. */
  slack: accounts(/^(?:[a-z0-9][a-z0-9._-]*:)?[UW][A-Z0-9]{2,20}$/).describe(
    'Slack member ids, one or a list, in quotes; `eu:U012AB3CD` in the workspace eu.',
  ),
  discord: accounts(/^\d{15,21}$/).describe('Discord user ids, one or a list, in quotes.'),
  roles: wordsSchema
    .default([])
    .describe('Ids of roles they have; more may come from groups of the chats. None by default.'),
  ways: waysSchema,
  quiet: quietSchema,
  phone: phoneSchema,
});

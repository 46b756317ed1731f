import { z } from 'zod';
import { ABILITIES } from '../../domain/authority/ability.js';
import { durationSchema, idSchema, matchersSchema, shareSchema, wordedSchema, wordsSchema } from './parts.js';
import { personSchema } from './people.js';
import { refuse } from './refuse.js';

export const peopleExample = `
people:
  - { id: lin, name: 林晓, lang: zh-CN, permission: manage, roles: [risk] }
  - { id: chen, name: 陈晨, lang: zh-CN, roles: [warehouse-keeper] }
teams:
  warehouse:
    name: 仓储
    members: [lin, chen]
    lead: lin
    shows: scene=factory-trace
roles:
  warehouse-keeper:
    name: { en: Warehouse keeper, zh-CN: 库管 }
    may: [request]
    limits: [{ draw: 10%, per: 24h, file_within: 24h }]
  risk:
    name: { en: Risk team, zh-CN: 风控 }
    may: [veto, approve, restricted]
    groups: [risk-team]
restricted:
  - [topic=breach]
`;

/** One word or a list of them. */
const listed = (written: unknown): unknown => (written === undefined || Array.isArray(written) ? written : [written]);

export const teamSchema = z.strictObject({
  name: z.string().min(1).optional().describe('As people call it; its id by default.'),
  members: wordsSchema.default([]).describe('Ids of people; nobody by default.'),
  lead: z.string().min(1).optional().describe('Who answers for it, by the id of the person; nobody by default.'),
  shows: matchersSchema
    .default([])
    .describe('Shows of this team, by their labels (scene, host, platform …); by default only those that name it.'),
});

const limitSchema = z.strictObject({
  draw: shareSchema.describe('Share of a resource that may be drawn without asking first: 10%.'),
  per: durationSchema
    .default(86_400_000)
    .describe('Over how long what was drawn counts together, while nobody has approved it; 24h by default.'),
  file_within: durationSchema
    .default(86_400_000)
    .describe('Within how long the approval of what was drawn is to be given afterwards; 24h by default.'),
});

export const roleSchema = z.strictObject({
  name: wordedSchema.optional().describe('As people call it; its id by default.'),
  may: z
    .preprocess(listed, z.array(z.enum(ABILITIES)))
    .default([])
    .describe('What the role allows beside the permission of whoever has it; nothing by default.'),
  limits: z.array(limitSchema).default([]).describe('How much may be drawn without asking first; nothing by default.'),
  groups: wordsSchema
    .default([])
    .describe(
      'Ids of groups of tocsin.yaml: members of the Slack user group or the Discord role have this role; none by default.',
    ),
});

/** Matchers that hide everything from everybody would hide it from whoever has to act. */
export const restrictionSchema = matchersSchema.superRefine((matchers, ctx) => {
  if (matchers.length === 0) refuse(ctx, { key: 'config.restricts-all' }, { key: 'config.mend.restricts-all' });
});

/** `people.yaml`, in full. */
export const peopleFileSchema = z.strictObject({
  people: z.array(personSchema).default([]).describe('Everybody the bot knows.'),
  teams: z
    .record(idSchema, teamSchema)
    .default({})
    .describe('People who work together, by the id schedules and escalation steps call them; none by default.'),
  roles: z
    .record(idSchema, roleSchema)
    .default({})
    .describe('Who may do what beside their permission, and how much of it, by id; none by default.'),
  restricted: z
    .array(restrictionSchema)
    .default([])
    .describe(
      'Incidents that fit one of these lists of matchers are restricted: only who may see them learns what they are about. None by default.',
    ),
});

/** `people.yaml`; a list of people alone will do. */
export const peopleYamlSchema = z.union([z.array(personSchema), peopleFileSchema]);

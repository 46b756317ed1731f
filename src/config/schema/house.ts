import { z } from 'zod';
import { PURPOSES } from '../../domain/channel.js';
import { sourceSchema } from '../../ingest/sources.js';
import { promotionSchema, showSchema } from './calendar.js';
import { levelsSchema } from './levels.js';
import {
  clockSchema,
  currencySchema,
  durationSchema,
  idSchema,
  langSchema,
  levelSchema,
  majorSchema,
  matchersSchema,
  shareSchema,
  wordsSchema,
  zoneSchema,
} from './parts.js';
import { refuse } from './refuse.js';

/** Chats there are. A word that is none of them would leave a channel off without a sound. */
const PLATFORMS = ['console', 'slack', 'discord'] as const;

const channelSchema = z.strictObject({
  platform: z.enum(PLATFORMS).describe('Which chat it is in: console, slack or discord.'),
  /** The chat service's own id of it; left out, the channel's own. */
  address: z
    .string()
    .min(1)
    .optional()
    .describe("The chat's own id or name of the channel; left out, the id it stands under."),
  lang: langSchema.optional().describe('The language of its cards, en or zh-CN; left out, that of the house.'),
  zone: zoneSchema.optional().describe('The time zone of its times; left out, that of the house.'),
  from: levelSchema.default('blue').describe('The lowest level it is shown; blue by default.'),
  match: matchersSchema.default([]).describe('Only incidents whose labels match all of these; all by default.'),
  only_escalation: z
    .boolean()
    .default(false)
    .describe('true: posted to only when an escalation step names it; false by default.'),
  purpose: z.enum(PURPOSES).default('ops').describe('ops (default), on-call, managers (short cards) or compliance.'),
  /** One of `workspaces`; left out, the first. */
  workspace: idSchema.optional().describe('One of `workspaces`; left out, the first Slack workspace.'),
});

/** Called together: a Slack user group, a Discord role, by id or name. */
const groupSchema = z
  .strictObject({
    slack: z.string().min(1).optional().describe('A Slack user group, by id or @name.'),
    discord: z.string().min(1).optional().describe('A Discord role, by id or name.'),
  })
  .superRefine(({ slack, discord }, ctx) => {
    if (slack === undefined && discord === undefined)
      refuse(ctx, { key: 'config.empty-group' }, { key: 'config.mend.empty-group' });
  });

const envNameSchema = z.string().regex(/^[A-Z_][A-Z0-9_]*$/);
const workspaceSchema = z.strictObject({
  /** Names of environment variables; workspaces of one app share the app token. */
  bot_token_env: envNameSchema.describe('The environment variable with the bot token of the workspace.'),
  app_token_env: envNameSchema
    .optional()
    .describe('The environment variable with its app token; left out, that of the first workspace.'),
});

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const maintenanceSchema = z.strictObject({
  id: idSchema.describe('Its name, in cards and commands.'),
  match: matchersSchema.describe('Alerts whose labels match all of these.'),
  weekdays: z
    .array(z.enum(WEEKDAYS).transform((day) => WEEKDAYS.indexOf(day) + 1))
    .default([])
    .describe('The days it begins on; every day by default.'),
  start: clockSchema.describe('When it begins, HH:mm.'),
  end: clockSchema.describe('When it ends, HH:mm; before the start, on the next day.'),
  zone: zoneSchema.optional().describe('The zone of start and end; left out, that of the house.'),
  reason: z.string().min(1).describe('Why, for whoever looks.'),
});

const inhibitionSchema = z.strictObject({
  id: idSchema.describe('Its name, in cards and commands.'),
  source: matchersSchema.describe('The cause: alerts whose labels match all of these.'),
  target: matchersSchema.describe('The symptom that is hidden while the cause fires.'),
  equal: wordsSchema.default([]).describe('Labels whose values must be the same on both; none by default.'),
});

const matrixSchema = z.strictObject({
  currency: currencySchema.optional().describe('The currency of its money; left out, that of the house.'),
  /** Money in major units. */
  rows: z
    .array(
      z.strictObject({
        level: levelSchema.describe('The level of the row.'),
        probability: shareSchema.describe('From this probability, 0 to 1 or per cent.'),
        money: majorSchema.describe('From this much at risk, in major units.'),
      }),
    )
    .min(1)
    .describe('Read in their order; the first row whose two figures are both reached gives the level.'),
});

const DAY = 86_400_000;

/** `tocsin.yaml`. */
export const houseSchema = z.strictObject({
  lang: langSchema
    .default('en')
    .describe('The language of the house, en (default) or zh-CN; TOCSIN_LANG stands above it.'),
  zone: zoneSchema.default('Asia/Shanghai').describe('The time zone of the house; Asia/Shanghai by default.'),
  currency: currencySchema.default('CNY').describe('The currency amounts are in, ISO 4217; CNY by default.'),
  packs: wordsSchema.default([]).describe('Packs of rules and checks that are switched on; none by default.'),
  channels: z.record(idSchema, channelSchema).describe('Where cards go, by id; at least one.'),
  /** The channel that is told what no longer arrives elsewhere. */
  fallback: idSchema
    .optional()
    .describe('The channel that is told what no longer arrives elsewhere; left out, the first of another chat.'),
  groups: z
    .record(idSchema, groupSchema)
    .default({})
    .describe('Groups that are called together, by id; none by default.'),
  /** Slack workspaces beside the first. */
  workspaces: z
    .record(idSchema, workspaceSchema)
    .default({})
    .describe('Slack workspaces beside the first, by id; none by default.'),
  levels: levelsSchema.describe('What each level demands.'),
  requests: z
    .strictObject({
      expire: durationSchema
        .default(86_400_000)
        .describe('How long a request waits for its approval before it expires; 24h by default.'),
    })
    .prefault({})
    .describe('What people ask approval for.'),
  audit: z
    .strictObject({
      channel: idSchema.describe('The channel the hash of the newest row of the history is posted in.'),
      at: clockSchema.default('09:00').describe('When, every day, HH:mm in the zone of the house; 09:00 by default.'),
    })
    .optional()
    .describe('Posts the head of the history every day, so that a rewritten database shows; nowhere by default.'),
  group: z
    .strictObject({
      by: wordsSchema
        .default(['show', 'sku', 'supplier', 'region'])
        .describe(
          'Labels; alerts with the same values of those they have go into one incident. show, sku, supplier and region by default.',
        ),
      window: durationSchema
        .default(1_800_000)
        .describe('An incident takes further alerts until its newest is this old; 30m by default.'),
    })
    .prefault({})
    .describe('Which alerts go into one incident.'),
  flap: z
    .strictObject({
      changes: z.int().min(2).default(5).describe('Changes from which an alert is shown as flapping; 5 by default.'),
      within: durationSchema.default(600_000).describe('The time they are counted over; 10m by default.'),
    })
    .prefault({})
    .describe('When an alert counts as flapping.'),
  storm: z
    .strictObject({
      per_minute: z
        .int()
        .min(1)
        .default(10)
        .describe('New incidents a minute in one channel; beyond, only red comes singly. 10 by default.'),
      calm: durationSchema.default(300_000).describe('Over when none is new for this long; 5m by default.'),
    })
    .prefault({})
    .describe('When so much comes that a digest shows it.'),
  reopen: durationSchema
    .default(1_800_000)
    .describe('What comes back within this time reopens its incident; 30m by default.'),
  inhibit: z
    .array(inhibitionSchema)
    .default([])
    .describe('While one alert fires, others are kept and not shown; none by default.'),
  maintenance: z
    .array(maintenanceSchema)
    .default([])
    .describe('Windows in which alerts are kept and not shown; none by default.'),
  matrix: matrixSchema
    .optional()
    .describe('Probability and money at risk to a level; left out, rules give levels by themselves.'),
  sources: z.record(idSchema, sourceSchema).describe('Who may send signals, by id.'),
  shows: z
    .array(showSchema)
    .default([])
    .describe('Shows known beforehand; those sent or typed are laid over them; none by default.'),
  promotions: z
    .array(promotionSchema)
    .default([])
    .describe('Promotions, while which rules may hold other values; none by default.'),
  retention: z
    .strictObject({
      signals: durationSchema.default(30 * DAY).describe('How long signals are kept; 30d by default.'),
      incidents: durationSchema
        .default(400 * DAY)
        .describe('How long closed incidents are kept; history is never pruned; 400d by default.'),
      inbox: z
        .int()
        .min(0)
        .default(1000)
        .describe('How many bodies that were not understood are kept; 1000 by default.'),
    })
    .prefault({})
    .describe('How long things are kept.'),
  limits: z
    .strictObject({
      /** Signals that may wait for a commit before senders are told to come again later. */
      queue: z
        .int()
        .min(100)
        .max(1_000_000)
        .default(20_000)
        .describe('Signals that may wait for a commit before senders are told to come again; 20000 by default.'),
      /** Checks that may run at once. */
      checks: z.int().min(1).max(1000).default(16).describe('Checks that may run at once; 16 by default.'),
    })
    .prefault({})
    .describe('How much may wait or run at once.'),
});
export type House = z.output<typeof houseSchema>;

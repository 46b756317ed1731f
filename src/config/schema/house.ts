import { z } from 'zod';
import { PURPOSES } from '../../domain/channel.js';
import { sourceSchema } from '../../ingest/sources.js';
import { promotionSchema, showSchema } from './calendar.js';
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
  wordIdSchema,
  wordsSchema,
  zoneSchema,
} from './parts.js';
import { refuse } from './refuse.js';

/** Chats there are. A word that is none of them would leave a channel off without a sound. */
const PLATFORMS = ['console', 'slack', 'discord'] as const;

const channelSchema = z.strictObject({
  platform: z.enum(PLATFORMS),
  /** The chat service's own id of it; left out, the channel's own. */
  address: z.string().min(1).optional(),
  lang: langSchema.optional(),
  zone: zoneSchema.optional(),
  from: levelSchema.default('blue'),
  match: matchersSchema.default([]),
  only_escalation: z.boolean().default(false),
  purpose: z.enum(PURPOSES).default('ops'),
  /** One of `workspaces`; left out, the first. */
  workspace: idSchema.optional(),
});

/** Called together: a Slack user group, a Discord role, by id or name. */
const groupSchema = z
  .strictObject({ slack: z.string().min(1).optional(), discord: z.string().min(1).optional() })
  .superRefine(({ slack, discord }, ctx) => {
    if (slack === undefined && discord === undefined)
      refuse(ctx, { key: 'config.empty-group' }, { key: 'config.mend.empty-group' });
  });

const envNameSchema = z.string().regex(/^[A-Z_][A-Z0-9_]*$/);
const workspaceSchema = z.strictObject({
  /** Names of environment variables; workspaces of one app share the app token. */
  bot_token_env: envNameSchema,
  app_token_env: envNameSchema.optional(),
});

/** An incident that reaches the level gets a channel of its own, in the workspace of the channel `near`. */
const roomSchema = z.strictObject({
  near: idSchema,
  people: wordsSchema.default([]),
  /** Title → address, with `{label}` places. */
  links: z.record(z.string().min(1).max(100), z.string().regex(/^https?:\/\/\S+$/)).default({}),
});

const stepSchema = z.strictObject({
  after: durationSchema,
  channels: wordsSchema.default([]),
  people: z
    .preprocess((one) => (one === undefined || Array.isArray(one) ? one : [one]), z.array(wordIdSchema))
    .default([]),
  groups: wordsSchema.default([]),
});
const levelPolicySchema = z.strictObject({
  escalate: z.array(stepSchema).default([]),
  ack_expires: durationSchema.default(0),
  room: roomSchema.optional(),
});

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const maintenanceSchema = z.strictObject({
  id: idSchema,
  match: matchersSchema,
  weekdays: z.array(z.enum(WEEKDAYS).transform((day) => WEEKDAYS.indexOf(day) + 1)).default([]),
  start: clockSchema,
  end: clockSchema,
  zone: zoneSchema.optional(),
  reason: z.string().min(1),
});

const inhibitionSchema = z.strictObject({
  id: idSchema,
  source: matchersSchema,
  target: matchersSchema,
  equal: wordsSchema.default([]),
});

const matrixSchema = z.strictObject({
  currency: currencySchema.optional(),
  /** Money in major units. */
  rows: z.array(z.strictObject({ level: levelSchema, probability: shareSchema, money: majorSchema })).min(1),
});

const DAY = 86_400_000;

/** `tocsin.yaml`. */
export const houseSchema = z.strictObject({
  lang: langSchema.default('en'),
  zone: zoneSchema.default('Asia/Shanghai'),
  currency: currencySchema.default('CNY'),
  packs: wordsSchema.default([]),
  channels: z.record(idSchema, channelSchema),
  /** The channel that is told what no longer arrives elsewhere. */
  fallback: idSchema.optional(),
  groups: z.record(idSchema, groupSchema).default({}),
  /** Slack workspaces beside the first. */
  workspaces: z.record(idSchema, workspaceSchema).default({}),
  levels: z.strictObject({
    blue: levelPolicySchema.prefault({}),
    yellow: levelPolicySchema.prefault({}),
    orange: levelPolicySchema.prefault({}),
    red: levelPolicySchema.prefault({}),
  }),
  group: z
    .strictObject({
      by: wordsSchema.default(['show', 'sku', 'supplier', 'region']),
      window: durationSchema.default(1_800_000),
    })
    .prefault({}),
  flap: z.strictObject({ changes: z.int().min(2).default(5), within: durationSchema.default(600_000) }).prefault({}),
  storm: z.strictObject({ per_minute: z.int().min(1).default(10), calm: durationSchema.default(300_000) }).prefault({}),
  reopen: durationSchema.default(1_800_000),
  inhibit: z.array(inhibitionSchema).default([]),
  maintenance: z.array(maintenanceSchema).default([]),
  matrix: matrixSchema.optional(),
  sources: z.record(idSchema, sourceSchema),
  shows: z.array(showSchema).default([]),
  promotions: z.array(promotionSchema).default([]),
  retention: z
    .strictObject({
      signals: durationSchema.default(30 * DAY),
      incidents: durationSchema.default(400 * DAY),
      inbox: z.int().min(0).default(1000),
    })
    .prefault({}),
  limits: z
    .strictObject({
      /** Signals that may wait for a commit before senders are told to come again later. */
      queue: z.int().min(100).max(1_000_000).default(20_000),
      /** Checks that may run at once. */
      checks: z.int().min(1).max(1000).default(16),
    })
    .prefault({}),
});
export type House = z.output<typeof houseSchema>;

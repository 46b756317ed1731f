import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { LANE_KINDS } from '../../../domain/lane.js';
import { NOTICE_KINDS, NOTICE_STATES } from '../../../domain/notice.js';

/** `behind`: not sent before what it belongs to is there: a line's card, the channel made for an incident. */
const LANES = [...LANE_KINDS, 'behind'] as const;

/** The outbox. */
export const notices = sqliteTable(
  'notices',
  {
    key: text('key').primaryKey(),
    kind: text('kind', { enum: NOTICE_KINDS }).notNull(),
    channel: text('channel').notNull(),
    lane: text('lane', { enum: LANES }).notNull().default('post'),
    incident: integer('incident'),
    priority: integer('priority').notNull(),
    body: text('body').notNull(),
    wanted: integer('wanted').notNull(),
    shown: integer('shown'),
    ref: text('ref'),
    state: text('state', { enum: NOTICE_STATES }).notNull(),
    attempts: integer('attempts').notNull(),
    nextAt: integer('next_at').notNull(),
    /** Claimed by the process that runs now. */
    claimedAt: integer('claimed_at'),
    /** The earliest send of which nobody knows whether it arrived. */
    uncertainAt: integer('uncertain_at'),
    error: text('error'),
    /** Failed because nothing could be sent there, not for what it is. */
    broken: text('broken', { enum: ['channel', 'service'] }),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('notices_lane')
      .on(t.channel, t.lane, sql`priority desc`, t.nextAt, t.createdAt)
      .where(sql`state = 'waiting'`),
    index('notices_due').on(t.nextAt, t.claimedAt, t.lane).where(sql`state = 'waiting'`),
    index('notices_broken').on(t.channel, t.lane).where(sql`broken is not null`),
    index('notices_unshown').on(t.state).where(sql`state <> 'shown'`),
    index('notices_ref').on(t.ref).where(sql`incident is not null`),
    index('notices_incident').on(t.incident).where(sql`incident is not null`),
    index('notices_loose').on(t.updatedAt).where(sql`incident is null and state <> 'waiting'`),
  ],
);

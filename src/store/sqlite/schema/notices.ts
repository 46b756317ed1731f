import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { NOTICE_KINDS, NOTICE_STATES } from '../../../domain/notice.js';

/** The outbox. */
export const notices = sqliteTable(
  'notices',
  {
    key: text('key').primaryKey(),
    kind: text('kind', { enum: NOTICE_KINDS }).notNull(),
    channel: text('channel').notNull(),
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
    /** Claimed by a process that ended before it recorded what came of the send. */
    uncertainAt: integer('uncertain_at'),
    error: text('error'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('notices_priority').on(sql`priority desc`, t.nextAt, t.createdAt).where(sql`state = 'waiting'`),
    index('notices_due').on(t.nextAt, t.claimedAt).where(sql`state = 'waiting'`),
    index('notices_unshown').on(t.state).where(sql`state <> 'shown'`),
    index('notices_incident').on(t.incident).where(sql`incident is not null`),
    index('notices_loose').on(t.updatedAt).where(sql`incident is null and state <> 'waiting'`),
  ],
);

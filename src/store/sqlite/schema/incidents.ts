import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { STATES } from '../../../domain/incident.js';

/** `body` is the whole incident; the columns are what is asked for. Those not closed are few and have their own indexes. */
export const incidents = sqliteTable(
  'incidents',
  {
    id: integer('id').primaryKey(),
    version: integer('version').notNull(),
    state: text('state', { enum: STATES }).notNull(),
    /** Rank, 1…4. */
    level: integer('level').notNull(),
    owner: text('owner'),
    groupKey: text('group_key').notNull(),
    openedAt: integer('opened_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    resolvedAt: integer('resolved_at'),
    closedAt: integer('closed_at'),
    drill: integer('drill').notNull(),
    currency: text('currency'),
    /** Money at risk, minor units of `currency`. */
    direct: integer('direct'),
    indirect: integer('indirect'),
    labels: text('labels').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    index('incidents_live')
      .on(t.drill, t.state, t.level, t.currency, t.direct, t.indirect)
      .where(sql`state <> 'closed'`),
    index('incidents_closed').on(t.closedAt).where(sql`state = 'closed'`),
    index('incidents_closed_level').on(t.level, t.id).where(sql`state = 'closed'`),
    index('incidents_closed_owner').on(t.owner, t.id).where(sql`state = 'closed'`),
    index('incidents_opened').on(t.openedAt, t.drill, t.level),
    index('incidents_resolved').on(t.resolvedAt, t.drill, t.level).where(sql`resolved_at is not null`),
  ],
);

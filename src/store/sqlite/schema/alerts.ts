import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row per fingerprint. `body` is the whole alert; the columns are what is asked for. */
export const alerts = sqliteTable(
  'alerts',
  {
    fingerprint: text('fingerprint').primaryKey(),
    incident: integer('incident'),
    rule: text('rule').notNull(),
    status: text('status', { enum: ['firing', 'resolved'] }).notNull(),
    /** Rank, 1…4. */
    level: integer('level').notNull(),
    suppressed: integer('suppressed').notNull(),
    drill: integer('drill').notNull(),
    updatedAt: integer('updated_at').notNull(),
    labels: text('labels').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    index('alerts_incident').on(t.incident),
    index('alerts_firing').on(t.rule).where(sql`status = 'firing'`),
    index('alerts_suppressed').on(t.level, t.drill).where(sql`status = 'firing' and suppressed = 1`),
    index('alerts_resolved').on(t.updatedAt).where(sql`status = 'resolved'`),
  ],
);

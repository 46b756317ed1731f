import { integer, real, sqliteTable } from 'drizzle-orm/sqlite-core';

/** The newest of each series: written once per series and commit. */
export const seriesHeads = sqliteTable('series_heads', {
  series: integer('series').primaryKey(),
  /** `n` of the signal that arrived last. */
  lastN: integer('last_n').notNull(),
  /** The newest observation, which a late arrival does not move. */
  lastAt: integer('last_at').notNull(),
  lastValue: real('last_value'),
});

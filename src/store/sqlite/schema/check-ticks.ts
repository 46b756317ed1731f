import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The newest tick of a check that somebody claimed. */
export const checkTicks = sqliteTable('check_ticks', {
  check: text('check_id').primaryKey(),
  lastTick: integer('last_tick').notNull(),
});

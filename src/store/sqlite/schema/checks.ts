import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What became of the runs of a check. */
export const checks = sqliteTable('checks', {
  id: text('id').primaryKey(),
  paused: integer('paused').notNull(),
  lastTick: integer('last_tick'),
  lastEnd: integer('last_end'),
  lastOk: integer('last_ok'),
  lastMessage: text('last_message'),
});

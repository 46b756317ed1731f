import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Bodies that could not be understood. */
export const inbox = sqliteTable('inbox', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  source: text('source').notNull(),
  contentType: text('content_type').notNull(),
  body: text('body').notNull(),
  /** JSON object of text. */
  headers: text('headers').notNull().default('{}'),
  /** JSON array of text. */
  problems: text('problems').notNull(),
  replayedAt: integer('replayed_at'),
});

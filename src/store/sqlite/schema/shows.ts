import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** `body` is the whole show. */
export const shows = sqliteTable(
  'shows',
  { id: text('id').primaryKey(), endsAt: integer('ends_at').notNull(), body: text('body').notNull() },
  (t) => [index('shows_end').on(t.endsAt)],
);

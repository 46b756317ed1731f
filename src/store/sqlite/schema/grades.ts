import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What grading remembers of one condition. */
export const grades = sqliteTable('grades', {
  key: text('key').primaryKey(),
  state: text('state').notNull(),
});

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Shows and SKUs the risk team stopped; one that is stopped again replaces what was there (the history has both). */
export const vetoes = sqliteTable('vetoes', {
  /** `show:618-3` */
  id: text('id').primaryKey(),
  liftedAt: integer('lifted_at'),
  body: text('body').notNull(),
});

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who stands in for whom. `body` is the whole change. */
export const duties = sqliteTable(
  'duties',
  {
    id: text('id').primaryKey(),
    schedule: text('schedule').notNull(),
    state: text('state').notNull(),
    /** The stretch it touches, what is given in return included. */
    from: integer('from_at').notNull(),
    until: integer('until_at').notNull(),
    body: text('body').notNull(),
  },
  (t) => [index('duties_until').on(t.until)],
);

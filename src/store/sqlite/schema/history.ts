import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Append-only. `actor` and `body` are canonical JSON, as they were hashed. */
export const history = sqliteTable(
  'history',
  {
    seq: integer('seq').primaryKey(),
    at: integer('at').notNull(),
    incident: integer('incident'),
    actor: text('actor').notNull(),
    body: text('body').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('history_incident').on(t.incident, t.seq),
    // What is looked up by its name; deliveries are many and never are.
    index('history_what')
      .on(sql`body ->> '$.what'`, t.seq)
      .where(sql`incident is null and body ->> '$.what' <> 'delivered'`),
  ],
);

import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** `body` is the whole silence. */
export const silences = sqliteTable(
  'silences',
  {
    id: text('id').primaryKey(),
    /** The number at the end of its id; null where there is none. */
    number: integer('number'),
    endsAt: integer('ends_at').notNull(),
    endedAt: integer('ended_at'),
    body: text('body').notNull(),
  },
  (t) => [
    index('silences_number').on(t.number),
    index('silences_running').on(t.endsAt).where(sql`ended_at is null`),
    index('silences_ended').on(t.endedAt).where(sql`ended_at is not null`),
  ],
);

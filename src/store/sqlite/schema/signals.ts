import { integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One row per signal, in the order of arrival. What a series' signals share stands once in `series`;
 * `prev` chains the rows of a series backwards, since an index (series, at) would triple the cost of an insert.
 */
export const signals = sqliteTable(
  'signals',
  {
    n: integer('n').primaryKey(),
    /** `n` of the signal before it in its series. */
    prev: integer('prev'),
    source: text('source').notNull(),
    id: text('id').notNull(),
    series: integer('series').notNull(),
    at: integer('at').notNull(),
    /** When it was committed: what retention goes by, since `at` is the sender's word. */
    receivedAt: integer('received_at').notNull(),
    value: real('value'),
    /** JSON of what is neither value nor in the series; null where there is none, or `bodyOf` names the row that has it. */
    body: text('body'),
    bodyOf: integer('body_of'),
    drill: integer('drill').notNull(),
  },
  (t) => [uniqueIndex('signals_source_id').on(t.source, t.id)],
);

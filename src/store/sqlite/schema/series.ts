import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What many signals share, kept once. */
export const series = sqliteTable(
  'series',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    name: text('name').notNull(),
    subject: text('subject').notNull(),
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    /** Empty where there is none, so that the unique index holds. */
    unit: text('unit').notNull(),
    /** JSON, keys sorted. */
    labels: text('labels').notNull(),
  },
  (t) => [uniqueIndex('series_identity').on(t.name, t.subject, t.kind, t.source, t.unit, t.labels)],
);

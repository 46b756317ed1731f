import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CLOCK_KINDS } from '../../../domain/clock.js';

/** What waits. The key begins with `ref`, so that all clocks of one thing stand together. */
export const clocks = sqliteTable(
  'clocks',
  {
    kind: text('kind', { enum: CLOCK_KINDS }).notNull(),
    ref: text('ref').notNull(),
    dueAt: integer('due_at').notNull(),
    data: text('data'),
  },
  (t) => [primaryKey({ columns: [t.ref, t.kind] }), index('clocks_due').on(t.dueAt)],
);

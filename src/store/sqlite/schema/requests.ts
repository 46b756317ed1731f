import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REQUEST_STATES } from '../../../domain/authority/request.js';

/** Approvals that were asked for. `body` is the whole request. */
export const requests = sqliteTable(
  'requests',
  {
    id: text('id').primaryKey(),
    /** The number of its id. */
    n: integer('n').notNull(),
    state: text('state', { enum: REQUEST_STATES }).notNull(),
    incident: integer('incident'),
    /** What it is about: the resource that is drawn from. */
    about: text('about').notNull(),
    at: integer('at').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    index('requests_waiting').on(t.n).where(sql`state = 'waiting'`),
    index('requests_incident').on(t.incident, t.n),
    index('requests_about').on(t.about, t.at),
    index('requests_n').on(t.n),
  ],
);

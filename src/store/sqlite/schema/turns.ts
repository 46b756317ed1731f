import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Whose turn it is where one of several is called, each time the next. */
export const turns = sqliteTable('turns', { name: text('name').primaryKey(), count: integer('count').notNull() });

import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Accounts people linked themselves; those of people.yaml are not here. */
export const accounts = sqliteTable('accounts', {
  /** `slack:U0123` */
  key: text('key').primaryKey(),
  person: text('person').notNull(),
});

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { LANGS } from '../../../domain/text.js';

/** Command lines that wait: for their account to be somebody's, or for the button that stands for them. */
export const held = sqliteTable('held', {
  code: text('code').primaryKey(),
  line: text('line').notNull(),
  platform: text('platform').notNull(),
  account: text('account').notNull(),
  name: text('name').notNull(),
  lang: text('lang', { enum: LANGS }).notNull(),
  at: integer('at').notNull(),
  until: integer('until').notNull(),
});

import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { LANGS } from '../../../domain/text.js';

/** Language chosen by a person or for a channel. */
export const langs = sqliteTable('langs', {
  key: text('key').primaryKey(),
  lang: text('lang', { enum: LANGS }).notNull(),
});

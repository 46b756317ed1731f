import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who was in a group of the chats when last looked: accounts, as JSON. */
export const members = sqliteTable('members', {
  group: text('group_id').primaryKey(),
  accounts: text('accounts').notNull(),
});

import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Client } from './client.js';

/** Typed queries over the schema. */
export type Db = BetterSQLite3Database<Record<string, never>>;

export function openDb(client: Client): Db {
  return drizzle(client);
}

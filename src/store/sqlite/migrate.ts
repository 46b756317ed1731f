import path from 'node:path';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { packageRoot } from '../../lib/root.js';
import type { Db } from './db.js';

/** Brings the database to the schema of this version. From the root of the package: the compiler does not copy SQL. */
export function applyMigrations(db: Db): void {
  migrate(db, { migrationsFolder: path.join(packageRoot(), 'src/store/sqlite/migrations') });
}

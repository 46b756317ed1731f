import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnv } from '../config/env.js';
import { openSqliteStore } from '../store/sqlite/open.js';

/** Copies the database while it is in use. Throws where the file exists, or there is no database yet. */
export async function backup(file: string): Promise<void> {
  const env = readEnv();
  if (existsSync(file)) throw new Error(`${file} exists already; name a file that does not`);
  const from = join(env.dataFolder, 'tocsin.db');
  if (!existsSync(from)) throw new Error(`there is no database at ${from}; start the bot once, or set TOCSIN_DATA`);
  const store = await openSqliteStore(from, { readonly: true });
  try {
    await store.backup(file);
  } finally {
    await store.close();
  }
  process.stdout.write(`${from} → ${file}\n`);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, readEnv } from '../config/env.js';
import { openSqliteStore } from '../store/sqlite/open.js';
import type { Store } from '../store/store.js';

/** The database of TOCSIN_DATA, for looking only. Throws where there is none. */
export async function openForAudit(): Promise<{ readonly store: Store; readonly env: Env; readonly file: string }> {
  const env = readEnv();
  const file = join(env.dataFolder, 'tocsin.db');
  if (!existsSync(file)) throw new Error(`there is no database at ${file}; start the bot once, or set TOCSIN_DATA`);
  return { store: await openSqliteStore(file, { readonly: true }), env, file };
}

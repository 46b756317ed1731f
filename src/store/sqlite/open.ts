import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '../store.js';
import { checkpointBeside } from './checkpoint.js';
import { openClient } from './client.js';
import { openDb } from './db.js';
import { lockFile } from './lock.js';
import { applyMigrations } from './migrate.js';
import { SqliteStore } from './sqlite-store.js';

export interface SqliteOptions {
  /** For looking and copying while another process writes: takes no lock, changes nothing. Default false. */
  readonly readonly?: boolean;
  /** Checkpoints are done by a thread beside the writer instead of inside its commits. Default false. */
  readonly checkpointThread?: boolean;
}

/**
 * Opens (and first makes) the database at `file`; `:memory:` keeps everything in memory. Only one process may have it open
 * for writing: throws `StoreInUse` otherwise. Throws where `readonly` finds no database.
 */
export async function openSqliteStore(
  file: string,
  { readonly = false, checkpointThread = false }: SqliteOptions = {},
): Promise<Store> {
  const inMemory = file === ':memory:';
  if (!readonly && !inMemory) mkdirSync(path.dirname(file), { recursive: true });
  const unlock = readonly || inMemory ? () => {} : lockFile(file);
  try {
    const client = openClient(file, readonly);
    try {
      const db = openDb(client);
      if (!readonly) applyMigrations(db);
      const endThread = checkpointThread && !readonly && !inMemory ? checkpointBeside(client, file) : null;
      return new SqliteStore(client, db, async () => {
        await endThread?.();
        client.close();
        unlock();
      });
    } catch (error) {
      client.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

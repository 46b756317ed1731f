import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
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
  if (!readonly && !inMemory) makeFolder(path.dirname(file));
  const unlock = readonly || inMemory ? () => {} : lockOf(file);
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
    throw named(file, error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${folder} cannot be made a folder for the database (${why}); look at TOCSIN_DATA`, {
      cause: error,
    });
  }
}

function lockOf(file: string): () => void {
  try {
    return lockFile(file);
  } catch (error) {
    throw named(file, error);
  }
}

/** SQLite says what is wrong, but not with which file. */
function named(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const mend = error.code === 'SQLITE_NOTADB' ? 'move it away, or put a backup in its place' : 'look at TOCSIN_DATA';
  return new Error(`${file} cannot be opened: ${error.message}; ${mend}`, { cause: error });
}

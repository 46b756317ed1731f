import Database from 'better-sqlite3';

export type Client = Database.Database;

const BUSY_MS = 5_000;
/** A checkpoint inside the commit that reaches this many frames (4 KiB pages of the log). */
export const INLINE_FRAMES = 1_000;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;
const CACHE_KIB = 8 * 1024;

/** Opens the database with the settings its promises rest on: what is committed survives a kill and a loss of power. */
export function openClient(file: string, readonly: boolean): Client {
  const client = new Database(file, { readonly, fileMustExist: readonly, timeout: BUSY_MS });
  if (!readonly) {
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = FULL');
    // Larger makes each checkpoint, and with it the slowest commits, slower; the log file itself is cut after a burst.
    client.pragma(`wal_autocheckpoint = ${INLINE_FRAMES}`);
    client.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  }
  client.pragma('foreign_keys = ON');
  client.pragma(`cache_size = -${CACHE_KIB}`);
  client.pragma('temp_store = MEMORY');
  return client;
}

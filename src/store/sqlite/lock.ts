import Database from 'better-sqlite3';

/** Thrown where another process has the database open for writing. */
export class StoreInUse extends Error {
  constructor(file: string) {
    super(
      `${file} is already in use by another tocsin; stop that one, or set TOCSIN_DATA to a folder of its own for this one`,
    );
    this.name = 'StoreInUse';
  }
}

/**
 * Makes this process the only writer of `file` until the returned function is called. The lock is the operating system's
 * (of a tiny database beside it), so that a process that dies in any way frees it. Throws `StoreInUse`.
 */
export function lockFile(file: string): () => void {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new StoreInUse(file);
    throw error;
  }
  return () => lock.close();
}

import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Place } from './contract/place.js';

export interface SqlitePlace extends Place {
  readonly file: string;
}

export function sqlitePlace(): SqlitePlace {
  const dir = mkdtempSync(path.join(tmpdir(), 'tocsin-store-'));
  const file = path.join(dir, 'tocsin.db');
  return {
    file,
    open: () => openSqliteStore(file),
    remove: () => rm(dir, { recursive: true, force: true }),
    backupFile: () => path.join(dir, 'copy.db'),
    openBackup: (copy) => openSqliteStore(copy),
  };
}

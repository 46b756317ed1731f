import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type CheckpointData, type CheckpointReport, PASS_EVERY_MS } from './checkpoint.js';

/**
 * Copies the log into the database beside the writer: a passive checkpoint never makes it wait. When the log has
 * grown long it is left to the writer to finish the last few frames, because only then can the log start over.
 */
const { file, longLog } = workerData as CheckpointData;
const client = new Database(file, { timeout: 0 });
client.pragma('synchronous = FULL');
client.pragma('wal_autocheckpoint = 0');
client.pragma('cache_size = 0');

function pass(): void {
  try {
    const [row] = client.pragma('wal_checkpoint(PASSIVE)') as CheckpointReport[];
    if (row && row.log > longLog) {
      // Answered with a message once the log has started over.
      parentPort?.postMessage(row);
      return;
    }
  } catch {
    // The database is busy with something of the writer's own; the next pass comes soon.
  }
  setTimeout(pass, PASS_EVERY_MS);
}

parentPort?.on('message', (what: 'again' | 'end') => {
  if (what === 'again') {
    setTimeout(pass, PASS_EVERY_MS);
    return;
  }
  client.close();
  process.exit(0);
});
setTimeout(pass, PASS_EVERY_MS);

import { Worker } from 'node:worker_threads';
import { type Client, INLINE_FRAMES } from './client.js';

export const PASS_EVERY_MS = 200;
/** Frames (4 KiB pages) at which the log is made to start over: 64 MiB. */
const LONG_LOG = 16_384;

export interface CheckpointData {
  readonly file: string;
  readonly longLog: number;
}
/** What SQLite says of a checkpoint: frames in the log, and how many of them are in the database. */
export interface CheckpointReport {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Keeps the log of `client` short from a thread of its own, so that no commit waits for a checkpoint: inside a commit each
 * of them takes as long as dozens of commits, and would be the slowest hundredth of all answers.
 * Returns what ends it.
 */
export function checkpointBeside(client: Client, file: string): () => Promise<void> {
  const data: CheckpointData = { file, longLog: LONG_LOG };
  const thread = new Worker(new URL('./checkpoint-thread.js', import.meta.url), {
    workerData: data,
    // It holds nothing but a connection.
    resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16, codeRangeSizeMb: 4 },
  });
  client.pragma('wal_autocheckpoint = 0');
  const inline = () => {
    if (client.open) client.pragma(`wal_autocheckpoint = ${INLINE_FRAMES}`);
  };
  const ended = new Promise<void>((resolve) => {
    thread.on('exit', () => resolve());
  });
  // Should the thread ever fail, commits do the work again, as they would without it.
  thread.on('error', inline);
  thread.on('exit', inline);
  thread.on('message', () => {
    if (!client.open) return;
    client.pragma('wal_checkpoint(RESTART)');
    thread.postMessage('again');
  });
  thread.unref();
  return async () => {
    // Nothing else may be left to wait for: the process would end before the thread has answered.
    thread.ref();
    thread.postMessage('end');
    await ended;
  };
}

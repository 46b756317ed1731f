import { onTestFinished } from 'vitest';
import type { Store } from '../../../src/store/store.js';

/** Somewhere a store keeps things, which outlives the store that is open there. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
  /** A file to write a backup to, and the store over it. */
  backupFile(): string;
  openBackup(file: string): Promise<Store>;
}

/** A store for one test, closed when it ends. `reopen` stands for the end of the process and a new one. */
export async function use(make: () => Place): Promise<{ store: Store; reopen: () => Promise<Store>; place: Place }> {
  const place = make();
  let store = await place.open();
  onTestFinished(async () => {
    await store.close();
    await place.remove();
  });
  const reopen = async () => {
    await store.close();
    store = await place.open();
    return store;
  };
  return { store, reopen, place };
}

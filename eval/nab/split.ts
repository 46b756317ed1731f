import type { Series } from './series.js';

export interface Split {
  readonly tuning: readonly Series[];
  readonly heldOut: readonly Series[];
}

/**
 * Which files a setting may be tuned on: within each folder the files in the order of their names' hash (FNV-1a, 32 bit),
 * the first for tuning, the second held out, and so on. Decided by names alone, before any score was seen.
 */
export function split(series: readonly Series[]): Split {
  const tuning: Series[] = [];
  const heldOut: Series[] = [];
  for (const folder of new Set(series.map((one) => one.folder))) {
    const files = series.filter((one) => one.folder === folder).sort((a, b) => hash(a.name) - hash(b.name));
    for (const [i, file] of files.entries()) (i % 2 === 0 ? tuning : heldOut).push(file);
  }
  return { tuning, heldOut };
}

/** FNV-1a, 32 bit (Fowler, Noll, Vo). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const byte of Buffer.from(text)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
  return h;
}

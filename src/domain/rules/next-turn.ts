import { type Show, SOON_MS } from '../show.js';
import type { ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';

/** When the phase of a show these labels name (or one that sells their SKU), or a promotion, turns next; null: never. */
export function nextTurn(shows: ShowBook, labels: Labels, now: number): number | null {
  const named = labels.show === undefined ? undefined : shows.get(labels.show);
  const all: readonly Show[] = named ? [named] : labels.sku === undefined ? [] : shows.ahead(labels.sku, now);
  const turns = [
    ...all.flatMap(({ start, end }) => [start - SOON_MS, start, end]),
    ...shows.promotions.flatMap(({ start, end }) => [start, end]),
  ].filter((at) => at > now);
  return turns.length > 0 ? Math.min(...turns) : null;
}

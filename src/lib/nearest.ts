import { distance } from 'fastest-levenshtein';

/** The known word nearest to one that is not known; null where none is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const one of known) {
    const d = distance(word.toLowerCase(), one.toLowerCase());
    if (d < least) [best, least] = [one, d];
  }
  return best;
}

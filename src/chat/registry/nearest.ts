import { distance } from 'fastest-levenshtein';

/** A word as commands compare it: full-width forms made plain, lower case. */
export function plainWord(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The candidate most like what was typed; null where none is near enough to be meant. */
export function nearest(typed: string, candidates: Iterable<string>): string | null {
  const word = plainWord(typed);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const away = distance(word, plainWord(candidate));
    // A short word may differ in little, or everything would be near it.
    const longest = Math.max(word.length, candidate.length);
    const allowed = longest <= 2 ? 1 : Math.max(2, Math.floor(longest / 3));
    if (away < bestDistance && away <= allowed && away < longest) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

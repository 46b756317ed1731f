/** How a test names what it looks for: words in it, a pattern, or a question asked of it. */
export type Match<T> = RegExp | string | ((seen: T) => boolean);

export function matches<T>(match: Match<T>, seen: T, text: string): boolean {
  if (typeof match === 'function') return match(seen);
  return typeof match === 'string'
    ? text.includes(match)
    : new RegExp(match.source, match.flags.replace('g', '')).test(text);
}

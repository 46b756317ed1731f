/** The four grades of a risk, slightest first (docs: 四色分级). */
export const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const;
export type Level = (typeof LEVELS)[number];

/** 0 for no level, 1 for blue … 4 for red, so that levels can be compared and summed. */
export function rank(level: Level | null | undefined): number {
  return level ? LEVELS.indexOf(level) + 1 : 0;
}

export function fromRank(n: number): Level | null {
  return n <= 0 ? null : (LEVELS[Math.min(n, LEVELS.length) - 1] ?? null);
}

/** The higher of two levels; null stands for "no risk". */
export function highest(a: Level | null, b: Level | null): Level | null {
  return rank(a) >= rank(b) ? a : b;
}

export function isLevel(word: string): word is Level {
  return (LEVELS as readonly string[]).includes(word);
}

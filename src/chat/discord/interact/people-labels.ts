import type { Person } from '../../../domain/person.js';

/** `@lin` → `@lin · 林晓`, for lists to choose from; words that name nobody are left out. */
export function peopleLabels(people: readonly Person[], words: readonly string[]): ReadonlyMap<string, string> {
  const named = new Map(people.map(({ id, name }) => [`@${id}`, `@${id} · ${name}`]));
  return new Map(words.flatMap((word) => [...named].filter(([mention]) => mention === word)));
}

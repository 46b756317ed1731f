import type { Observation } from '../observation.js';

/** Which row brought a figure of this series and instant before; null where none did: it is remembered then. */
export function sameBefore(one: Observation, row: number, seen: Map<string, number>): number | null {
  if (one.kind !== 'metric') return null;
  const key = JSON.stringify([one.name, one.subject, one.at]);
  const before = seen.get(key);
  if (before === undefined) seen.set(key, row);
  return before ?? null;
}

import type { Json, JsonObject } from '../json.js';
import { listIn, numberIn, objectOf } from './inner.js';
import type { Point } from './sample.js';

/** What each member of a total carries: its newest value, or what came of it in each stretch of the window. */
export type Members = ReadonlyMap<string, readonly Point[]>;

/** A member's newest value; of two at one instant the larger. null where an older one came. */
export function withLatest(members: Members, name: string, point: Point): Members | null {
  const before = members.get(name)?.[0];
  if (before && (point[0] < before[0] || (point[0] === before[0] && point[1] <= before[1]))) return null;
  return new Map(members).set(name, [point]);
}

/** A member's sums, one for each stretch of the window; `step` is the beginning of the stretch. */
export function withSum(members: Members, name: string, step: number, value: number): Members {
  const sums = members.get(name) ?? [];
  const i = sums.findIndex(([at]) => at >= step);
  const there = sums[i];
  let next: readonly Point[];
  if (there?.[0] === step) next = sums.with(i, [step, there[1] + value]);
  else next = i < 0 ? [...sums, [step, value]] : sums.toSpliced(i, 0, [step, value]);
  return new Map(members).set(name, next);
}

export interface Share {
  readonly name: string;
  readonly value: number;
}

/** What counts since `oldest`, largest first (by name where equal); what is older is dropped, of too many the smallest. */
export function kept(members: Members, oldest: number, most: number): { members: Members; shares: readonly Share[] } {
  const shares: Share[] = [];
  const standing = new Map<string, readonly Point[]>();
  for (const [name, points] of members) {
    const fresh = points[0] && points[0][0] < oldest ? points.filter(([at]) => at >= oldest) : points;
    if (fresh.length === 0) continue;
    standing.set(name, fresh);
    shares.push({ name, value: fresh.reduce((sum, [, value]) => sum + value, 0) });
  }
  shares.sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
  for (const { name } of shares.splice(most)) standing.delete(name);
  return { members: standing, shares };
}

/** When the oldest of what counts stops counting; null where nothing does. */
export function oldestOf(members: Members): number | null {
  let oldest: number | null = null;
  for (const [first] of members.values()) if (first && (oldest === null || first[0] < oldest)) oldest = first[0];
  return oldest;
}

/** Names come from outside: a list of pairs, as an object's keys they could be `__proto__`. */
export function membersJson(members: Members): Json[] {
  return [...members].map(([name, points]): JsonObject => ({ name, points: points.map(([at, value]) => [at, value]) }));
}

export function membersOf(inner: JsonObject | undefined): Members {
  const members = new Map<string, readonly Point[]>();
  for (const item of listIn(inner, 'members')) {
    const one = objectOf(item);
    const name = one?.name;
    if (typeof name !== 'string') continue;
    const points: Point[] = [];
    for (const pair of listIn(one, 'points')) {
      const both = Array.isArray(pair) ? pair : [];
      const [at, value] = both;
      if (typeof at === 'number' && typeof value === 'number') points.push([at, value]);
    }
    members.set(name, points);
  }
  return members;
}

export function newestIn(inner: JsonObject | undefined): number {
  return numberIn(inner, 'at') ?? 0;
}

import type { Json } from '../json.js';

/** A value and when it was observed, ms. */
export type Point = readonly [at: number, value: number];

/**
 * One point for each stretch of `stepMs`: the first observed in it, and of several at that instant the smallest, so
 * that the order they come in does not matter. The very same list where nothing changed. Oldest first.
 */
export function sampled(points: readonly Point[], point: Point, stepMs: number, origin = 0): readonly Point[] {
  const step = ([at]: Point) => Math.floor((at - origin) / stepMs);
  const mine = step(point);
  const i = points.findIndex((one) => step(one) >= mine);
  const there = points[i];
  if (i < 0) return [...points, point];
  if (there === undefined || step(there) !== mine) return points.toSpliced(i, 0, point);
  const first = point[0] < there[0] || (point[0] === there[0] && point[1] < there[1]);
  return first ? points.with(i, point) : points;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

export function pointsOf(items: readonly Json[]): readonly Point[] {
  const points: Point[] = [];
  for (const item of items) {
    if (!Array.isArray(item)) continue;
    const [at, value] = item;
    if (typeof at === 'number' && typeof value === 'number') points.push([at, value]);
  }
  return points;
}
export function pointsJson(points: readonly Point[]): Json[] {
  return points.map(([at, value]) => [at, value]);
}

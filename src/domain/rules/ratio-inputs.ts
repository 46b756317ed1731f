import type { Json, JsonObject } from '../json.js';
import type { Signal } from '../signal.js';
import { listIn } from './inner.js';

interface Latest {
  readonly at: number;
  readonly value: number;
}
/** What stands above the line and what below it. */
export interface Pair {
  readonly over: Latest | undefined;
  readonly under: Latest | undefined;
}
/** Sums of one stretch of the window. */
export interface Sums {
  readonly step: number;
  readonly over: number;
  readonly under: number;
}

/** What a signal adds: its value, or one for itself; null where it says nothing. */
export function countedOf(measure: 'latest' | 'sum' | 'count', signal: Signal): number | null {
  if (signal.kind === 'metric' && !Number.isFinite(signal.value)) return null;
  if (measure === 'count') return signal.kind === 'alert' && signal.status === 'resolved' ? null : 1;
  return signal.kind === 'metric' ? signal.value : null;
}

export function pairAt(pair: Pair, side: keyof Pair, value: number, at: number): Pair {
  return side === 'over' ? { ...pair, over: { at, value } } : { ...pair, under: { at, value } };
}

/** Oldest first. */
export function summed(sums: readonly Sums[], step: number, side: keyof Pair, value: number): readonly Sums[] {
  const add = (one: Sums): Sums =>
    side === 'over' ? { ...one, over: one.over + value } : { ...one, under: one.under + value };
  const i = sums.findIndex((one) => one.step >= step);
  const there = sums[i];
  if (there?.step === step) return sums.with(i, add(there));
  const fresh = add({ step, over: 0, under: 0 });
  return i < 0 ? [...sums, fresh] : sums.toSpliced(i, 0, fresh);
}

export function pairsJson(sums: readonly Sums[]): Json[] {
  return sums.map(({ step, over, under }) => [step, over, under]);
}

export function pairsOf(inner: JsonObject | undefined): readonly Sums[] {
  const sums: Sums[] = [];
  for (const item of listIn(inner, 'sums')) {
    if (!Array.isArray(item)) continue;
    const [step, over, under] = item;
    if (typeof step === 'number' && typeof over === 'number' && typeof under === 'number')
      sums.push({ step, over, under });
  }
  return sums;
}

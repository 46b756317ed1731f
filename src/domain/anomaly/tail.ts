/**
 * How rare a value this large is among those seen, remembered in three numbers. The threshold `t` follows the value that
 * one in a hundred exceeds (stochastic approximation, Robbins & Monro 1951; its steps are of the logarithm, so that no
 * scale need be known). Beyond it the tail is a Pareto one whose index is the mean logarithmic excess (Hill 1975), so
 * that P(v > x) = p · (x/t)^(-1/h) (Weissman 1978): light for noise, heavy where single spikes are the rule.
 */
export interface Tail {
  readonly t: number;
  /** Mean logarithmic excess over `t`. */
  readonly h: number;
  /** How many excesses `h` rests on, the prior among them. */
  readonly n: number;
}

const BEYOND = 0.01;
const STEP = 0.05;
/** Excesses `h` rests on at most: what is older fades. */
const EXCESSES = 45;
/** An excess counts as at most so many times the mean one: a single event must not make the next one look common. */
const MOST_EXCESS = 4;
const SMALLEST = { t: 0.05, h: 0.03 };

/** Before anything was seen: values are counted in mean deviations, of which normal noise exceeds 2.9 so often. */
export const FRESH_TAIL: Tail = { t: 2.5, h: 0.25, n: 5 };

/** The common logarithm of "once in so many"; under the threshold a mere fraction of that at it. */
export function rarity(tail: Tail, v: number): number {
  const base = -Math.log10(BEYOND);
  return v > tail.t ? base + Math.log10(v / tail.t) / tail.h : (base * v) / tail.t;
}

/** The tail after one more value, 0 or more. */
export function learnTail(tail: Tail, v: number): Tail {
  if (v <= tail.t) return { t: Math.max(SMALLEST.t, tail.t * Math.exp(-STEP * BEYOND)), h: tail.h, n: tail.n };
  const excess = Math.min(MOST_EXCESS * tail.h, Math.log(v / tail.t));
  const n = Math.min(EXCESSES, tail.n + 1);
  const h = Math.max(SMALLEST.h, tail.h + (excess - tail.h) / n);
  return { t: tail.t * Math.exp(STEP * (1 - BEYOND)), h, n };
}

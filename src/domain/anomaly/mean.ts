/** A mean that forgets: plain over the first `1/share` observations, exponentially weighted from then on. `n` counts from 1. */
export function towards(mean: number, value: number, share: number, n: number): number {
  return mean + (value - mean) * Math.max(share, 1 / n);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The value that so much of a list (0…1) lies at or below. NaN of an empty one. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1));
  return sorted[at] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `27,104` */
export function whole(n: number): string {
  return Number.isFinite(n) ? Math.round(n).toLocaleString('en-US') : '–';
}

/** `0.43`, `12.7`, `118` */
export function short(n: number): string {
  if (!Number.isFinite(n)) return '–';
  return n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : whole(n);
}

/** `1.42×` of one figure to another; `–` where there is no other. */
export function ratio(a: number, b: number | null): string {
  return b === null || !Number.isFinite(a / b) ? '–' : `${(a / b).toFixed(2)}×`;
}

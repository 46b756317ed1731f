const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** The last instant a Date can hold. */
const MAX_MS = 8_640_000_000_000_000;

export const DAY_MS = 24 * 60 * 60_000;

/** Reads an RFC 3339 time with its offset, or ms since the epoch; null where it is neither. */
export function readAt(at: unknown): number | null {
  if (typeof at === 'number') return at >= 0 && at <= MAX_MS ? Math.floor(at) : null;
  if (typeof at !== 'string' || !RFC3339.test(at)) return null;
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? null : ms;
}

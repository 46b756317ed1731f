const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** The last instant a Date can hold. */
const MAX_MS = 8_640_000_000_000_000;

export const DAY_MS = 24 * 60 * 60_000;

/** Before this there was nothing to watch: it is a clock that was never set, or seconds where ms are meant. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** Reads an RFC 3339 time with its offset, or ms since the epoch, from 2000 on; null where it is neither. */
export function readAt(at: unknown): number | null {
  if (typeof at === 'number') return at >= EARLIEST_MS && at <= MAX_MS ? Math.floor(at) : null;
  if (typeof at !== 'string' || !RFC3339.test(at) || !isDay(at)) return null;
  const ms = Date.parse(at);
  return ms >= EARLIEST_MS ? ms : null;
}

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isDay(at: string): boolean {
  const day = Number(at.slice(8, 10));
  if (day <= 28) return true;
  return day <= new Date(Date.UTC(Number(at.slice(0, 4)), Number(at.slice(5, 7)), 0)).getUTCDate();
}

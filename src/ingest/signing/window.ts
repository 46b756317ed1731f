/** How far a signed time may be from now, either way, before a request is taken for a replay: five minutes. */
export const REPLAY_WINDOW_MS = 5 * 60_000;

/** null where a signed time (seconds since 1970, as written) is near enough to now; else what is wrong with it. */
export function staleness(written: string, now: number, windowMs = REPLAY_WINDOW_MS): string | null {
  if (!/^\d{1,12}$/.test(written)) return 'the time in its signature is not a number of seconds since 1970';
  const off = now - Number(written) * 1_000;
  if (Math.abs(off) <= windowMs) return null;
  const here = new Date(now).toISOString();
  return `it was signed more than ${windowMs / 1_000} s ${off > 0 ? 'ago' : 'ahead'}; the clock here says ${here}`;
}

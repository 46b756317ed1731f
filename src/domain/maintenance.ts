import { DateTime } from 'luxon';
import type { Maintenance } from './silence.js';

const LOOK_AHEAD_DAYS = 8;

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Worked out once per local day and window: the arithmetic of zones is slow, and every finding asks. */
const known = new WeakMap<
  Maintenance,
  { readonly from: number; readonly to: number; readonly windows: readonly Window[] }
>();

/** The windows whose local start day lies within a day back and eight days ahead of `now`. */
function windowsAround(m: Maintenance, now: number): readonly Window[] {
  const last = known.get(m);
  if (last && now >= last.from && now < last.to) return last.windows;
  const today = DateTime.fromMillis(now, { zone: m.zone }).startOf('day');
  const windows = windowsFrom(m, today);
  known.set(m, { from: today.toMillis(), to: today.plus({ days: 1 }).toMillis(), windows });
  return windows;
}

function windowsFrom(m: Maintenance, today: DateTime): readonly Window[] {
  const found: Window[] = [];
  for (let d = -1; d <= LOOK_AHEAD_DAYS; d++) {
    const day = today.plus({ days: d });
    if (m.weekdays.length > 0 && !m.weekdays.includes(day.weekday)) continue;
    const from = atWallClock(day, m.start);
    let to = atWallClock(day, m.end);
    if (to <= from) to = atWallClock(day.plus({ days: 1 }), m.end);
    found.push({ from: from.toMillis(), to: to.toMillis() });
  }
  return found;
}

function atWallClock(day: DateTime, wall: string): DateTime {
  const [hour, minute] = wall.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0 });
}

/** Is a recurring window in force at `now`? Its end, ms; null where it is not. */
export function inForceUntil(m: Maintenance, now: number): number | null {
  return windowsAround(m, now).find((w) => now >= w.from && now < w.to)?.to ?? null;
}

/** The next instant at which the window starts or ends. */
export function nextBoundary(m: Maintenance, now: number): number | null {
  const edges = windowsAround(m, now).flatMap((w) => [w.from, w.to]);
  const ahead = edges.filter((t) => t > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

import { DateTime } from 'luxon';
import type { QuietHours } from '../person.js';

/** Whole days may follow each other; never all of a week. */
const MOST_STRETCHES = 8;

/**
 * When the quiet hours somebody is in at `at` end, ms since the epoch; null: they are in none. The hours are those of the
 * clock on their wall, so that a night in which it is put forward or back is shorter or longer. Their first instant is
 * quiet, their end is not.
 */
export function quietUntil(quiet: QuietHours, at: number, zone: string): number | null {
  let until: number | null = null;
  for (let n = 0; n < MOST_STRETCHES; n++) {
    const end = endOfStretch(quiet, until ?? at, zone);
    if (end === null) break;
    until = end;
  }
  return until;
}

function endOfStretch(quiet: QuietHours, at: number, zone: string): number | null {
  const today = DateTime.fromMillis(at, { zone });
  const overMidnight = quiet.end <= quiet.start;
  // They may have begun the day before.
  for (const day of overMidnight ? [today.minus({ days: 1 }), today] : [today]) {
    if (quiet.weekdays.length > 0 && !quiet.weekdays.includes(day.weekday)) continue;
    const from = onWall(day, quiet.start);
    const until = onWall(overMidnight ? day.plus({ days: 1 }) : day, quiet.end);
    if (from <= at && at < until) return until;
  }
  return null;
}

/** A time that this day has twice is its first, one that it has not is as much later. */
function onWall(day: DateTime, minutes: number): number {
  return day
    .startOf('day')
    .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    .toMillis();
}

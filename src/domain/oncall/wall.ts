import { DateTime, IANAZone } from 'luxon';

/** A date and time of the clock on the wall, as ms since 1970-01-01T00:00 of that clock: days and hours of it are added plainly. */
export type Wall = number;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** `2026-01-05T09:00` as a wall time; NaN where it is none. */
export function wallOf(text: string): Wall {
  return DateTime.fromISO(text, { zone: 'utc' }).toMillis();
}

/** The arithmetic of zones is slow, and the same hand-offs are asked for again and again. */
const known = new Map<string, Map<Wall, number>>();
const MOST_KNOWN = 20_000;

/**
 * The first instant at which the clock in the zone shows the wall time or a later one, ms since the epoch.
 * A time that exists twice is its first; one that does not exist is the instant of the jump over it. So a later wall time
 * is never an earlier instant, and what is bounded by wall times neither overlaps nor leaves a gap.
 */
export function instantOf(wall: Wall, zone: string): number {
  let ofZone = known.get(zone);
  if (!ofZone || ofZone.size >= MOST_KNOWN) {
    ofZone = new Map();
    known.set(zone, ofZone);
  }
  let instant = ofZone.get(wall);
  if (instant === undefined) {
    instant = found(wall, zone);
    ofZone.set(wall, instant);
  }
  return instant;
}

function found(wall: Wall, zone: string): number {
  const local = DateTime.fromMillis(wall, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });
  const those = local.getPossibleOffsets().filter((each) => shownAt(each) === wall);
  return those.length > 0 ? Math.min(...those.map((each) => each.toMillis())) : jumpOver(wall, zone);
}

function shownAt(local: DateTime): Wall {
  return local.toMillis() + local.offset * 60_000;
}

/** Zones lie between 12 hours behind and 14 ahead of UTC, and one once jumped over a whole day. */
const WIDEST_MS = 39 * HOUR_MS;

function jumpOver(wall: Wall, zone: string): number {
  const iana = IANAZone.create(zone);
  let before = wall - WIDEST_MS;
  let after = wall + WIDEST_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + iana.offset(middle) * 60_000 >= wall) after = middle;
    else before = middle;
  }
  return after;
}

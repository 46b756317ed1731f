import { turnAt } from './rotation.js';
import type { DutyWindow, Layer } from './schedule.js';
import { wallOf } from './wall.js';
import { windowAt } from './windows.js';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
/** After as many turns, hours and days of a week have come round with every rotation people write. */
const MOST_TURNS = 400;

/** Ids of layers that can never have anybody: those above them, which began no later, always do. */
export function hiddenLayers(layers: readonly Layer[]): ReadonlySet<string> {
  const hidden = layers.filter((layer, i) => {
    const above = layers
      .slice(i + 1)
      .filter((each) => each.shows === null && each.start <= layer.start)
      // Hours can be laid beside each other only on one clock.
      .filter((each) => each.zone === layer.zone || each.windows.length === 0);
    if (above.length === 0) return false;
    const taken = minutesOf(above.flatMap((each) => (each.windows.length === 0 ? ALL_WEEK : each.windows)));
    return minutesOf(layer.windows.length === 0 ? ALL_WEEK : layer.windows).every((wanted, m) => !wanted || taken[m]);
  });
  return new Set(hidden.map(({ id }) => id));
}

const ALL_WEEK: readonly DutyWindow[] = [{ weekdays: [], start: 0, end: 0 }];

/** Minutes of a week that windows hold in. */
function minutesOf(windows: readonly DutyWindow[]): readonly boolean[] {
  const held = Array.from({ length: WEEK_MINUTES }, () => false);
  for (const { weekdays, start, end } of windows)
    for (let day = 1; day <= 7; day++) {
      if (weekdays.length > 0 && !weekdays.includes(day)) continue;
      const length = end > start ? end - start : end - start + DAY_MINUTES;
      const from = (day - 1) * DAY_MINUTES + start;
      for (let m = 0; m < length; m++) held[(from + m) % WEEK_MINUTES] = true;
    }
  return held;
}

/** Turns (from 0) that never meet the hours and days of their layer: a turn of 12 h by day, and hours by night. */
export function idleTurns(layer: Layer): readonly number[] {
  const { turns, windows, every } = layer;
  if (windows.length === 0 || every === null) return [];
  // A clock that is never put forward or back: what one night in the year gives is no duty to count on.
  const plain: Layer = { ...layer, zone: 'UTC' };
  const met = new Set<number>();
  let at = wallOf(layer.start);
  for (let n = 0; n < MOST_TURNS && met.size < turns.length; n++) {
    const { until } = turnAt(plain, at);
    if (holdsWithin(plain, at, until)) met.add(n % turns.length);
    if (until === Number.POSITIVE_INFINITY) return [];
    at = until;
  }
  return turns.map((_, i) => i).filter((i) => !met.has(i));
}

function holdsWithin(layer: Layer, from: number, until: number): boolean {
  const first = windowAt(layer, from);
  return first.holds || first.until < until;
}

import type { Layer } from './schedule.js';
import { EVER, type Held, heldAt, type Stretch } from './stretch.js';
import { DAY_MS, instantOf } from './wall.js';

const MINUTE_MS = 60_000;
/** Every window comes again within a week; one day more, for zones and for what began yesterday. */
const DAYS = 9;

const lasts = new WeakMap<Layer, Held>();

/** Whether a layer's hours and days hold at an instant, and until when that stays so at least. */
export function windowAt(layer: Layer, at: number): Held {
  if (layer.windows.length === 0) return EVER;
  const last = lasts.get(layer);
  if (last && last.from <= at && at < last.until) return last;
  const held = heldAt(windowsAround(layer, at), at);
  lasts.set(layer, held);
  return held;
}

function windowsAround({ windows, zone }: Layer, at: number): readonly Stretch[] {
  const today = Math.floor(at / DAY_MS);
  const found: Stretch[] = [];
  for (let day = today - DAYS; day <= today + DAYS; day++)
    for (const { weekdays, start, end } of windows) {
      if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) continue;
      const midnight = day * DAY_MS;
      const over = end <= start ? DAY_MS : 0;
      found.push({
        from: instantOf(midnight + start * MINUTE_MS, zone),
        until: instantOf(midnight + over + end * MINUTE_MS, zone),
      });
    }
  return found;
}

/** ISO day of the week of a day counted from 1970-01-01, a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

import { DateTime } from 'luxon';

/** The next instant after `now` at which the clock of the wall in `zone` shows `minute` minutes after midnight; ms. */
export function nextAtMinute(now: number, minute: number, zone: string): number {
  const clock = { hour: Math.floor(minute / 60), minute: minute % 60, second: 0, millisecond: 0 };
  const local = DateTime.fromMillis(now, { zone });
  const today = local.set(clock);
  // Where that time does not exist on a day (summer time begins) it is the one as far after the gap.
  return (today.toMillis() > now ? today : local.plus({ days: 1 }).set(clock)).toMillis();
}

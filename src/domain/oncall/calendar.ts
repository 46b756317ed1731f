import { DateTime } from 'luxon';
import type { Show } from '../show.js';
import { type DutyContext, dutySpans } from './duty.js';
import { gapsOf } from './problems.js';
import type { DutySpan, Schedule } from './schedule.js';
import { showsOf } from './show-duty.js';
import type { Stretch } from './stretch.js';

/** The schedules of some days, a row for each, as somebody reads them in their own zone. */
export interface DutyCalendar {
  /** IANA zone of the days. */
  readonly zone: string;
  readonly now: number;
  /** In a row; each touches the next. */
  readonly days: readonly CalendarDay[];
  readonly rows: readonly CalendarRow[];
}

/** From midnight to midnight of the reader: 23 to 25 hours. */
export interface CalendarDay extends Stretch {
  readonly weekend: boolean;
}

export interface CalendarRow {
  readonly schedule: Schedule;
  /** In the order of time; they touch nowhere but where duty changes, and leave out when nobody has to be there. */
  readonly bars: readonly CalendarBar[];
  /** Shows the schedule is there for, in the order of their start. */
  readonly shows: readonly Show[];
}

export interface CalendarBar extends Stretch {
  /** `changed`: an override or a swap holds; `gap`: nobody is on duty though somebody has to be. */
  readonly kind: 'duty' | 'changed' | 'gap';
  /** Ids; none in a gap. */
  readonly people: readonly string[];
}

/** So many days from the reader's midnight before `now`. */
export function dutyCalendar(
  schedules: readonly Schedule[],
  { now, days, zone }: { readonly now: number; readonly days: number; readonly zone: string },
  ctx: DutyContext,
): DutyCalendar {
  const columns = daysFrom(now, days, zone);
  const from = columns[0]?.from ?? now;
  const until = columns.at(-1)?.until ?? now;
  const rows = schedules.map((schedule): CalendarRow => {
    const manned = dutySpans(schedule, from, until, ctx).filter(({ people }) => people.length > 0);
    const gaps = gapsOf(schedule, from, until, ctx).map((gap) => ({ ...gap, kind: 'gap' as const, people: [] }));
    const bars = [...joined(manned), ...gaps].sort((a, b) => a.from - b.from);
    return { schedule, bars, shows: showsBetween(schedule, from, until, ctx) };
  });
  return { zone, now, days: columns, rows };
}

export function gapCount({ rows }: DutyCalendar): number {
  return rows.reduce((sum, { bars }) => sum + bars.filter(({ kind }) => kind === 'gap').length, 0);
}

function daysFrom(now: number, count: number, zone: string): readonly CalendarDay[] {
  const first = DateTime.fromMillis(now, { zone }).startOf('day');
  return Array.from({ length: count }, (_, i) => {
    // By the calendar, so that each begins at its own midnight, or where that does not exist just after it.
    const day = first.plus({ days: i });
    return {
      from: day.startOf('day').toMillis(),
      until: day.plus({ days: 1 }).startOf('day').toMillis(),
      weekend: day.weekday >= 6,
    };
  });
}

/** Whoever stays on duty as another layer takes over is one bar. */
function joined(spans: readonly DutySpan[]): readonly CalendarBar[] {
  const bars: CalendarBar[] = [];
  for (const { from, until, people, changes } of spans) {
    const kind = changes.length > 0 ? 'changed' : 'duty';
    const last = bars.at(-1);
    const goesOn = last?.until === from && last.kind === kind && last.people.join() === people.join();
    if (last && goesOn) bars[bars.length - 1] = { ...last, until };
    else bars.push({ from, until, kind, people });
  }
  return bars;
}

function showsBetween({ team, layers }: Schedule, from: number, until: number, ctx: DutyContext): readonly Show[] {
  const match = layers.find(({ shows }) => shows !== null)?.shows?.match ?? [];
  // Without a team and without duty bound to shows it is there for none in particular.
  if (team === null && !layers.some(({ shows }) => shows !== null)) return [];
  return showsOf(team, match, ctx)
    .filter(({ start, end }) => start < until && end > from)
    .toSorted((a, b) => a.start - b.start);
}

import type { CalendarBar, CalendarDay, DutyCalendar } from '../domain/oncall/calendar.js';
import type { Show } from '../domain/show.js';

/** Where something lies, in pixels from the left and the top. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of a calendar is. It is drawn a week under another: side by side nothing could be read on a phone. */
export interface CalendarLayout {
  readonly width: number;
  readonly height: number;
  readonly title: Box;
  readonly weeks: readonly WeekLayout[];
  readonly legend: Box;
}

export interface WeekLayout {
  readonly days: readonly (Box & { readonly day: CalendarDay; readonly head: Box })[];
  readonly rows: readonly RowLayout[];
  /** Where now is, from the first row to the last; null: not in this week. */
  readonly now: Box | null;
}

export interface RowLayout {
  readonly name: string;
  readonly caption: Box;
  readonly bars: readonly (Box & PieceOf<CalendarBar>)[];
  readonly shows: readonly (Box & PieceOf<Show>)[];
}

/** Part of something that may begin before the week or go on after it. */
export interface PieceOf<Whole> {
  readonly whole: Whole;
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

export const SIZES = {
  width: 1400,
  margin: 28,
  title: 76,
  head: 84,
  caption: 50,
  show: 40,
  bar: 74,
  rowGap: 18,
  weekGap: 30,
  legend: 64,
  perWeek: 7,
} as const;

/** Lanes for shows that run at the same time; more than these lie over each other. */
const LANES = 2;
/** A bar too narrow to be seen is drawn this wide. */
const LEAST = 3;

/** `legendLines`: how many lines the legend takes; `names`: what each row is called. */
export function layOut(
  { days, rows, now }: DutyCalendar,
  names: readonly string[],
  legendLines: number,
): CalendarLayout {
  const s = SIZES;
  const inner = s.width - 2 * s.margin;
  const weeks: WeekLayout[] = [];
  let y = s.margin + s.title;
  for (let first = 0; first < days.length; first += s.perWeek) {
    const week = days.slice(first, first + s.perWeek);
    const scale = scaleOf(week, s.margin, inner);
    const top = y;
    y += s.head;
    const laid: RowLayout[] = [];
    for (const [i, row] of rows.entries()) {
      const caption = { x: s.margin, y, width: inner, height: s.caption };
      y += s.caption;
      const lanes = lanesOf(row.shows.map(({ start, end }) => ({ from: start, until: end })));
      const depth = Math.min(LANES, Math.max(0, ...lanes.map((lane) => lane + 1)));
      const shows = row.shows.flatMap((show, n) => {
        const lane = Math.min(lanes[n] ?? 0, LANES - 1);
        return scale.piece(show, { from: show.start, until: show.end }, y + lane * s.show, s.show - 6);
      });
      y += depth * s.show;
      const bars = row.bars.flatMap((bar) => scale.piece(bar, bar, y, s.bar));
      y += s.bar + s.rowGap;
      laid.push({ name: names[i] ?? row.schedule.id, caption, bars, shows });
    }
    const height = y - top;
    const x = scale.at(now);
    weeks.push({
      days: week.map((day, i) => {
        const box = { x: s.margin + (i * inner) / s.perWeek, y: top, width: inner / s.perWeek, height };
        return { ...box, day, head: { ...box, height: s.head } };
      }),
      rows: laid,
      now: scale.holds(now) ? { x, y: top + s.head - 12, width: 0, height: height - s.head + 12 } : null,
    });
    y += s.weekGap;
  }
  const legend = { x: s.margin, y, width: inner, height: legendLines * s.legend };
  return {
    width: s.width,
    height: Math.ceil(y + legend.height + s.margin),
    title: { x: s.margin, y: s.margin, width: inner, height: s.title },
    weeks,
    legend,
  };
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Every day is equally wide, however many hours it has. */
function scaleOf(week: readonly CalendarDay[], left: number, width: number) {
  const first = week[0]?.from ?? 0;
  const last = week.at(-1)?.until ?? 0;
  const column = width / SIZES.perWeek;
  const at = (time: number): number => {
    const i = week.findIndex((day) => time < day.until);
    const day = week[i === -1 ? week.length - 1 : i];
    if (!day) return left;
    const part = Math.min(1, Math.max(0, (time - day.from) / (day.until - day.from)));
    return left + (i === -1 ? week.length - 1 : i) * column + part * column;
  };
  return {
    at,
    holds: (time: number): boolean => time >= first && time < last,
    piece<W>(whole: W, { from, until }: Span, y: number, height: number): readonly (Box & PieceOf<W>)[] {
      if (from >= last || until <= first) return [];
      const x = at(Math.max(from, first));
      const end = at(Math.min(until, last));
      const box = { x, y, width: Math.max(LEAST, end - x), height };
      return [{ ...box, whole, openLeft: from < first, openRight: until > last }];
    },
  };
}

/** The lane of each, such that no two in one lane overlap; given in the order of their start. */
export function lanesOf(spans: readonly Span[]): readonly number[] {
  const ends: number[] = [];
  return spans.map(({ from, until }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = until;
    return lane;
  });
}

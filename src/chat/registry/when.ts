import { DateTime } from 'luxon';
import { parseMs } from '../../lib/duration.js';

/** How long, or until when (ms since the epoch). */
export type Span = { readonly ms: number } | { readonly until: number };
/** `past`: it is a time, but one that is over. */
export type ReadTime = { readonly at: number } | 'past' | null;

/** Longer is a slip of the finger, and soon a date no calendar holds. */
const LONGEST_MS = 366 * 86_400_000;

/** Midnight of the day `now` is in, ms. */
export function dayStart(now: number, zone: string): number {
  return DateTime.fromMillis(now, { zone }).startOf('day').toMillis();
}

/** The instant a span ends that begins at `from`. */
export function spanEnd(span: Span, from: number): number {
  return 'ms' in span ? from + span.ms : span.until;
}

/**
 * An instant as it has to be typed to be read back, in whole minutes, never earlier. It is shown in `zone` and says how
 * far that is from UTC, so that it is the same instant whoever reads it, and when the clocks go back too.
 */
export function typedTime(at: number, zone: string): string {
  return DateTime.fromMillis(wholeMinutes(at), { zone }).toFormat("yyyy-MM-dd'T'HH:mmZZ");
}

/** Never earlier. */
export function wholeMinutes(at: number): number {
  return Math.ceil(at / 60_000) * 60_000;
}

const UNTIL = /^(?:(?:until|till|to)\s+|(?:直到|截至|截止|到|至)\s*)/u;
const FOR = /^(?:for\s+|持续\s*)/u;

/** Is this word only the beginning of a time: `until`, `for`, `到`? */
export function beginsSpan(word: string): boolean {
  const plain = `${word.normalize('NFKC').toLowerCase()} `;
  return plain.replace(UNTIL, '').replace(FOR, '').trim() === '';
}

/** Reads `30m`, `1d12h`, `两小时`, `until 18:00`, `18:00`, `到 明天 9:00`. Times of day are those of `zone` (IANA). At most 366 days. */
export function parseSpan(text: string, now: number, zone: string): Span | 'past' | null {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  const bare = plain.replace(UNTIL, '');
  if (bare === plain) {
    const ms = durationMs(plain.replace(FOR, ''));
    if (ms !== null) return ms > 0 && ms <= LONGEST_MS ? { ms } : null;
  }
  const time = parseTime(bare, now, zone);
  if (time === null || time === 'past') return time;
  return time.at > now ? { until: time.at } : 'past';
}

/**
 * Reads `18:00`, `9pm`, `晚上8点`, `tomorrow 9:00`, `明天 9:00`, `周一 9:00`, `2026-11-21 18:00`, `11月21日 18:00`,
 * `2026-11-21T18:00+08:00`, `+30m`, `30分钟后`, `now`, in `zone` (IANA). A time of day that is over means tomorrow's; a date without a year that
 * is over means next year's. A wall time that a change of the clocks skips is read as if they had not yet been
 * changed: 02:30 is the instant the new clock calls 03:30.
 */
export function parseTime(text: string, now: number, zone: string): ReadTime {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  if (/^(?:now|现在|立即|马上)$/u.test(plain)) return { at: now };
  const after = /^(?:\+\s*|in\s+)(.+)$/u.exec(plain)?.[1] ?? /^(.+?)(?:之?后|以后)$/u.exec(plain)?.[1];
  if (after !== undefined) {
    const ms = durationMs(after);
    if (ms !== null) return ms <= LONGEST_MS ? { at: now + ms } : null;
  }
  if (INSTANT.test(plain)) return future(DateTime.fromISO(plain.toUpperCase()).toMillis(), now);
  const day = readDay(plain);
  const clock = readClock(day ? day.rest : plain, day?.evening ?? false);
  if (clock === null) return null;
  if (!day) return clock === 'none' ? null : nextAt(now, zone, clock);
  const today = DateTime.fromMillis(now, { zone });
  const { hour, minute } = clock === 'none' ? { hour: 0, minute: 0 } : clock;
  return dayAt(day, today, hour, minute, now);
}

/** Needs no zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?:z|[+-]\d{2}:\d{2})$/u;

interface Day {
  readonly kind: 'offset' | 'weekday' | 'date' | 'month-day';
  readonly n: readonly number[];
  readonly rest: string;
  /** `今晚`: hours are those of the evening. */
  readonly evening: boolean;
}
const OFFSETS: readonly (readonly [RegExp, number, boolean])[] = [
  [/^(?:tonight|今晚)/u, 0, true],
  [/^(?:today|今天|今日|今早)/u, 0, false],
  [/^(?:明晚)/u, 1, true],
  [/^(?:tomorrow|明天|明日|明早)/u, 1, false],
  [/^(?:后天)/u, 2, false],
];
const WEEKDAY =
  /^(?:(?:周|星期|礼拜)([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?:\s+|$|(?=\d|[上下晚早中]))/u;
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DATE = /^(\d{4})(?:[-/]|年)(\d{1,2})(?:[-/]|月)(\d{1,2})日?(?:t|\s+|$|(?<=日))/u;
const MONTH_DAY = /^(\d{1,2})(?:[-/]|月)(\d{1,2})[日号]?(?:\s+|$|(?<=[日号]))/u;

function readDay(text: string): Day | null {
  for (const [form, offset, evening] of OFFSETS) {
    const m = form.exec(text);
    if (m) return { kind: 'offset', n: [offset], rest: text.slice(m[0].length).trim(), evening };
  }
  const week = WEEKDAY.exec(text);
  if (week) {
    const zh = '一二三四五六日'.indexOf((week[1] ?? '').replace('天', '日'));
    const n = week[1] ? zh + 1 : ENGLISH_DAYS.indexOf(week[2] ?? '') + 1;
    return { kind: 'weekday', n: [n], rest: text.slice(week[0].length).trim(), evening: false };
  }
  for (const [kind, form] of [
    ['date', DATE],
    ['month-day', MONTH_DAY],
  ] as const) {
    const m = form.exec(text);
    if (m) return { kind, n: m.slice(1).map(Number), rest: text.slice(m[0].length).trim(), evening: false };
  }
  return null;
}

function dayAt(day: Day, today: DateTime, hour: number, minute: number, now: number): ReadTime {
  const [a = 0, b = 1, c = 1] = day.n;
  const at = (date: DateTime): number => wall(date.year, date.month, date.day, hour, minute, date.zoneName ?? 'utc');
  switch (day.kind) {
    case 'offset':
      return future(at(today.plus({ days: a })), now);
    case 'weekday': {
      const ahead = at(today.plus({ days: (a - today.weekday + 7) % 7 }));
      return { at: ahead > now ? ahead : at(today.plus({ days: 7 })) };
    }
    case 'date':
      return future(wall(a, b, c, hour, minute, today.zoneName ?? 'utc'), now);
    case 'month-day': {
      const thisYear = wall(today.year, a, b, hour, minute, today.zoneName ?? 'utc');
      if (Number.isNaN(thisYear) || thisYear > now) return future(thisYear, now);
      return future(wall(today.year + 1, a, b, hour, minute, today.zoneName ?? 'utc'), now);
    }
  }
}

function future(at: number, now: number): ReadTime {
  if (Number.isNaN(at)) return null;
  return at > now ? { at } : 'past';
}

function nextAt(now: number, zone: string, clock: { readonly hour: number; readonly minute: number }): ReadTime {
  const today = DateTime.fromMillis(now, { zone });
  for (const days of [0, 1, 2]) {
    const { year, month, day } = today.plus({ days });
    const at = wall(year, month, day, clock.hour, clock.minute, zone);
    if (at > now) return { at };
  }
  return null;
}

/** NaN where there is no such day. */
function wall(year: number, month: number, day: number, hour: number, minute: number, zone: string): number {
  return DateTime.fromObject({ year, month, day, hour, minute }, { zone }).toMillis();
}

const CLOCK =
  /^(凌晨|早上|上午|中午|下午|晚上|晚)?\s*(\d{1,2})(?:[:.](\d{2})(?::\d{2})?|点(?:(半)|(\d{1,2})分?)?)?\s*(am|pm)?$/u;

function readClock(text: string, evening: boolean): { hour: number; minute: number } | 'none' | null {
  if (text === '') return 'none';
  const m = CLOCK.exec(chineseDigits(text));
  if (!m) return null;
  const [, part, hours = '', minutes, half, zhMinutes, meridiem] = m;
  // "18" alone is no time: it may as well be a number of anything.
  if (minutes === undefined && !text.includes('点') && meridiem === undefined) return null;
  let hour = Number(hours);
  const minute = half ? 30 : Number(minutes ?? zhMinutes ?? 0);
  const late = meridiem === 'pm' || part === '下午' || part === '晚上' || part === '晚' || evening;
  if (late && hour < 12) hour += 12;
  if ((meridiem === 'am' || part === '凌晨') && hour === 12) hour = 0;
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

function durationMs(text: string): number | null {
  if (/^半个?小时$/u.test(text)) return 30 * 60_000;
  if (/^半天$/u.test(text)) return 12 * 3_600_000;
  return parseMs(chineseDigits(text));
}

/** `两小时` → `2小时`, `十五分钟` → `15分钟`: numbers up to 99 before a unit. */
function chineseDigits(text: string): string {
  return text.replace(
    /([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=个?小时|分|点|天|日|周|秒)/gu,
    (all, tens: string, ten: string, ones: string) => {
      if (all === '') return all;
      const digit = (char: string): number => (char === '两' ? 2 : '零一二三四五六七八九'.indexOf(char));
      if (!ten) return tens && ones ? all : String(digit(tens || ones));
      return String((tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0));
    },
  );
}

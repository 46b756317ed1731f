import type { CalendarDay } from '../domain/oncall/calendar.js';
import type { Lang } from '../domain/text.js';

/** The words of a calendar, in the reader's language. */
export interface CalendarWords {
  readonly lang: Lang;
  readonly title: string;
  /** Under it: the zone. */
  readonly zone: string;
  /** What each row is called. */
  readonly rows: readonly string[];
  /** The name of a person by their id. */
  nameOf(id: string): string;
  readonly legend: { readonly changed: string; readonly gap: string; readonly show: string; readonly now: string };
}

/** `Mon`, `周一`, and `23 Nov`, `11/23`. */
export function dayHead(
  day: CalendarDay,
  lang: Lang,
  zone: string,
): { readonly weekday: string; readonly date: string } {
  const locale = lang === 'en' ? 'en-GB' : lang;
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(day.from);
  const date: Intl.DateTimeFormatOptions =
    lang === 'en' ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'numeric' };
  return { weekday: format({ weekday: 'short' }), date: format(date) };
}

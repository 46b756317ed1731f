import { DateTime } from 'luxon';
import type { Rich } from '../domain/card.js';
import type { CalendarBar, CalendarDay, DutyCalendar } from '../domain/oncall/calendar.js';
import type { Lang } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { say, sayText, wordedText } from './say.js';

/** Whoever looks at a calendar. */
interface Looker {
  readonly lang: Lang;
  readonly now: number;
}

/** More lines than these are no table any more. */
const MOST_LINES = 24;

/** A calendar as lines: for chats that show no pictures, and for those who do not see them. `Mon 23 · 09:00–21:00 Lin` */
export function calendarLines(
  calendar: DutyCalendar,
  { lang, now }: Looker,
  nameOf: (id: string) => string,
): readonly Rich[] {
  const { rows, zone, days } = calendar;
  const named = rows.length > 1;
  // What is over today nobody asks for.
  const tables = rows.map(({ schedule, bars }) => ({
    name: wordedText(schedule.name, lang, {}),
    lines: bars.filter(({ until }) => until > now).map((bar) => barLine(bar, { lang, zone, days, nameOf })),
  }));
  const each = Math.max(2, Math.floor(MOST_LINES / Math.max(1, tables.length)) - (named ? 1 : 0));
  return tables.flatMap(({ name, lines }): readonly Rich[] => {
    const shown = lines.slice(0, each).map((line): Rich => [line]);
    const left = lines.length - shown.length;
    const more = left > 0 ? [say(lang, zone, sentence('calendar.row.more', { n: left }))] : [];
    const none = lines.length === 0 ? [say(lang, zone, sentence('calendar.row.none'))] : [];
    return [...(named ? [[`▸ ${name}`]] : []), ...none, ...shown, ...more];
  });
}

interface Table {
  readonly lang: Lang;
  readonly zone: string;
  readonly days: readonly CalendarDay[];
  readonly nameOf: (id: string) => string;
}

function barLine({ from, until, kind, people }: CalendarBar, { lang, zone, days, nameOf }: Table): string {
  const names = people.map(nameOf).join(' + ');
  const word = (key: 'calendar.gap' | 'calendar.mark.changed'): string =>
    sayText(lang, zone, sentence(key, { people: names }), 0);
  const who = kind === 'gap' ? word('calendar.gap') : kind === 'changed' ? word('calendar.mark.changed') : names;
  const first = DateTime.fromMillis(from, { zone, locale: lang === 'en' ? 'en-GB' : lang });
  const last = DateTime.fromMillis(until, { zone, locale: first.locale ?? 'en-GB' });
  const params = { day: first.toFormat(DAY[lang]), people: who };
  if (days.some((day) => day.from === from && day.until === until))
    return sayText(lang, zone, sentence('calendar.row.whole', params), 0);
  // The hour alone is understood up to the same hour of the next day.
  const end = last.toMillis() - first.toMillis() < 24 * 3_600_000 ? 'HH:mm' : `${DAY[lang]} HH:mm`;
  const times = { from: first.toFormat('HH:mm'), until: last.toFormat(end) };
  return sayText(lang, zone, sentence('calendar.row.line', { ...params, ...times }), 0);
}

const DAY: Readonly<Record<Lang, string>> = { en: 'ccc d', 'zh-CN': 'L月d日 ccc' };

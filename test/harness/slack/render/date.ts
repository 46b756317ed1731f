import { DateTime } from 'luxon';
import type { Eyes } from './eyes.js';

/** `<!date^seconds^format^link|fallback>`: the format filled in for the reader; null where Slack shows the fallback. */
export function renderDate(seconds: string, format: string, eyes: Eyes): string | null {
  if (!/^\d{1,11}$/.test(seconds) || !/\{\w+\}/.test(format)) return null;
  const at = DateTime.fromSeconds(Number(seconds), { zone: eyes.tz }).setLocale(eyes.locale);
  if (!at.isValid) return null;
  let known = true;
  const text = format.replace(/\{(\w+)\}/g, (_, token: string) => {
    const part = fill(token, at, eyes.now);
    if (part === null) known = false;
    return part ?? '';
  });
  // ICU puts narrow spaces before AM and PM; a reader does not see the difference, a test would.
  return known ? text.replaceAll('\u202f', ' ') : null;
}

function fill(token: string, at: DateTime, now: number): string | null {
  switch (token) {
    case 'date_num':
      return at.toFormat('yyyy-MM-dd');
    case 'date_slash':
      return at.toLocaleString(DateTime.DATE_SHORT);
    case 'date':
    case 'date_long_full':
      return at.toLocaleString(DateTime.DATE_FULL);
    case 'date_short':
      return at.toLocaleString(DateTime.DATE_MED);
    case 'date_long':
      return at.toLocaleString(DateTime.DATE_HUGE);
    case 'date_pretty':
    case 'day_divider_pretty':
      return near(at, now) ?? at.toLocaleString(DateTime.DATE_FULL);
    case 'date_short_pretty':
      return near(at, now) ?? at.toLocaleString(DateTime.DATE_MED);
    case 'date_long_pretty':
      return near(at, now) ?? at.toLocaleString(DateTime.DATE_HUGE);
    case 'time':
      return at.toLocaleString(DateTime.TIME_SIMPLE);
    case 'time_secs':
      return at.toLocaleString(DateTime.TIME_WITH_SECONDS);
    case 'ago':
      return at.toRelative({ base: DateTime.fromMillis(now) });
    default:
      return null;
  }
}

function near(at: DateTime, now: number): string | null {
  const today = DateTime.fromMillis(now, { zone: at.zone }).startOf('day');
  const days = at.startOf('day').diff(today, 'days').days;
  return Math.abs(days) > 1 ? null : at.toRelativeCalendar({ base: today, unit: 'days' });
}

import { DateTime } from 'luxon';
import type { Lang } from '../../../domain/text.js';

/** Who looks at a chat, and when. */
export interface Viewer {
  readonly lang: Lang;
  /** IANA */
  readonly zone: string;
  /** ms */
  readonly now: number;
}

const DAY_MS = 86_400_000;
const UNITS = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;
const DATE: Readonly<Record<Lang, string>> = { en: 'LLL d, yyyy', 'zh-CN': 'yyyy年L月d日' };

/** `20:36` */
export function timeShown(at: number, { zone }: Viewer): string {
  return DateTime.fromMillis(at, { zone }).toFormat('HH:mm');
}

/** `Jun 17, 2026`, `2026年6月17日` */
export function dateShown(at: number, { zone, lang }: Viewer): string {
  return DateTime.fromMillis(at, { zone, locale: lang }).toFormat(DATE[lang]);
}

/** `today`, `yesterday`, `tomorrow`, or the date. */
export function dayShown(at: number, viewer: Viewer): string {
  const day = (ms: number): number => DateTime.fromMillis(ms, { zone: viewer.zone }).startOf('day').toMillis();
  const days = Math.round((day(at) - day(viewer.now)) / DAY_MS);
  if (Math.abs(days) > 1) return dateShown(at, viewer);
  return new Intl.RelativeTimeFormat(viewer.lang, { numeric: 'auto' }).format(days, 'day');
}

/** `in 9 minutes`, `9分钟后`, `3 hours ago` */
export function agoShown(at: number, { lang, now }: Viewer): string {
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
  const [unit, ms] = UNITS.find(([, size]) => Math.abs(at - now) >= size) ?? ['second', 1_000];
  return words.format(Math.round((at - now) / ms), unit);
}

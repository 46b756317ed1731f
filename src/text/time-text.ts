import { DateTime } from 'luxon';
import type { Rich, TimeToken } from '../domain/card.js';
import { unreachable } from '../domain/signal.js';
import type { Lang } from '../domain/text.js';
import { durationText } from './duration.js';

const DAY: Readonly<Record<Lang, string>> = { en: 'LLL d', 'zh-CN': 'L月d日' };
const DATE: Readonly<Record<Lang, string>> = { en: 'LLL d, yyyy', 'zh-CN': 'yyyy年L月d日' };

/** A time in words of the language and the zone (IANA); the day is named where it is not today's. */
export function timeText(token: TimeToken, lang: Lang, zone: string, now: number): string {
  const at = DateTime.fromMillis(token.at, { zone, locale: lang === 'en' ? 'en-GB' : lang });
  switch (token.style) {
    case 'time': {
      const today = DateTime.fromMillis(now, { zone });
      if (at.hasSame(today, 'day')) return at.toFormat('HH:mm');
      return at.toFormat(`${at.hasSame(today, 'year') ? DAY[lang] : DATE[lang]} HH:mm`);
    }
    case 'date':
      return at.toFormat(DATE[lang]);
    case 'relative': {
      const words = durationText(lang, Math.max(1000, Math.abs(token.at - now)));
      if (token.at >= now) return lang === 'en' ? `in ${words}` : `${words}后`;
      return lang === 'en' ? `${words} ago` : `${words}前`;
    }
    default:
      return unreachable(token.style);
  }
}

/** Rich text as one plain string. */
export function richText(rich: Rich, lang: Lang, zone: string, now: number): string {
  return rich.map((part) => (typeof part === 'string' ? part : timeText(part, lang, zone, now))).join('');
}

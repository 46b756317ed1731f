import { DateTime } from 'luxon';
import type { Rich, TimeToken } from '../../domain/card.js';
import { unreachable } from '../../domain/signal.js';
import type { Lang } from '../../domain/text.js';
import { escapeText } from './escape.js';

/** Who a message is made for. */
export interface Reader {
  readonly lang: Lang;
  /** IANA; times are shown in the reader's own zone by Discord, this says which day is today. */
  readonly zone: string;
  /** ms */
  readonly now: number;
}

/** Rich text as Discord's markup: texts escaped, times shown in each reader's own zone and language. */
export function richMarkup(rich: Rich, reader: Reader): string {
  return rich.map((part) => (typeof part === 'string' ? escapeText(part) : timestamp(part, reader))).join('');
}

function timestamp({ at, style }: TimeToken, { zone, now }: Reader): string {
  const seconds = Math.floor(at / 1000);
  switch (style) {
    case 'time': {
      const today = DateTime.fromMillis(at, { zone }).hasSame(DateTime.fromMillis(now, { zone }), 'day');
      return `<t:${seconds}:${today ? 't' : 'f'}>`;
    }
    case 'date':
      return `<t:${seconds}:D>`;
    case 'relative':
      return `<t:${seconds}:R>`;
    default:
      return unreachable(style);
  }
}

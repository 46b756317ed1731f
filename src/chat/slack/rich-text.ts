import type { Rich, TimeToken } from '../../domain/card.js';
import { unreachable } from '../../domain/signal.js';
import type { Lang } from '../../domain/text.js';
import { cleanText } from '../../text/clean.js';
import { richText, timeText } from '../../text/time-text.js';
import { cutEntities, cutText } from './cut.js';
import { entities, escapeText, neutral } from './escape.js';

/** Who a message is made for. */
export interface Reader {
  readonly lang: Lang;
  /** IANA; times are shown in it where Slack cannot show the reader's own. */
  readonly zone: string;
  /** ms */
  readonly now: number;
}

/** Rich text as mrkdwn of at most `most` characters: nothing in it is live but the times, which Slack shows in the reader's zone. */
export function mrkdwn(rich: Rich, reader: Reader, most: number): string {
  const parts = rich.map((part) => (typeof part === 'string' ? escapeText(part) : dateMarkup(part, reader)));
  const whole = parts.join('');
  return whole.length <= most ? whole : cut(rich, parts, most);
}

/** Up to where it fits; a time is kept whole or left off. */
function cut(rich: Rich, parts: readonly string[], most: number): string {
  let shown = '';
  for (const [i, part] of parts.entries()) {
    // One character is kept for the ellipsis.
    if (shown.length + part.length < most) {
      shown += part;
      continue;
    }
    const text = rich[i];
    return typeof text === 'string' ? shown + cutEntities(`${neutral(text)} `, most - shown.length) : `${shown}…`;
  }
  return shown;
}

/** Rich text for places that take no markup. */
export function plain(rich: Rich, reader: Reader, most: number): string {
  return cutText(cleanText(richText(rich, reader.lang, reader.zone, reader.now)), most);
}

/** `<!date^1795262580^{time}|20:03>` */
function dateMarkup(token: TimeToken, reader: Reader): string {
  const said = timeText(token, reader.lang, reader.zone, reader.now);
  const seconds = Math.floor(token.at / 1000);
  const shown = entities(said).replaceAll('|', ' ');
  return seconds > 0 ? `<!date^${seconds}^${format(token, reader)}|${shown}>` : escapeText(said);
}

function format(token: TimeToken, reader: Reader): string {
  switch (token.style) {
    case 'time':
      return sameDay(token.at, reader) ? '{time}' : '{date_short_pretty} {time}';
    case 'date':
      return '{date_short}';
    case 'relative':
      return '{ago}';
    default:
      return unreachable(token.style);
  }
}

/** As `timeText` has it: today's time needs no date. */
function sameDay(at: number, reader: Reader): boolean {
  const date = (ms: number): string => timeText({ at: ms, style: 'date' }, reader.lang, reader.zone, reader.now);
  return date(at) === date(reader.now);
}

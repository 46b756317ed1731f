import type { Card } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { LEVEL_MARKS } from '../../text/level-mark.js';
import { sayText } from '../../text/say.js';
import { cutMarkup, cutText } from './cut.js';
import { escapeText, plainText } from './escape.js';
import { LIMITS } from './limits.js';
import type { Reader } from './rich-markup.js';

const DOT = ' · ';
const NAMELESS = 'Tocsin';

/** `🔴 RED · INC-42 · Deliveries late`, a drill said first: `[DRILL] 🔴 RED · …`. */
export function titleMarkup(card: Card, reader: Reader): string {
  const mark = markOfLevel(card);
  const head = [mark, escapeText(cleanText(card.title))].filter((part) => part !== '').join(DOT);
  // Discord refuses a message in which nothing can be seen.
  return cutMarkup(`${drillText(card, reader)}${head.trim() || NAMELESS}`, LIMITS.embedTitle);
}

/** `🔴 RED`: the colour and the word for it; empty for what has no level. */
function markOfLevel(card: Pick<Card, 'level' | 'badge'>): string {
  const mark = card.level === null ? '' : LEVEL_MARKS[card.level];
  return [mark, escapeText(cleanText(card.badge ?? ''))].filter((part) => part !== '').join(' ');
}

/** `[DRILL] `, or nothing. */
export function drillText(card: Pick<Card, 'drill'>, { lang, zone, now }: Reader): string {
  return card.drill ? `\\[${escapeText(sayText(lang, zone, sentence('card.drill'), now))}\\] ` : '';
}

/** What a card's thread or post is called: its title, without the level, which changes. Plain text. */
export function threadName(card: Card, reader: Reader): string {
  const drill = plainText(drillText(card, reader));
  return cutText(`${drill}${cleanText(card.title)}`.trim() || NAMELESS, LIMITS.threadName);
}

/** The same, read from the title a message of ours shows. */
export function threadNameOfTitle(markup: string): string {
  const shown = plainText(markup).replace(/^(\[[^\]]*\] )?[🔵🟡🟠🔴] [^·]*? · /u, '$1');
  return cutText(shown.trim() || NAMELESS, LIMITS.threadName);
}

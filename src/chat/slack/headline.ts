import type { Card } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { LEVEL_MARKS } from '../../text/level-mark.js';
import { sayText } from '../../text/say.js';
import { cutText } from './cut.js';
import type { Reader } from './rich-text.js';

/** A word, and what is said of it must have room beside it. */
const BADGE = 40;
/** The name Slack shows above every message of ours. */
const OURS = 'Tocsin';

/** `DRILL · 🔴 RED INC-42 · Deliveries late in the east`; empty where the author's name already says as much. */
export function headline(card: Card, reader: Reader): string {
  const words = [headMark(card, reader), isBare(card) ? '' : cleanText(card.title).trim()];
  return words.filter((word) => word !== '').join(' ');
}

/** The mark in colour and in words, and that it is a drill. */
export function headMark(card: Card, reader: Reader): string {
  const level = card.level;
  const words = level === null ? '' : sayText(reader.lang, reader.zone, sentence(`level.${level}`), reader.now);
  const badge = cutText(cleanText(card.badge ?? words).trim(), BADGE);
  const mark = level === null ? badge : `${LEVEL_MARKS[level]} ${badge}`;
  const drill = card.drill ? sayText(reader.lang, reader.zone, sentence('card.drill'), reader.now) : '';
  return [drill, mark].filter((part) => part !== '').join(' · ');
}

/** A sentence of the bot itself, under its own name: Slack shows that already. */
export function isBare(card: Card): boolean {
  return card.title === OURS && card.text.length > 0;
}

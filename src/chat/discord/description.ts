import type { Card, CardField } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { sayText } from '../../text/say.js';
import { cutMarkup, cutText, fitLines } from './cut.js';
import { escapeText } from './escape.js';
import { FIELD_NAME_MOST, FIELDS_MOST, LIMITS, LINE_MOST } from './limits.js';
import { type Reader, richMarkup } from './rich-markup.js';

/**
 * What a card says, below its title: its text, one line for each field, the times in small text. Fields are lines and
 * not the embed's own fields, because a phone gives each of those two lines, whatever their length.
 */
export function descriptionMarkup(card: Card, reader: Reader): string {
  const footer = card.footer === null ? '' : `-# ${cutMarkup(oneLine(richMarkup(card.footer, reader)), LINE_MOST)}`;
  const fields = fitLines(
    card.fields.map((field) => fieldLine(field, reader)),
    FIELDS_MOST,
    (left) => moreLine(left, reader),
  );
  const room = LIMITS.embedDescription - footer.length - fields.length - 4;
  const text = fitLines(
    card.text.map((rich) => cutMarkup(richMarkup(rich, reader), LINE_MOST)),
    room,
    (left) => moreLine(left, reader),
  );
  const body = [text, fields].filter((part) => part !== '').join('\n\n');
  return [body, footer].filter((part) => part !== '').join('\n');
}

/** `**State:** acknowledged by Li Wei`, `**状态：**待响应` */
function fieldLine({ name, value }: CardField, reader: Reader): string {
  const label = cutText(cleanText(name), FIELD_NAME_MOST);
  const said = sayText(reader.lang, reader.zone, sentence('discord.field', { name: label }), reader.now);
  // A full-width colon is its own gap.
  const gap = said.endsWith('：') ? '' : ' ';
  return `**${escapeText(said)}**${gap}${cutMarkup(oneLine(richMarkup(value, reader)), LINE_MOST)}`;
}

function moreLine(left: number, { lang, zone, now }: Reader): string {
  return `-# ${escapeText(sayText(lang, zone, sentence('discord.more-lines', { n: left }), now))}`;
}

function oneLine(markup: string): string {
  return markup.replace(/\s*\n\s*/g, ' ');
}

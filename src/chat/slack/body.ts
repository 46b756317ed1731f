import type { KnownBlock, MrkdwnElement } from '@slack/types';
import type { Card, CardField } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { sayText } from '../../text/say.js';
import type { Budget } from './budget.js';
import { cutText } from './cut.js';
import { entities, escapeText } from './escape.js';
import { headline, headMark, isBare } from './headline.js';
import { LIMITS } from './limits.js';
import { mrkdwn, type Reader } from './rich-text.js';

/** A big title over what is about a risk; over everything else a bold line is enough; none over a bare sentence. */
export function head(card: Card, reader: Reader): readonly KnownBlock[] {
  if (card.level === null || isBare(card)) return [];
  const text = cutText(headline(card, reader), LIMITS.header);
  return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

/** Text and fields; both stand in one section where they are short, so that a phone shows one card. */
export function body(card: Card, reader: Reader, budget: Budget): readonly KnownBlock[] {
  const texts = sectionTexts(card, reader, budget);
  const fields = card.fields.map((field) => fieldText(field, reader, budget.field));
  const blocks: KnownBlock[] = texts.slice(0, -1).map((text) => ({ type: 'section', text: marked(text) }));
  const last = texts.at(-1);
  const first = fields.slice(0, LIMITS.fields);
  if (last !== undefined || first.length > 0) {
    blocks.push({
      type: 'section',
      ...(last === undefined ? {} : { text: marked(last) }),
      ...(first.length === 0 ? {} : { fields: first.map(marked) }),
    });
  }
  for (let from = LIMITS.fields; from < fields.length; from += LIMITS.fields)
    blocks.push({ type: 'section', fields: fields.slice(from, from + LIMITS.fields).map(marked) });
  return blocks;
}

/** The small line at the foot. */
export function foot(card: Card, reader: Reader): readonly KnownBlock[] {
  const text = card.footer === null ? '' : mrkdwn(card.footer, reader, LIMITS.contextText);
  return text.trim() === '' ? [] : [{ type: 'context', elements: [marked(text)] }];
}

/** Nothing of it is made a link or a mention that was not written as one. */
export function marked(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

function sectionTexts(card: Card, reader: Reader, budget: Budget): readonly string[] {
  const longest = Math.min(budget.text, LIMITS.section - RESERVE);
  const lines = card.text.map((rich) => mrkdwn(rich, reader, longest)).filter((line) => line.trim() !== '');
  if (isBare(card)) {
    const mark = headMark(card, reader);
    if (mark !== '') lines[0] = `*${escapeText(mark)}* · ${lines[0] ?? ''}`;
  } else if (card.level === null) lines.unshift(title(card, reader, lines.length > 0 || card.fields.length > 0));
  return packed(lines, budget.text, reader);
}

/** Room for `… N more` and for the mark before a bare sentence. */
const RESERVE = 100;

function title(card: Card, reader: Reader, over: boolean): string {
  const words = escapeText(cutText(headline(card, reader), LIMITS.section / 8)) || '–';
  return over ? `*${words}*` : words;
}

/** Lines put into sections, as many as `most` characters hold; how many were left out is said. */
function packed(lines: readonly string[], most: number, reader: Reader): readonly string[] {
  const sections: string[] = [];
  let used = 0;
  for (const [i, line] of lines.entries()) {
    if (i > 0 && used + line.length > most) {
      const more = entities(
        sayText(reader.lang, reader.zone, sentence('slack.more-lines', { n: lines.length - i }), reader.now),
      );
      append(sections, more, LIMITS.section);
      break;
    }
    used += line.length + 1;
    append(sections, line, LIMITS.section - RESERVE);
  }
  return sections;
}

function append(sections: string[], line: string, most: number): void {
  const last = sections.at(-1);
  if (last !== undefined && last.length + 1 + line.length <= most) sections[sections.length - 1] = `${last}\n${line}`;
  else sections.push(line);
}

function fieldText(field: CardField, reader: Reader, most: number): string {
  const name = escapeText(cutText(field.name, LIMITS.header));
  return `*${name || '–'}*\n${mrkdwn(field.value, reader, most) || '–'}`;
}

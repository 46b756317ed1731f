import type { Card, CardField, Rich } from '../../domain/card.js';
import type { Lang } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { sayText } from '../../text/say.js';
import { richText } from '../../text/time-text.js';
import type { Palette } from './paint.js';
import { columns, pad, shorten, wrap } from './wrap.js';

/** How cards are drawn: for whom, how wide, in which colours. */
export interface Drawing {
  readonly lang: Lang;
  readonly zone: string;
  /** ms */
  readonly now: number;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Palette;
  /** The channel it is said in, `#ops`: several may be shown on one terminal. Empty for answers. */
  readonly place: string;
}

/** A card in a box: mark and title on its edge, text, fields, and the commands its buttons stand for. */
export function drawBox(card: Card, d: Drawing): readonly string[] {
  const edge = d.paint.level(card.level);
  const inner = d.width - 4;
  const mark = card.badge === null ? '' : ` ${cleanText(card.badge)} `;
  const drill = card.drill ? ` [${drillWord(d)}]` : '';
  const head = shorten(`${drill} ${cleanText(card.title)} `, Math.max(4, inner - columns(mark) - columns(d.place) - 2));
  const place = d.place === '' ? '' : ` ${cleanText(d.place)} `;
  const rule = '─'.repeat(Math.max(0, d.width - 4 - columns(mark) - columns(head) - columns(place)));
  const lines = [
    `${edge('╭─')}${mark === '' ? '' : d.paint.mark(card.level)(mark)}${d.paint.bold(head)}${edge(rule)}${d.paint.dim(place)}${edge('─╮')}`,
  ];
  for (const line of body(card, d, inner))
    lines.push(`${edge('│')} ${line.painted}${' '.repeat(Math.max(0, inner - line.width))} ${edge('│')}`);
  lines.push(edge(`╰${'─'.repeat(d.width - 2)}╯`));
  return lines;
}

/** A card as plain lines: for answers that need no box. */
export function drawPlain(card: Card, d: Drawing): readonly string[] {
  const title = d.paint.bold(cleanText(card.title));
  return [title, ...body(card, d, d.width - 2).map((line) => `  ${line.painted}`)];
}

interface Line {
  readonly painted: string;
  readonly width: number;
}

function body(card: Card, d: Drawing, width: number): readonly Line[] {
  const plain = (text: string): Line[] => wrap(text, width).map((line) => ({ painted: line, width: columns(line) }));
  const dim = (text: string): Line[] =>
    wrap(text, width).map((line) => ({ painted: d.paint.dim(line), width: columns(line) }));
  const lines = card.text.flatMap((rich) => plain(cleanText(shown(rich, d))));
  lines.push(...fieldLines(card.fields, d, width));
  if (card.footer) lines.push(...dim(cleanText(shown(card.footer, d))));
  if (card.buttons.length > 0) {
    lines.push(
      ...dim(
        `→ ${card.buttons.map((button) => `${cleanText(button.label)}: ${cleanText(button.command)}`).join(' · ')}`,
      ),
    );
  }
  return lines;
}

function fieldLines(fields: readonly CardField[], d: Drawing, width: number): readonly Line[] {
  const names = fields.map((field) => cleanText(field.name));
  const column = Math.min(Math.floor(width / 3), Math.max(0, ...names.map(columns)));
  return fields.flatMap((field, i) =>
    wrap(cleanText(shown(field.value, d)), Math.max(8, width - column - 2)).map((value, row) => {
      const name = pad(row === 0 ? shorten(names[i] ?? '', column) : '', column);
      return { painted: `${d.paint.dim(name)}  ${value}`, width: column + 2 + columns(value) };
    }),
  );
}

/** Rich text as this console shows it. */
export function shown(rich: Rich, d: Pick<Drawing, 'lang' | 'zone' | 'now'>): string {
  return richText(rich, d.lang, d.zone, d.now);
}

export function drillWord(d: Pick<Drawing, 'lang' | 'zone' | 'now'>): string {
  return sayText(d.lang, d.zone, sentence('card.drill'), d.now);
}

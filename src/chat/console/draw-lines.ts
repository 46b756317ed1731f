import type { Card } from '../../domain/card.js';
import { sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { sayText } from '../../text/say.js';
import { type Drawing, drillWord, shown } from './draw.js';
import { shorten, wrap } from './wrap.js';

const CHANGES = 3;
const INDENT = '  ';

/** What differs between two states of a card, in one paragraph: `↻ RED INC-3 … — State: acknowledged by Li Wei`. Empty where a reader sees no difference. */
export function drawUpdate(before: Card | null, after: Card, d: Drawing): readonly string[] {
  const changes = before === null ? firstField(after, d) : differences(before, after, d);
  if (before !== null && changes.length === 0 && before.title === after.title && before.badge === after.badge)
    return [];
  const mark = after.badge === null ? '' : `${cleanText(after.badge)} `;
  const what = changes.length > 0 ? ` — ${changes.slice(0, CHANGES).join('; ')}` : '';
  const [first = '', ...others] = wrap(
    `↻ ${placeOf(d)}${mark}${cleanText(after.title)}${what}`,
    d.width - INDENT.length,
  );
  return [d.paint.level(after.level)(first), ...others.map((line) => INDENT + line)];
}

function firstField(card: Card, d: Drawing): readonly string[] {
  const [field] = card.fields;
  return field ? [`${cleanText(field.name)}: ${cleanText(shown(field.value, d))}`] : [];
}

function differences(before: Card, after: Card, d: Drawing): readonly string[] {
  const had = new Map(before.fields.map((field) => [field.name, JSON.stringify(field.value)]));
  const fields = after.fields
    .filter((field) => had.get(field.name) !== JSON.stringify(field.value))
    .map((field) => `${cleanText(field.name)}: ${cleanText(shown(field.value, d))}`);
  if (fields.length > 0 || JSON.stringify(before.text) === JSON.stringify(after.text)) return fields;
  return after.text.slice(0, 1).map((rich) => cleanText(shown(rich, d)));
}

/** A line of a thread. `under`: what the message it belongs to is called; a line that names it itself is not named twice. */
export function drawThreadLine(card: Card, under: string, d: Drawing): readonly string[] {
  const words = card.text.map((rich) => cleanText(shown(rich, d))).join(' ');
  const drill = card.drill ? `[${drillWord(d)}] ` : '';
  const name = cleanText(under);
  const first = name === '' || words.startsWith(`${name} `) ? '' : `${name} `;
  return [d.paint.dim(shorten(`  └ ${placeOf(d)}${first}${drill}${words}`, d.width))];
}

/** A call: loud, with who is meant and what to type. */
export function drawCall(card: Card, d: Drawing): readonly string[] {
  const word = sayText(d.lang, d.zone, sentence('console.call'), d.now);
  const drill = card.drill ? `[${drillWord(d)}] ` : '';
  const badge = card.badge === null ? '' : ` ${cleanText(card.badge)}`;
  const [first] = card.buttons;
  const lines = [
    `!! ${placeOf(d)}${word}${badge} ${drill}${cleanText(card.title)}`,
    ...card.text.map((rich) => cleanText(shown(rich, d))),
  ];
  const painted = lines.flatMap((line, i) =>
    wrap(line, d.width - (i === 0 ? 0 : 3)).map((each) => (i === 0 ? d.paint.mark(card.level)(each) : `   ${each}`)),
  );
  return first ? [...painted, d.paint.dim(`   → ${cleanText(first.command)}`)] : painted;
}

function placeOf(d: Drawing): string {
  return d.place === '' ? '' : `${cleanText(d.place)} `;
}

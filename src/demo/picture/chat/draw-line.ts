import { escaped, px } from '../ink.js';
import { type Line, type Look, type Piece, textWidth } from './flow.js';
import { rect } from './rect.js';

/** Colour marks are drawn, not written: fonts show them in any size and shade. */
const MARKS: Readonly<Record<string, string>> = { '🔵': '#3f83f8', '🟡': '#f2c230', '🟠': '#f5883a', '🔴': '#e0263c' };
const MARK = /([🔵🟡🟠🔴])/u;

/** A line of text, in the middle of so many px. */
export function drawLine(line: Line, left: number, top: number, height: number): readonly string[] {
  const middle = top + height / 2;
  // Half the height of small letters above the baseline is the middle.
  const baseline = middle + 0.35 * Math.max(0, ...line.map(({ look }) => look.size));
  const groups = groupsOf(line.flatMap(splitAtMarks));
  // Whatever stands behind a text is drawn before any of it.
  return [
    ...groups.flatMap(([first]) => (first ? behind(first, left, middle) : [])),
    ...groups.flatMap((group) => (group[0] && group[0].text in MARKS ? [] : textOf(group, left, baseline))),
  ];
}

/** The field of a chip, the disc of a mark. */
function behind({ text, look, x, width }: Piece, left: number, middle: number): readonly string[] {
  const { size, chip } = look;
  const color = MARKS[text];
  if (color !== undefined)
    return [`<circle cx="${px(left + x + width / 2)}" cy="${px(middle)}" r="${px(size * 0.42)}" fill="${color}"/>`];
  return chip === null ? [] : [rect(left + x, middle - size * 0.7, width, size * 1.4, { fill: chip, radius: 3 })];
}

/** A mark is a piece by itself. */
function splitAtMarks(piece: Piece): readonly Piece[] {
  let { x } = piece;
  return piece.text.split(MARK).flatMap((text) => {
    if (text === '') return [];
    const part = { ...piece, text, x, width: textWidth(text, piece.look) };
    x += part.width;
    return [part];
  });
}

/** What is written in one go, so that it never overlaps whatever font shows it. */
function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  const alone = ({ text, look }: Piece): boolean => text in MARKS || look.chip !== null;
  for (const piece of pieces) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && !alone(before) && !alone(piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function textOf(group: readonly Piece[], left: number, baseline: number): readonly string[] {
  const [first] = group;
  const whole = group.map(({ text }) => text).join('');
  const words = whole.trim();
  if (!first || words === '') return [];
  const { look } = first;
  const indent = textWidth(whole.slice(0, whole.indexOf(words)), look);
  const last = group.at(-1) ?? first;
  const behind = textWidth(whole.slice(whole.indexOf(words) + words.length), last.look);
  const width = last.x + last.width - first.x - indent - behind;
  // Fonts differ in how wide they are; the text is fitted to the place it was given.
  const fitted = [...words].length > 1 ? ` textLength="${px(width)}"` : '';
  const weight = look.bold ? ' font-weight="700"' : '';
  const spans = group.map((piece, i) => spanOf(piece, look, i === 0, i === group.length - 1)).join('');
  const place = `x="${px(left + first.x + indent)}" y="${px(baseline)}"`;
  return [`<text ${place} font-size="${look.size}" fill="${look.ink}"${weight}${fitted}>${spans}</text>`];
}

/** Only what differs from the first of its text is said. */
function spanOf({ text, look }: Piece, from: Look, first: boolean, last: boolean): string {
  const started = first ? text.trimStart() : text;
  const words = escaped(last ? started.trimEnd() : started);
  const changes = [
    ...(look.size === from.size ? [] : [`font-size="${look.size}"`]),
    ...(look.ink === from.ink ? [] : [`fill="${look.ink}"`]),
    ...(look.bold === from.bold ? [] : [`font-weight="${look.bold ? 700 : 400}"`]),
  ];
  return changes.length === 0 ? words : `<tspan ${changes.join(' ')}>${words}</tspan>`;
}

import { cellsOf, isHan, isSpaced } from './cells.js';
import { foldHan } from './fold.js';
import { MAX_GAP, MAX_WORDINGS } from './pattern-check.js';

/** A piece of a pattern: letters as they stand in cells, a number, or so many characters of anything in the same clause. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly least: number; readonly most: number };

/** One way a term may be worded. */
export interface Wording {
  readonly pieces: readonly Piece[];
  /** The piece that is looked for; those beside it are then tried. */
  readonly anchor: number;
  /** As people read it: choices made, `N` for a number, nothing for a gap. */
  readonly written: string;
}

const PLACE = /\{(n|\d+-\d+)\}/;
const PLACES = /\{\d+-\d+\}/g;
const NUMBER = /[\d一二三四五六七八九十百千万亿两几零半]/;
const MAX_NUMBER = 8;

/**
 * A pattern's wordings: `(a|b)` is a choice, `a?` may be left out, `{n}` a number in figures or Chinese, `{0-4}` so many characters within
 * the clause. Throws, saying why, where it cannot be read.
 */
export function wordingsOf(pattern: string): readonly Wording[] {
  // A character with a question mark may be left out.
  return choices(pattern.replace(/([^\s(){}|?])\?/gu, '($1|)')).map((written) => {
    const pieces: Piece[] = [];
    const parts = written.split(PLACE);
    for (const [i, part] of parts.entries()) {
      if (i % 2 === 1) pieces.push(placeOf(part));
      else if (part !== '') {
        // A blank beside a place is one that was said.
        const said = isPlain(part) ? part : cellsOf(part).text;
        const text = `${i > 0 && part.startsWith(' ') ? ' ' : ''}${said}${i + 1 < parts.length && part.endsWith(' ') ? ' ' : ''}`;
        if (said !== '') pieces.push({ kind: 'words', text });
      }
    }
    const anchor = longest(pieces);
    if (anchor < 0) throw new Error(`“${written}” holds no word to look for`);
    if (pieces[0]?.kind === 'gap' || pieces.at(-1)?.kind === 'gap')
      throw new Error(`“${written}” begins or ends with a gap`);
    return { pieces, anchor, written: written.replaceAll('{n}', 'N').replace(PLACES, '') };
  });
}

/** Where a wording ends whose pieces from `piece` on begin at `at`, or, going back, begins; −1 where it does not. */
export function follow(text: string, wording: Wording, at: number, end: number): readonly [number, number] | null {
  let to = end;
  for (let i = wording.anchor + 1; i < wording.pieces.length; i++) {
    const piece = wording.pieces[i];
    const next = wording.pieces[i + 1];
    if (!piece) return null;
    if (piece.kind === 'gap') {
      if (next?.kind !== 'words') return null;
      const from = text.indexOf(next.text, to + piece.least);
      if (from < 0 || from > to + piece.most) return null;
      to = from + next.text.length;
      i++;
    } else {
      to =
        piece.kind === 'words' ? (text.startsWith(piece.text, to) ? to + piece.text.length : -1) : numberEnd(text, to);
      if (to < 0) return null;
    }
  }
  let from = at;
  for (let i = wording.anchor - 1; i >= 0; i--) {
    const piece = wording.pieces[i];
    const before = wording.pieces[i - 1];
    if (!piece) return null;
    if (piece.kind === 'gap') {
      if (before?.kind !== 'words') return null;
      const start = text.lastIndexOf(before.text, from - piece.least - before.text.length);
      if (start < 0 || start + before.text.length < from - piece.most) return null;
      from = start;
      i--;
    } else {
      from =
        piece.kind === 'words'
          ? text.startsWith(piece.text, from - piece.text.length) && from >= piece.text.length
            ? from - piece.text.length
            : -1
          : numberStart(text, from);
      if (from < 0) return null;
    }
  }
  return [from, to];
}

/** Only Han characters: what has one sound each. */
export function allHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isHan(text.charCodeAt(i))) return false;
  return text.length > 0;
}

// Nearly all are; thousands are made ready at start-up.
function isPlain(part: string): boolean {
  return allHan(part) && [...part].every((char) => foldHan(char) === char);
}

/** Does a Latin word go on across the edge at `at`? */
export function cutsWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isSpaced(text.charAt(at - 1)) && isSpaced(text.charAt(at));
}

function choices(pattern: string): readonly string[] {
  const open = pattern.lastIndexOf('(');
  if (open < 0) {
    if (pattern.includes(')')) throw new Error(`“${pattern}” closes a choice that was not opened`);
    return [pattern];
  }
  const close = pattern.indexOf(')', open);
  if (close < 0) throw new Error(`“${pattern}” opens a choice that is not closed`);
  const all = pattern
    .slice(open + 1, close)
    .split('|')
    .flatMap((one) => choices(pattern.slice(0, open) + one + pattern.slice(close + 1)));
  if (all.length > MAX_WORDINGS) throw new Error(`“${pattern}” has more than ${MAX_WORDINGS} wordings`);
  return [...new Set(all)];
}

function placeOf(place: string): Piece {
  if (place === 'n') return { kind: 'number' };
  const [least = 0, most = 0] = place.split('-').map(Number);
  if (least > most || most > MAX_GAP) throw new Error(`a gap {${place}} must go from less to more, ${MAX_GAP} at most`);
  return { kind: 'gap', least, most };
}

function longest(pieces: readonly Piece[]): number {
  let best = -1;
  let length = 0;
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind !== 'words' || piece.text.length <= length) continue;
    best = i;
    length = piece.text.length;
  }
  return best;
}

function numberEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < MAX_NUMBER && NUMBER.test(text.charAt(end))) end++;
  return end === at ? -1 : end;
}

function numberStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < MAX_NUMBER && NUMBER.test(text.charAt(at - 1))) at--;
  return at === end ? -1 : at;
}

import { isWide, widthOf } from './widths.js';

/** How a piece of text looks. */
export interface Look {
  /** px */
  readonly size: number;
  readonly bold: boolean;
  /** `#rrggbb` */
  readonly ink: string;
  /** Behind it, and it is kept on one line; null: nothing. */
  readonly chip: string | null;
}
export interface Run {
  readonly text: string;
  readonly look: Look;
}
/** A run, or as much of one as a line holds, where it stands in the line. */
export interface Piece {
  readonly text: string;
  readonly look: Look;
  /** px from the left of the line */
  readonly x: number;
  readonly width: number;
}
export type Line = readonly Piece[];

interface Sign {
  readonly text: string;
  readonly run: Run;
  readonly width: number;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const SPACE = /^[ \n]$/u;
/** A quarter of the font's size. */
const PAD = '\u2005';
/** May not begin a line, may not end one. */
const CLOSING = /^[，。、；：！？）」』】》”’…·%,.;:!?)\]]$/u;
const OPENING = /^[（「『【《“‘([¥]$/u;

/** Text as lines of at most `width` px: broken at spaces, and between Chinese characters; a word longer than a line is cut. */
export function flow(runs: readonly Run[], width: number): readonly Line[] {
  const lines: Sign[][] = [[]];
  let used = 0;
  const begin = (): void => {
    lines.push([]);
    used = 0;
  };
  const put = (signs: readonly Sign[]): void => {
    lines.at(-1)?.push(...signs);
    used += sum(signs);
  };
  for (const word of wordsOf(signsOf(runs))) {
    if (word[0]?.text === '\n') {
      begin();
      continue;
    }
    if (used > 0 && used + sum(trimmed(word)) > width) begin();
    if (sum(trimmed(word)) <= width) {
      put(word);
      continue;
    }
    for (const sign of word) {
      if (used > 0 && used + sign.width > width) begin();
      put([sign]);
    }
  }
  return lines.map((signs) => piecesOf(trimmed(signs)));
}

/** The same on a single line, an ellipsis where it does not fit. */
export function oneLine(runs: readonly Run[], width: number): Line {
  const signs = signsOf(runs).map((sign) => (sign.text === '\n' ? { ...sign, text: ' ' } : sign));
  const run = signs.at(-1)?.run;
  if (!run || sum(signs) <= width) return piecesOf(trimmed(signs));
  const dots = signOf('…', run);
  const kept: Sign[] = [];
  let used = dots.width;
  for (const sign of signs) {
    used += sign.width;
    if (used > width) break;
    kept.push(sign);
  }
  return piecesOf([...trimmed(kept), dots]);
}

/** Text of a chip, with room at its ends. */
export function padded(text: string): string {
  return `${PAD}${text}${PAD}`;
}

/** How wide a text is that is not broken, px. */
export function textWidth(text: string, look: Look): number {
  return sum(signsOf([{ text, look }]));
}

/** How wide a line is, px. */
export function lineWidth(line: Line): number {
  const last = line.at(-1);
  return last ? last.x + last.width : 0;
}

function signsOf(runs: readonly Run[]): readonly Sign[] {
  return runs.flatMap((run) => [...graphemes.segment(run.text)].map(({ segment }) => signOf(segment, run)));
}

function signOf(text: string, run: Run): Sign {
  return { text, run, width: text === '\n' ? 0 : widthOf(text, run.look.size, run.look.bold) };
}

/** What stays together, with the spaces behind it; a line break is by itself. */
function wordsOf(signs: readonly Sign[]): readonly (readonly Sign[])[] {
  const words: Sign[][] = [];
  let last: Sign | null = null;
  for (const sign of signs) {
    if (last !== null && !mayBreak(last, sign)) words.at(-1)?.push(sign);
    else words.push([sign]);
    last = sign;
  }
  return words;
}

function mayBreak(left: Sign, right: Sign): boolean {
  if (left.text === '\n' || right.text === '\n') return true;
  if (left.run === right.run && left.run.look.chip !== null) return false;
  if (SPACE.test(right.text)) return false;
  if (SPACE.test(left.text)) return true;
  if (CLOSING.test(right.text) || OPENING.test(left.text)) return false;
  return isWide(left.text) || isWide(right.text);
}

/** Neighbours that look the same together: whoever draws them knows how far apart they are. */
function piecesOf(signs: readonly Sign[]): Line {
  const groups: Sign[][] = [];
  for (const sign of signs) {
    const group = groups.at(-1);
    if (group?.[0] && alike(group[0].run, sign.run)) group.push(sign);
    else groups.push([sign]);
  }
  let x = 0;
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const piece = { text: group.map(({ text }) => text).join(''), look: first.run.look, x, width: sum(group) };
    x += piece.width;
    return [piece];
  });
}

function alike(left: Run, right: Run): boolean {
  const [a, b] = [left.look, right.look];
  return (
    left === right || (a.chip === null && b.chip === null && a.size === b.size && a.bold === b.bold && a.ink === b.ink)
  );
}

function trimmed(signs: readonly Sign[]): readonly Sign[] {
  const end = signs.findLastIndex(({ text }) => !SPACE.test(text));
  return signs.slice(0, end + 1);
}

function sum(signs: readonly Sign[]): number {
  return signs.reduce((total, { width }) => total + width, 0);
}

import { type Cells, GAP } from './cells.js';

/** A term where it stands, and the words around it that a person would hear with it. All as in cells. */
export interface Spot {
  readonly cells: Cells;
  /** Units of the term: from, and behind its last. */
  readonly start: number;
  readonly end: number;
  /** The term as it was said. */
  readonly said: string;
  /** In the same clause, before and behind it. */
  readonly before: string;
  readonly after: string;
  /** The clause before that one and the one behind, of the same sentence. */
  readonly previous: string;
  readonly next: string;
  /** Does its sentence end in a question mark? */
  readonly asked: boolean;
  /** Of the clauses above, all in one. */
  readonly sentence: string;
}

/** Nobody hears further back than this in a transcript without punctuation. */
const REACH = 60;

export function spotAt(cells: Cells, start: number, end: number): Spot {
  const { text, gap } = cells;
  const left = edgeBefore(gap, start, GAP.comma);
  const right = edgeAfter(gap, end, text.length, GAP.comma);
  const parted = (at: number) => (gap[at] ?? GAP.stop) >= GAP.stop;
  const previous = left > 0 && !parted(left) ? text.slice(edgeBefore(gap, left - 1, GAP.comma), left) : '';
  const more = right < text.length && !parted(right);
  const nextEnd = more ? edgeAfter(gap, right + 1, text.length, GAP.comma) : right;
  const next = more ? text.slice(right, nextEnd) : '';
  const before = text.slice(left, start);
  const after = text.slice(end, right);
  const said = text.slice(start, end);
  const asked = gap[right] === GAP.question || (more && gap[nextEnd] === GAP.question);
  return {
    cells,
    start,
    end,
    said,
    before,
    after,
    previous,
    next,
    asked,
    sentence: [previous, before + said + after, next].filter((part) => part !== '').join(' '),
  };
}

function edgeBefore(gap: readonly number[], start: number, least: number): number {
  let at = start;
  while (at > 0 && start - at < REACH && (gap[at] ?? 0) < least) at--;
  return at;
}

function edgeAfter(gap: readonly number[], end: number, length: number, least: number): number {
  let at = end;
  while (at < length && at - end < REACH && (gap[at] ?? 0) < least) at++;
  return at;
}

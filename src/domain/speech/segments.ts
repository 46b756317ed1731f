import type { LanguageTools } from '../language/tools.js';
import { type Cells, GAP } from './cells.js';

/** Characters on either side of a term that its words are read with. */
const AROUND = 12;

/**
 * Are the words of the sentence others than the term? A word that begins or ends inside the term and goes on beyond it
 * (积极|品质 for 极品), or one that holds all of it (万能胶), says so.
 */
export function partOfOtherWord(cells: Cells, start: number, end: number, tools: LanguageTools): boolean {
  for (const [from, to] of wordsAround(cells, start, end, tools)) {
    if (to <= start || from >= end) continue;
    if (from < start || to > end) return true;
  }
  return false;
}

/** Is a character of the term (by unit) part of a word of its own, of two characters or more? */
export function inWord(cells: Cells, start: number, end: number, at: number, tools: LanguageTools): boolean {
  for (const [from, to] of wordsAround(cells, start, end, tools)) {
    if (from <= at && at < to) return to - from > 1 && !(from === start && to === end);
  }
  return false;
}

function* wordsAround(
  { text, gap }: Cells,
  start: number,
  end: number,
  tools: LanguageTools,
): Generator<readonly [number, number]> {
  let from = start;
  while (from > 0 && start - from < AROUND && (gap[from] ?? 0) < GAP.comma) from--;
  let to = end;
  while (to < text.length && to - end < AROUND && (gap[to] ?? 0) < GAP.comma) to++;
  let at = from;
  for (const word of tools.words(text.slice(from, to))) {
    yield [at, at + word.length];
    at += word.length;
  }
}

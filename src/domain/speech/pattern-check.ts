import { cellsOf } from './cells.js';

/** Wordings of one pattern at the most: a list of terms is made ready in memory. */
export const MAX_WORDINGS = 2_000;
/** Characters a gap may leave open at the most. */
export const MAX_GAP = 12;

/** What is to be known of a part of a pattern without writing out its wordings. */
interface Shape {
  readonly wordings: number;
  /** May it be nothing at all? */
  readonly empty: boolean;
  /** May it hold no word to look for? */
  readonly wordless: boolean;
  readonly gapFirst: boolean;
  readonly gapLast: boolean;
}

const NOTHING: Shape = { wordings: 1, empty: true, wordless: true, gapFirst: false, gapLast: false };
const TOKEN = /\{[^}]*\}|[()|]|[^(){}|]+|[{}]/g;

/** Why a pattern cannot be read; null where it can. Worked out from its parts: thousands are checked at each start. */
export function patternProblem(pattern: string): string | null {
  try {
    const tokens = pattern.replace(/([^\s(){}|?])\?/gu, '($1|)').match(TOKEN) ?? [];
    const { shape, next } = choice(pattern, tokens, 0);
    if (next < tokens.length) throw new Error(`“${pattern}” closes a choice that was not opened`);
    if (shape.wordings > MAX_WORDINGS) throw new Error(`“${pattern}” has more than ${MAX_WORDINGS} wordings`);
    if (shape.wordless) throw new Error(`“${pattern}” holds no word to look for`);
    if (shape.gapFirst || shape.gapLast) throw new Error(`“${pattern}” begins or ends with a gap`);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What stands between `|`, up to a bracket that closes or the end. */
function choice(pattern: string, tokens: readonly string[], start: number): { shape: Shape; next: number } {
  let either: Shape | null = null;
  let one = NOTHING;
  let next = start;
  for (; next < tokens.length && tokens[next] !== ')'; next++) {
    const token = tokens[next] ?? '';
    if (token === '|' && start > 0) {
      either = either ? or(either, one) : one;
      one = NOTHING;
    } else if (token === '(') {
      const inner = choice(pattern, tokens, next + 1);
      if (tokens[inner.next] !== ')') throw new Error(`“${pattern}” opens a choice that is not closed`);
      one = then(one, inner.shape);
      next = inner.next;
    } else one = then(one, shapeOf(token));
  }
  return { shape: either ? or(either, one) : one, next };
}

function shapeOf(token: string): Shape {
  if (token === '{n}') return { ...NOTHING, empty: false };
  const gap = /^\{(\d+)-(\d+)\}$/.exec(token);
  if (!gap && /[{}]/.test(token)) throw new Error(`${token} is neither a number {n} nor a gap {0-4}`);
  if (!gap) {
    const none = cellsOf(token).text === '';
    return { ...NOTHING, empty: none, wordless: none };
  }
  const [least, most] = [Number(gap[1]), Number(gap[2])];
  if (least > most || most > MAX_GAP)
    throw new Error(`a gap {${least}-${most}} must go from less to more, ${MAX_GAP} at most`);
  return { ...NOTHING, empty: false, gapFirst: true, gapLast: true };
}

function then(a: Shape, b: Shape): Shape {
  return {
    wordings: a.wordings * b.wordings,
    empty: a.empty && b.empty,
    wordless: a.wordless && b.wordless,
    gapFirst: a.gapFirst || (a.empty && b.gapFirst),
    gapLast: b.gapLast || (b.empty && a.gapLast),
  };
}

function or(a: Shape, b: Shape): Shape {
  return {
    wordings: a.wordings + b.wordings,
    empty: a.empty || b.empty,
    wordless: a.wordless || b.wordless,
    gapFirst: a.gapFirst || b.gapFirst,
    gapLast: a.gapLast || b.gapLast,
  };
}

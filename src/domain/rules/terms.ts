/** Where a term was found, with the words around it and the term marked «…». */
export interface TermHit {
  readonly term: string;
  readonly quote: string;
}

const MAX_TEXT = 20_000;
const QUOTE_CHARS = 16;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const CLAUSE_END = /[，。！？；：,.!?;:\n…]/;
/** Letters and digits of scripts that part words with spaces. */
const WORD_CHAR = /[\p{L}\p{N}_]/u;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

interface Word {
  readonly written: string;
  readonly low: string;
  /** Does its first (last) character need a word boundary before (behind) it? */
  readonly left: boolean;
  readonly right: boolean;
}

/**
 * Finds terms in what people say. Case and full-width forms do not matter; Latin terms need word boundaries,
 * Chinese ones cannot have any. A negation takes back a term that follows it in the same clause, an exception
 * standing close (or around it: 第一时间 for 第一) makes it harmless.
 */
export class TermMatcher {
  readonly #terms: readonly Word[];
  readonly #negations: readonly Word[];
  readonly #exceptions: readonly Word[];

  /** `window`: characters on either side in which negations (before) and exceptions (before or after) count. */
  constructor(
    terms: readonly string[],
    negations: readonly string[],
    exceptions: readonly string[],
    readonly window: number,
  ) {
    this.#terms = terms.map(wordOf);
    this.#negations = negations.map(wordOf);
    this.#exceptions = exceptions.map(wordOf);
  }

  /** The first term that stands unharmed; null where none does. */
  find(text: Prepared): TermHit | null {
    for (const term of this.#terms) {
      for (let at = next(text.low, term, 0); at >= 0; at = next(text.low, term, at + 1)) {
        if (!this.#harmless(text.low, at, at + term.low.length))
          return { term: term.written, quote: quote(text, at, at + term.low.length) };
      }
    }
    return null;
  }

  #harmless(low: string, start: number, end: number): boolean {
    const from = Math.max(0, start - this.window);
    if (this.#negations.length > 0) {
      let clause = start;
      while (clause > from && !CLAUSE_END.test(low.charAt(clause - 1))) clause--;
      if (this.#negations.some((word) => standsIn(low, word, clause, start))) return true;
    }
    const to = Math.min(low.length, end + this.window);
    return this.#exceptions.some((word) => standsIn(low, word, from, to));
  }
}

/** A text made ready once for several matchers. */
export interface Prepared {
  readonly shown: string;
  readonly low: string;
}

/** Full-width forms made plain, invisible characters (used to dodge word lists) taken out. */
export function prepare(text: string): Prepared {
  const shown = text.slice(0, MAX_TEXT).normalize('NFKC').replace(INVISIBLE, '');
  const low = shown.toLowerCase();
  // A few letters change length in lower case; quotes are then taken from the lower-case text.
  return { shown: low.length === shown.length ? shown : low, low };
}

function wordOf(written: string): Word {
  const low = written.normalize('NFKC').trim().toLowerCase();
  return { written, low, left: spaced(low.charAt(0)), right: spaced(low.charAt(low.length - 1)) };
}

function spaced(char: string): boolean {
  return WORD_CHAR.test(char) && !UNSPACED.test(char);
}

function next(low: string, word: Word, from: number): number {
  if (word.low === '') return -1;
  for (let at = low.indexOf(word.low, from); at >= 0; at = low.indexOf(word.low, at + 1)) {
    const end = at + word.low.length;
    if (word.left && at > 0 && spaced(low.charAt(at - 1))) continue;
    if (word.right && end < low.length && spaced(low.charAt(end))) continue;
    return at;
  }
  return -1;
}

function standsIn(low: string, word: Word, from: number, to: number): boolean {
  const at = next(low, word, from);
  return at >= 0 && at + word.low.length <= to;
}

function quote({ shown }: Prepared, start: number, end: number): string {
  const from = Math.max(0, start - QUOTE_CHARS);
  const to = Math.min(shown.length, end + QUOTE_CHARS);
  const before = `${from > 0 ? '…' : ''}${shown.slice(from, start)}`;
  const after = `${shown.slice(end, to)}${to < shown.length ? '…' : ''}`;
  return `${before}«${shown.slice(start, end)}»${after}`.replace(/\s+/g, ' ');
}

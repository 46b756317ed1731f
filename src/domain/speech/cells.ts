import { foldHan, joined } from './fold.js';

/** What stands between one character and the one before. */
export const GAP = { none: 0, space: 1, junk: 2, comma: 3, stop: 4, question: 5 } as const;

/**
 * A text as terms are looked for in it: lower case, plain width, simplified, without what is invisible, marks and
 * punctuation; one space between Latin words and nowhere else. Each unit knows where it came from.
 */
export interface Cells {
  readonly shown: string;
  readonly text: string;
  /** Offsets into `shown` of each unit's first character and behind its last. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** What stood before each unit, a `GAP`; one more entry for what stands behind the last. */
  readonly gap: readonly number[];
}

const MAX_TEXT = 20_000;
const STOPS = '。！!；;…\n';
const COMMAS = '，,、：:.';
const QUESTIONS = '？?';
const APOSTROPHES = "'’ʼ";
const MARKS = new Map<number, number>([[32, GAP.space]]);
for (const [chars, gap] of [
  [STOPS, GAP.stop],
  [COMMAS, GAP.comma],
  [QUESTIONS, GAP.question],
  [APOSTROPHES, GAP.none],
] as const)
  for (const char of chars) MARKS.set(char.codePointAt(0) ?? 0, gap);

const LETTER = /[\p{L}\p{N}]/u;
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}\u115F\u1160\u3164]/u;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Reads a text of at most 20,000 characters; what is longer is cut. */
export function cellsOf(given: string): Cells {
  const shown = given.length > MAX_TEXT ? given.slice(0, MAX_TEXT) : given;
  const writer = new Writer(shown);
  for (let i = 0; i < shown.length; ) {
    const code = shown.codePointAt(i) ?? 0;
    const length = code > 0xffff ? 2 : 1;
    if (isHan(code)) writer.put(foldHan(String.fromCharCode(code)), i, i + 1);
    else writer.other(code, i, i + length);
    i += length;
  }
  return writer.done();
}

/** A character of a script that parts its words with spaces, or a digit. */
export function isSpaced(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  if (isHan(code)) return false;
  return LETTER.test(char) && !UNSPACED.test(char);
}

export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

class Writer {
  readonly #units: string[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #gap: number[] = [];
  #pending: number = GAP.none;

  constructor(readonly shown: string) {}

  put(char: string, from: number, to: number): void {
    const last = this.#units.length - 1;
    const before = this.#units[last];
    if (this.#pending === GAP.none && before !== undefined) {
      const whole = joined(before, char);
      if (whole !== undefined) {
        this.#units[last] = whole;
        this.#to[last] = to;
        return;
      }
    }
    if (before !== undefined && this.#pending !== GAP.none && before !== ' ' && isSpaced(before) && isSpaced(char)) {
      this.#push(' ', this.#to[last] ?? from, from);
    }
    this.#push(char, from, to);
  }

  other(code: number, from: number, to: number): void {
    const char = String.fromCodePoint(code);
    if (code < 0x80 && isSpaced(char)) return this.put(char.toLowerCase(), from, to);
    if (char === '%') return this.put(char, from, to);
    const mark = MARKS.get(code);
    if (mark === GAP.none) return;
    if (mark === GAP.comma) {
      // A point inside 1.5 or NO.1 parts no clauses.
      const tight = LETTER.test(this.shown.charAt(from - 1)) && /[A-Za-z\d]/.test(this.shown.charAt(to));
      return this.#between((char === '.' || char === ',' || char === ':') && tight ? GAP.space : GAP.comma);
    }
    if (mark !== undefined) return this.#between(mark);
    if (/\s/.test(char)) return this.#between(GAP.space);
    if (INVISIBLE.test(char)) return;
    const plain = char.normalize('NFKD').toLowerCase();
    let wrote = false;
    for (const one of plain) {
      if (one.length > 1 || !(LETTER.test(one) || one === '%')) continue;
      this.put(foldHan(one), from, to);
      wrote = true;
    }
    // Full-width punctuation has a plain form that says what it is.
    if (!wrote && plain.length === 1 && plain !== char) this.other(plain.charCodeAt(0), from, to);
    else if (!wrote) this.#between(GAP.junk);
  }

  done(): Cells {
    return {
      shown: this.shown,
      text: this.#units.join(''),
      from: this.#from,
      to: this.#to,
      gap: [...this.#gap, this.#pending],
    };
  }

  #push(char: string, from: number, to: number): void {
    this.#units.push(char);
    this.#from.push(from);
    this.#to.push(to);
    this.#gap.push(this.#pending);
    this.#pending = GAP.none;
  }

  #between(gap: number): void {
    if (gap > this.#pending) this.#pending = gap;
  }
}

import type { LanguageTools } from '../language/tools.js';
import { Automaton } from '../speech/automaton.js';
import type { Entry } from './vocabulary.js';

/** A word of the vocabulary where it stands, in UTF-16 units. */
export interface Mark {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
}

/** Finds the words of a vocabulary, the longest first; one of a single character only where it is a word by itself. */
export class Spotter {
  readonly #automaton: Automaton;
  readonly #words: readonly string[];
  readonly #entries: readonly Entry[];

  constructor(
    vocabulary: ReadonlyMap<string, Entry>,
    readonly tools: LanguageTools,
  ) {
    this.#words = [...vocabulary.keys()];
    this.#entries = [...vocabulary.values()];
    this.#automaton = new Automaton(this.#words);
  }

  /** `text` is folded already. */
  spot(text: string): readonly Mark[] {
    const longest = new Int32Array(text.length).fill(-1);
    this.#automaton.scan(text, (word, end) => {
      const length = this.#words[word]?.length ?? 0;
      const start = end - length;
      const known = this.#words[longest[start] ?? -1]?.length ?? 0;
      if (length > known && stands(text, start, end)) longest[start] = word;
    });
    const marks: Mark[] = [];
    let starts: Uint8Array | null = null;
    for (let at = 0; at < text.length; ) {
      const word = longest[at] ?? -1;
      const entry = this.#entries[word];
      if (!entry) {
        at++;
        continue;
      }
      const to = at + (this.#words[word]?.length ?? 1);
      if (to - at === 1 && isHan(text.charCodeAt(at))) {
        starts ??= this.#starts(text);
        // A denial clings to what it denies: 不褪 is cut as one word.
        const alone = starts[at] === 1 && starts[to] === 1;
        if (!alone && !(entry.kind === 'not' && (longest[to] ?? -1) >= 0)) {
          at++;
          continue;
        }
      }
      marks.push({ entry, from: at, to });
      at = to;
    }
    return marks;
  }

  #starts(text: string): Uint8Array {
    const starts = new Uint8Array(text.length + 1);
    let at = 0;
    for (const word of this.tools.words(text)) {
      starts[at] = 1;
      at += word.length;
    }
    starts[text.length] = 1;
    return starts;
  }
}

/** Latin words are words only between blanks and signs. */
function stands(text: string, start: number, end: number): boolean {
  return !(
    (isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) ||
    (isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)))
  );
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

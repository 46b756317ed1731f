import type { LanguageTools } from '../language/tools.js';
import type { Cells } from './cells.js';
import { isHan } from './cells.js';

const LONGEST_SYLLABLE = 6;
const LONGEST_RUN = 30;

/** A text as the sounds a set of terms is made of: one unit a syllable, a blank for whatever sounds otherwise. */
export interface Heard {
  readonly text: string;
  /** Unit of `Cells` in which each syllable begins, and the one behind its last. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const BLANK = '\u0000';

/**
 * The syllables (without tones) of terms that are dodged by other characters of the same sound, or by Latin letters.
 * Each character is heard by its commonest reading, alone, so that a term and what stands for it are heard alike.
 */
export class Sounds {
  readonly #ids = new Map<string, string>();
  /** Of Han characters: there are no more than some ten thousand. */
  readonly #syllables = new Map<string, string>();
  /** Code unit → 1 + syllable as a unit; 1: none of ours; 0: not yet met. */
  readonly #heard = new Uint16Array(65_536);

  constructor(readonly tools: LanguageTools) {}

  /** Learns a term of Han characters; undefined where one of them has no sound. */
  learn(term: string): string | undefined {
    let text = '';
    for (const char of term) {
      const syllable = this.#syllable(char);
      if (syllable === '') return undefined;
      let id = this.#ids.get(syllable);
      if (id === undefined) {
        id = String.fromCharCode(this.#ids.size + 1);
        this.#ids.set(syllable, id);
        this.#heard.fill(0);
      }
      text += id;
    }
    return text;
  }

  hear({ text }: Cells): Heard {
    let heard = '';
    const from: number[] = [];
    const to: number[] = [];
    for (let i = 0; i < text.length; ) {
      const code = text.charCodeAt(i);
      if (isHan(code)) {
        heard += String.fromCharCode(this.#unit(code));
        from.push(i);
        to.push(++i);
        continue;
      }
      let end = i;
      while (end < text.length && isLatin(text.charCodeAt(end))) end++;
      if (end === i) {
        // A space between Latin syllables says nothing; anything else parts what is heard.
        if (code !== 32) {
          heard += BLANK;
          from.push(i);
          to.push(i + 1);
        }
        i++;
        continue;
      }
      for (const [unit, length] of this.#spell(text.slice(i, end))) {
        heard += unit;
        from.push(i);
        i += length;
        to.push(i);
      }
    }
    return { text: heard, from, to };
  }

  #unit(code: number): number {
    const known = this.#heard[code] ?? 0;
    if (known > 0) return known - 1;
    const unit = this.#ids.get(this.#syllable(String.fromCharCode(code)))?.charCodeAt(0) ?? 0;
    this.#heard[code] = unit + 1;
    return unit;
  }

  #syllable(char: string): string {
    let syllable = this.#syllables.get(char);
    if (syllable === undefined) {
      syllable = this.tools.pinyin(char)[0]?.replace('ü', 'v') ?? '';
      this.#syllables.set(char, syllable);
    }
    return syllable;
  }

  // A run of letters counts only when all of it is syllables of ours: `zuihao`, not the `hao` in `chaos`.
  #spell(run: string): readonly (readonly [string, number])[] {
    const nothing: readonly (readonly [string, number])[] = [[BLANK, run.length]];
    if (run.length > LONGEST_RUN) return nothing;
    const spelled: (readonly [string, number])[] = [];
    for (let i = 0; i < run.length; ) {
      let unit: string | undefined;
      let length = Math.min(LONGEST_SYLLABLE, run.length - i);
      for (; length > 0; length--) {
        unit = this.#ids.get(run.slice(i, i + length));
        if (unit !== undefined) break;
      }
      if (unit === undefined) return nothing;
      spelled.push([unit, length]);
      i += length;
    }
    return spelled;
  }
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122;
}

import type { Opinion } from './read.js';

/** Places of the table of weights; a power of two. */
export const BUCKETS = 1 << 18;
/** Figures of the lexicon that stand beside the table: 1, its log-odds, praise alone, blame alone. */
export const DENSE = 4;

export interface Features {
  /** Places of what occurs, each once. */
  readonly places: Uint32Array;
  /** What each counts: 1/√n, so that long comments count no more than short ones. */
  readonly each: number;
  readonly dense: readonly number[];
}

const CHARS = 0x51ed270b;
const WORD = 0x2545f491;
const PAIR = 0x68bc21eb;

/** Works out what is to be weighed of comments. Keeps a table of its own, to tell what it has counted already. */
export class Featurer {
  readonly #seen = new Int32Array(BUCKETS);
  #turn = 0;

  /** Character 1- to 3-grams, words and pairs of words of a folded comment, hashed; and what the lexicon made of it. */
  of(text: string, words: readonly string[], { complaint, praise, blame }: Opinion): Features {
    this.#turn = (this.#turn + 1) | 0;
    const places = new Uint32Array(3 * text.length + 2 * words.length);
    let n = 0;
    const add = (hash: number) => {
      const place = placed(hash);
      if (this.#seen[place] === this.#turn) return;
      this.#seen[place] = this.#turn;
      places[n++] = place;
    };
    for (let i = 0; i < text.length; i++) {
      let hash = CHARS;
      for (let k = 0; k < 3 && i + k < text.length; k++) {
        hash = mixed(hash, text.charCodeAt(i + k));
        add(hash);
      }
    }
    let before = 0;
    for (const word of words) {
      if (word.trim() === '') continue;
      const hash = hashed(word);
      add(mixed(WORD, hash));
      add(mixed(mixed(PAIR, before), hash));
      before = hash;
    }
    const odds = Math.log(complaint / (1 - complaint));
    return {
      places: places.subarray(0, n),
      each: 1 / Math.sqrt(Math.max(1, n)),
      dense: [1, odds / 3, Math.tanh(praise / 3), Math.tanh(blame / 3)],
    };
  }
}

function hashed(word: string): number {
  let hash = WORD;
  for (let i = 0; i < word.length; i++) hash = mixed(hash, word.charCodeAt(i));
  return hash;
}

function mixed(hash: number, unit: number): number {
  const next = Math.imul(hash ^ unit, 0x01000193);
  return next ^ (next >>> 13);
}

function placed(hash: number): number {
  const spread = Math.imul(hash, 0x9e3779b1);
  return (spread ^ (spread >>> 15)) & (BUCKETS - 1);
}

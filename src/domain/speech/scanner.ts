import type { LanguageTools } from '../language/tools.js';
import type { Excuse, TermList, TextRule } from '../rule-text.js';
import { type Cells, cellsOf, GAP, isHan } from './cells.js';
import { type Custom, excuseOf } from './excuses/excuse.js';
import { standsAlone } from './free-standing.js';
import { type Lemma, type Lexicon, lexiconOf, type Said } from './lexicon.js';
import { allHan, cutsWord, follow } from './pattern.js';
import { inWord, partOfOtherWord } from './segments.js';
import { spotAt } from './spot.js';

/** A term where it was said. */
export interface Found {
  readonly list: TermList;
  readonly lemma: Lemma;
  /** The claim made, however it was worded or dodged. */
  readonly claim: string;
  readonly how: Said;
  /** Offsets into the text as it came. */
  readonly from: number;
  readonly to: number;
  /** Why it does no harm; null where it does. */
  readonly excuse: Excuse | null;
}

interface Candidate {
  readonly lemma: Lemma;
  /** Units of the cells. */
  readonly start: number;
  readonly end: number;
}

interface Standing extends Candidate {
  /** Is it part of another word? */
  readonly other: boolean;
}

/** More than any term is long. */
const MAX_LENGTH = 1_000;

/** Finds the terms of lists in what people say, and knows which of them do no harm where they stand. */
export class Scanner {
  readonly #lexicon: Lexicon;
  readonly #custom: Custom;

  constructor(
    rule: Pick<TextRule, 'lists' | 'negations' | 'exceptions' | 'names' | 'window'>,
    readonly tools: LanguageTools,
  ) {
    this.#lexicon = lexiconOf(rule.lists, tools);
    const plain = (words: readonly string[]) => words.map((word) => cellsOf(word).text).filter((word) => word !== '');
    this.#custom = {
      negations: plain(rule.negations),
      exceptions: plain(rule.exceptions),
      names: plain(rule.names),
      window: rule.window,
    };
  }

  /** Every term found, in the order of the text, those that do no harm among them. `applies`: lists to look in. */
  scan(text: string, applies: (list: TermList) => boolean): readonly Found[] {
    const cells = cellsOf(text);
    const candidates = this.#candidates(cells, applies);
    if (candidates.length === 0) return NONE;
    const standing = candidates.map((one) => ({ ...one, other: this.#otherWord(cells, one) }));
    return longestOf(standing).map((one) => this.#judged(one, cells));
  }

  #candidates(cells: Cells, applies: (list: TermList) => boolean): Candidate[] {
    const candidates: Candidate[] = [];
    const { text } = cells;
    this.#lexicon.written.scan(text, (word, end) => {
      for (const lemma of this.#lexicon.lemmas[word] ?? []) {
        if (!applies(lemma.list)) continue;
        const anchor = lemma.wording.pieces[lemma.wording.anchor];
        if (anchor?.kind !== 'words') continue;
        const whole = follow(text, lemma.wording, end - anchor.text.length, end);
        if (!whole || cutsWord(text, whole[0]) || cutsWord(text, whole[1])) continue;
        if (together(cells, whole[0], whole[1])) candidates.push({ lemma, start: whole[0], end: whole[1] });
      }
    });
    const { sounds, heard } = this.#lexicon;
    if (!sounds || !heard) return candidates;
    const what = sounds.hear(cells);
    heard.scan(what.text, (word, end) => {
      for (const lemma of this.#lexicon.heardLemmas[word] ?? []) {
        if (!applies(lemma.list)) continue;
        const anchor = lemma.wording.pieces[0];
        if (anchor?.kind !== 'words') continue;
        const start = what.from[end - anchor.text.length] ?? 0;
        const stop = what.to[end - 1] ?? 0;
        const one = { lemma, start, end: stop };
        if (together(cells, start, stop) && this.#stands(cells, one, anchor.text)) candidates.push(one);
      }
    });
    return candidates;
  }

  // Other characters of the same sound stand for the term only where they mean nothing themselves.
  #stands(cells: Cells, { start, end }: Candidate, term: string): boolean {
    const said = cells.text.slice(start, end);
    if (said === term) return false;
    if (!allHan(said)) return true;
    let changed = 0;
    for (let i = start; i < end; i++) if (cells.text.charAt(i) !== term.charAt(i - start)) changed++;
    const sure = term.length >= 3 && term.length - changed >= 2;
    if (!sure && changed === term.length) return false;
    if (partOfOtherWord(cells, start, end, this.tools)) return false;
    for (let i = start; i < end; i++) {
      const char = cells.text.charAt(i);
      if (char === term.charAt(i - start)) continue;
      if (inWord(cells, start, end, i, this.tools) || (!sure && standsAlone(char))) return false;
    }
    return true;
  }

  #judged({ lemma, start, end, other }: Standing, cells: Cells): Found {
    const { list, wording, how } = lemma;
    const from = cells.from[start] ?? 0;
    const to = cells.to[end - 1] ?? from;
    const excuse = other ? 'word' : excuseOf(spotAt(cells, start, end), list, this.#custom);
    return { list, lemma, claim: wording.written, how, from, to, excuse };
  }

  #otherWord(cells: Cells, { lemma: { harmless, how }, start, end }: Candidate): boolean {
    if (harmless.some(([word, at]) => start >= at && cells.text.startsWith(word, start - at))) return true;
    // Whoever parts or misspells a term means it.
    if (how !== 'plain' || !isHan(cells.text.charCodeAt(start)) || dodged(cells, start, end)) return false;
    return partOfOtherWord(cells, start, end, this.tools);
  }
}

const NONE: readonly Found[] = [];

function dodged({ gap }: Cells, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (gap[i] !== GAP.none) return true;
  return false;
}

// Symbols and pictures between characters are there to dodge; blanks and commas only where all of them are parted so.
function together({ gap, text }: Cells, start: number, end: number): boolean {
  let parted = 0;
  let joints = 0;
  let clauses = 0;
  for (let i = start + 1; i < end; i++) {
    const kind = gap[i] ?? GAP.none;
    if (text.charAt(i) === ' ' || text.charAt(i - 1) === ' ') {
      if (kind >= GAP.comma) return false;
      continue;
    }
    joints++;
    if (kind === GAP.space || kind >= GAP.comma) parted++;
    if (kind >= GAP.comma) clauses++;
  }
  if (parted === 0) return true;
  return parted === joints && (clauses === 0 || end - start >= 3);
}

/** Of overlapping terms of one list the longest that is no part of another word, the first where two are equal. */
function longestOf(candidates: readonly Standing[]): readonly Standing[] {
  const kept: Standing[] = [];
  const rankOf = ({ start, end, other }: Standing) => (other ? 0 : MAX_LENGTH) + end - start;
  for (const one of candidates.toSorted((a, b) => rankOf(b) - rankOf(a) || a.start - b.start)) {
    const covered = kept.some(
      (other) => other.lemma.list === one.lemma.list && other.start < one.end && one.start < other.end,
    );
    if (!covered) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

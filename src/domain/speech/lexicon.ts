import type { LanguageTools } from '../language/tools.js';
import type { Term, TermList } from '../rule-text.js';
import { Automaton } from './automaton.js';
import { cellsOf } from './cells.js';
import { allHan, type Wording, wordingsOf } from './pattern.js';
import { Sounds } from './sounds.js';

/** How a term was said. */
export type Said = 'plain' | 'sound' | 'initials';

/** A wording of a term, as one automaton looks for it. */
export interface Lemma {
  readonly list: TermList;
  readonly term: Term;
  readonly wording: Wording;
  readonly how: Said;
  /** Longer words around it that do no harm, and where in them it stands. */
  readonly harmless: readonly (readonly [word: string, at: number])[];
}

/** All terms of a rule, in two automata: one for what is written, one for what is heard. */
export interface Lexicon {
  readonly written: Automaton;
  /** By word of the automaton: equal words of several lists share one. */
  readonly lemmas: readonly (readonly Lemma[])[];
  readonly sounds: Sounds | null;
  readonly heard: Automaton | null;
  readonly heardLemmas: readonly (readonly Lemma[])[];
}

/** Throws where a pattern cannot be read; the configuration refuses it before. */
export function lexiconOf(lists: readonly TermList[], tools: LanguageTools): Lexicon {
  const written = new Map<string, Lemma[]>();
  const heard = new Map<string, Lemma[]>();
  const sounds = new Sounds(tools);
  for (const list of lists) {
    for (const term of list.terms) {
      const wordings = term.pattern ? wordingsOf(term.written) : plainly(term.written);
      const longer = term.harmless.map((word) => cellsOf(word).text);
      for (const wording of wordings) {
        const anchor = textOf(wording, wording.anchor);
        const harmless = longer.flatMap((word) => placesIn(word, anchor));
        const lemma: Lemma = { list, term, wording, how: 'plain', harmless };
        add(written, anchor, lemma);
        const whole = wholeOf(wording);
        if (!allHan(whole) || whole.length < 2) continue;
        const dodged: Lemma = {
          ...lemma,
          wording: { pieces: [{ kind: 'words', text: whole }], anchor: 0, written: whole },
        };
        const syllables = term.sounds ? sounds.learn(whole) : undefined;
        if (syllables !== undefined) add(heard, syllables, { ...dodged, how: 'sound' });
        if (term.initials) for (const letters of initialsOf(whole, tools)) addInitials(written, letters, lemma);
      }
    }
  }
  return {
    written: new Automaton([...written.keys()]),
    lemmas: [...written.values()],
    sounds: heard.size > 0 ? sounds : null,
    heard: heard.size > 0 ? new Automaton([...heard.keys()]) : null,
    heardLemmas: [...heard.values()],
  };
}

/** The words of a wording's piece; empty for a place. */
export function textOf(wording: Wording, piece: number): string {
  const there = wording.pieces[piece];
  return there?.kind === 'words' ? there.text : '';
}

/** A wording without what may be left out; empty where a number or something else belongs in it. */
function wholeOf({ pieces }: Wording): string {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'words') text += piece.text;
    else if (piece.kind === 'number' || piece.least > 0) return '';
  }
  return text;
}

function plainly(written: string): readonly Wording[] {
  const { text } = cellsOf(written);
  return text === '' ? [] : [{ pieces: [{ kind: 'words', text }], anchor: 0, written }];
}

function placesIn(word: string, anchor: string): readonly (readonly [string, number])[] {
  const at = word.indexOf(anchor);
  return at < 0 || word.length === anchor.length ? [] : [[word, at]];
}

// zgj, and letter by letter.
function initialsOf(anchor: string, tools: LanguageTools): readonly string[] {
  const letters = tools.pinyin(anchor).map((syllable) => syllable.charAt(0));
  return letters.length < 3 || letters.includes('') ? [] : [letters.join(''), letters.join(' ')];
}

function addInitials(to: Map<string, Lemma[]>, text: string, lemma: Lemma): void {
  add(to, text, {
    ...lemma,
    how: 'initials',
    wording: { ...lemma.wording, pieces: [{ kind: 'words', text }], anchor: 0 },
  });
}

function add(to: Map<string, Lemma[]>, word: string, lemma: Lemma): void {
  const known = to.get(word);
  if (known) known.push(lemma);
  else to.set(word, [lemma]);
}

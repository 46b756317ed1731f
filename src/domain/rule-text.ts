import type { Level } from './level.js';
import type { RuleBase } from './rule-base.js';
import type { Worded } from './text.js';

/** Why words that hold a term do no harm. Each stands for an article of the law or of its enforcement guide, or for plain grammar. */
export const EXCUSES = [
  'word',
  'name',
  'near',
  'mention',
  'negation',
  'question',
  'condition',
  'usage',
  'own',
  'grade',
  'award',
  'fact',
  'attitude',
  'aspiration',
  'elsewhere',
  'advice',
] as const;
export type Excuse = (typeof EXCUSES)[number];

/** One term of a list, or a pattern of wordings. */
export interface Term {
  /** As written: `最好`, `最后{n}(单|件)`. */
  readonly written: string;
  /** Is `written` a pattern? */
  readonly pattern: boolean;
  /** Found also by characters of the same sound and in Latin letters: 罪好, zui hao. */
  readonly sounds: boolean;
  /** Found also by the first letters of its sounds: zgj. */
  readonly initials: boolean;
  /** Longer words around it that do no harm: 第一时间 around 第一. */
  readonly harmless: readonly string[];
  /** Where it differs from the list's own. */
  readonly article?: Worded;
  readonly note?: Worded;
}

export interface TermList {
  readonly id: string;
  readonly level: Level;
  /** What it is, said in the reasons. */
  readonly title: Worded;
  readonly terms: readonly Term[];
  /** Where the law holds: `cn`; empty: everywhere. */
  readonly jurisdiction: string;
  /** Only for goods of these categories; empty: for all. */
  readonly categories: readonly string[];
  /** Not for goods of these. */
  readonly except: readonly string[];
  /** Article of law it rests on. */
  readonly article?: Worded;
  /** What the law lets pass, beside what any sentence may say (word, name, near, mention, negation, question, condition). */
  readonly excuses: readonly Excuse[];
}

/** How much of what was said before a fragment of a transcript is read with it. */
export interface SpeechContext {
  readonly withinMs: number;
  readonly characters: number;
  /** Label that names an utterance which is sent again as it grows. */
  readonly utterance: string;
}

export interface TextRule extends RuleBase {
  readonly kind: 'text';
  readonly lists: readonly TermList[];
  /** Words that, standing within `window` characters before a term, take it back, beside those every rule knows. */
  readonly negations: readonly string[];
  /** Words that, standing within `window` characters on either side, make it harmless. */
  readonly exceptions: readonly string[];
  /** Names (brands, shops) that may hold a term. */
  readonly names: readonly string[];
  /** Characters on either side that negations and exceptions are looked for in. */
  readonly window: number;
  /** The same claim so often within `withinMs` raises its level by one. 0: never. */
  readonly repeat: { readonly times: number; readonly withinMs: number };
  /** How long a claim stays a finding without being made again, ms. */
  readonly holdMs: number;
  /** null: each text stands by itself, as comments do. */
  readonly context: SpeechContext | null;
}

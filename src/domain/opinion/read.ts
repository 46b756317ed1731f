import type { LanguageTools } from '../language/tools.js';
import { type Clause, clausesOf } from './clauses.js';
import { Spotter } from './spotter.js';
import type { Theme } from './themes.js';
import { foldText, type OwnWords, vocabulary } from './vocabulary.js';
import { type Hit, weigh } from './weigh.js';

/** What a comment says of one theme: −1 all against it … 1 all for it. */
export interface ThemeView {
  readonly theme: Theme;
  readonly polarity: number;
}
/** One comment, read. */
export interface Opinion {
  /** How likely it is a complaint, 0…1. */
  readonly complaint: number;
  /** Themes spoken of, in the order they come. */
  readonly themes: readonly ThemeView[];
  /** Sums of what is said for and against it. */
  readonly praise: number;
  readonly blame: number;
  /** Does it only ask, or suppose what would be a complaint? */
  readonly open: boolean;
}

/** Longer comments are read to here: what matters stands at the beginning. */
export const LONGEST = 2_000;
const BEFORE_BUT = 0.6;
const AFTER_BUT = 1.25;
/** log-odds = BIAS + SLOPE × (blame − BALANCE × praise) / √(1 + blame + praise), fitted to one part of public reviews. */
const BIAS = -0.35;
const SLOPE = 2;
const BALANCE = 1;

/** Reads comments with a vocabulary of our own, and what a rule adds to it. Made once; costs nothing until it is used. */
export class OpinionReader {
  #spotter: Spotter | null = null;

  constructor(
    readonly tools: LanguageTools,
    readonly own: Readonly<Record<Theme, OwnWords>> = {},
  ) {}

  read(comment: string): Opinion {
    this.#spotter ??= new Spotter(vocabulary(this.own), this.tools);
    const text = foldText(comment.slice(0, LONGEST));
    const marks = this.#spotter.spot(text);
    const clauses = clausesOf(text, marks);
    const hits = contrasted(clauses, judged(clauses, text));
    let praise = 0;
    let blame = 0;
    for (const { value } of hits) {
      if (value > 0) praise += value;
      else blame -= value;
    }
    const spread = Math.sqrt(1 + blame + praise);
    const asked = clauses.some(({ asks }) => asks) || marks.some(({ entry }) => entry.kind === 'ask');
    const open = hits.length === 0 && (asked || marks.some(({ entry }) => entry.kind === 'bad'));
    return {
      complaint: logistic(BIAS + (SLOPE * (blame - BALANCE * praise)) / spread),
      themes: viewsOf(clauses, hits),
      praise,
      blame,
      open,
    };
  }
}

function judged(clauses: readonly Clause[], text: string): readonly Hit[] {
  const hits: Hit[] = [];
  let topic: Theme | null = null;
  for (const clause of clauses) {
    const here = weigh(clause, text, topic);
    hits.push(...here);
    const named = clause.marks.findLast(({ entry }) => entry.kind === 'name');
    topic = named && here.length === 0 ? named.entry.theme : null;
  }
  return hits;
}

/** What follows a contrast is what is meant; what is granted before it counts for less. */
function contrasted(clauses: readonly Clause[], hits: readonly Hit[]): readonly Hit[] {
  const turns = clauses.filter((clause) => clause.turned);
  const granted = clauses.filter(({ marks }) => marks.some(({ entry }) => entry.kind === 'though'));
  if (turns.length === 0 && granted.length === 0) return hits;
  return hits.map((hit) => {
    const same = turns.filter(({ sentence }) => sentence === hit.sentence);
    let factor = 1;
    if (same.some(({ from }) => hit.from < from)) factor = BEFORE_BUT;
    else if (same.length > 0) factor = AFTER_BUT;
    else if (granted.some(({ from, to }) => hit.from >= from && hit.from < to)) factor = BEFORE_BUT;
    return factor === 1 ? hit : { ...hit, value: hit.value * factor };
  });
}

function viewsOf(clauses: readonly Clause[], hits: readonly Hit[]): readonly ThemeView[] {
  const sums = new Map<Theme, { for: number; against: number }>();
  for (const { marks } of clauses)
    for (const { entry } of marks)
      if (entry.theme !== null && entry.kind === 'name') sums.set(entry.theme, { for: 0, against: 0 });
  for (const { theme, value } of hits) {
    if (theme === null) continue;
    const sum = sums.get(theme) ?? { for: 0, against: 0 };
    if (value > 0) sum.for += value;
    else sum.against -= value;
    sums.set(theme, sum);
  }
  return [...sums].map(([theme, sum]) => {
    // What is hardly said, or only supposed, is no view.
    return { theme, polarity: (sum.for - sum.against) / Math.max(1, sum.for + sum.against) };
  });
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

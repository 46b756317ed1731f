import type { Figures, Finding } from '../finding.js';
import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { Level } from '../level.js';
import type { ShowBook } from '../show-book.js';
import type { Labels, Signal } from '../signal.js';
import type { Say, Worded } from '../text.js';

/** What one kind of rule makes of one observation, before waiting and news are considered. */
export interface Reading {
  /** The level this observation alone calls for; hysteresis on the value is already applied. */
  readonly level: Level | null;
  /** As of when it is so, ms; never later than `now`. */
  readonly at: number;
  /** The kind's memory afterwards; the very same object where nothing changed. */
  readonly inner: Json;
  readonly figures: Figures;
  /** Further numbers for the figures' expressions. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** Made only when somebody will read them. */
  reasons(): readonly Say[];
  /** When the kind itself wants to look again though nothing comes; null: never. */
  readonly wakeAt: number | null;
  /** While no level holds: until when the memory is still needed. */
  readonly keepUntil: number;
  /** `source/id` of all it rests on, newest last; absent: the signal shown, after those before. */
  readonly evidence?: readonly string[];
  /** Whom it is about, where that is not the signal shown: the largest supplier of a total. */
  readonly about?: {
    readonly subject: string;
    readonly labels: Labels;
    /** Places of the title that are called otherwise in each language. */
    readonly worded?: Readonly<Record<string, Worded>>;
  };
  /** Nothing new was observed: level, figures and matrix are those already known. */
  readonly stands?: boolean;
}

/** A signal on its way to a rule. */
export interface Sight {
  readonly signal: Signal;
  /** When it was observed, at the latest now: a sender's clock that runs ahead must not make all that follows late. */
  readonly at: number;
  readonly now: number;
  readonly shows: ShowBook;
  /** Time of the newest signal of the same series known before, where the caller knows it. */
  readonly newestAt: number | undefined;
  /** For composites: what a member rule found; the signal then only carries its labels. */
  readonly member?: Finding;
}

/** A clock that came due. */
export interface Waking {
  readonly state: GradeState;
  readonly now: number;
  readonly shows: ShowBook;
  readonly labels: Labels;
  /** The newest signal of the series, where the caller knows better than the memory. */
  readonly head: { readonly at: number } | null | undefined;
}

/** One of several conditions a signal speaks of, told apart by a word of the rule's own: a claim. Empty: the whole. */
export interface Part {
  readonly part: string;
  readonly reading: Reading;
}

/** One rule, made ready. All are pure. */
export interface Judge {
  /** null: this signal says nothing to the rule (missing, late, harmless) and nothing need be remembered. */
  observe(sight: Sight, state: GradeState | undefined): Reading | null;
  /** For kinds that find several conditions in one signal, in place of `observe`. */
  parts?(sight: Sight, recall: (part: string) => GradeState | undefined): readonly Part[];
  wake(waking: Waking): Reading;
}

/** A condition that is over is remembered this long, so that a straggler does not bring it back. */
export const LATE_MS = 10 * 60_000;

/** For kinds that time does not move: what was last read still stands, and what is over may be forgotten. */
export function standing({ state, now }: Waking): Reading {
  return {
    level: state.pending ? state.pending.level : state.level,
    at: now,
    inner: state.inner,
    figures: state.last.figures,
    reasons: () => state.last.reasons.filter((reason) => !reason.key.startsWith('why.settle.')),
    wakeAt: null,
    keepUntil: now,
    evidence: state.last.signals,
    stands: true,
  };
}

import type { Level } from './level.js';
import type { RuleBase, Scaled } from './rule-base.js';
import type { Worded } from './text.js';

/** A metric against itself: as it was a while ago, or at the same minute of earlier shows. */
export interface ChangeRule extends RuleBase, Scaled {
  readonly kind: 'change';
  readonly direction: 'up' | 'down' | 'both';
  /** `percent`: levels are shares of what it is compared with; `absolute`: in the unit of the signal. */
  readonly measure: 'percent' | 'absolute';
  readonly against: 'window' | 'shows';
  /** Length of the window, ms; null where `against: shows` has none to fall back to. */
  readonly overMs: number | null;
  /** What in the window it is compared with. */
  readonly from: 'value' | 'mean' | 'median';
  /** Per cent of less than this says nothing. */
  readonly minBase: number;
  /** Earlier shows of the same host and scene: how many are learned from at most, and needed at least. */
  readonly shows: { readonly most: number; readonly least: number };
}

/** One signal over another: refunds over orders. */
export interface RatioRule extends RuleBase, Scaled {
  readonly kind: 'ratio';
  /** Signal names. */
  readonly numerator: string;
  readonly denominator: string;
  /** `latest` values; or the `sum` of values, or the `count` of signals, within the window. */
  readonly measure: 'latest' | 'sum' | 'count';
  readonly windowMs: number;
  readonly direction: 'above' | 'below';
  /** A denominator of less than this says nothing. */
  readonly min: number;
  /** Latest values older than this are not used, ms. */
  readonly staleMs: number;
}

/** A date that comes nearer: a licence, a certificate, a policy in force. */
export interface ExpiryRule extends RuleBase, Scaled {
  readonly kind: 'expiry';
  /** Where the date stands: dotted path in a fact's fields, or a label. A metric's value is days left. */
  readonly field?: string;
  readonly label?: string;
  /** IANA zone in which a date without a time of day ends. */
  readonly zone: string;
  /** Level once the date has passed; null: none. */
  readonly expired: Level | null;
}

/** Goods in stock that nobody buys. Levels in ms without a sale. */
export interface StaleStockRule extends RuleBase, Scaled {
  readonly kind: 'stale-stock';
  /** Signal names. A metric of sales counts where its value is above 0; any other signal of that name is a sale. */
  readonly sales: string;
  readonly stock: string;
  /** Units in stock under which nothing is said. */
  readonly min: number;
  /** Cost of a unit in major units: what stock ties up. A `unit_cost` label of the signals goes before it. */
  readonly unitCost?: number;
  readonly currency: string;
}

/** How much of a total one supplier, country, carrier carries. */
export interface ConcentrationRule extends RuleBase, Scaled {
  readonly kind: 'concentration';
  /** The label that tells the members of the total. */
  readonly of: string;
  /** Shares of so many of the largest are added up. */
  readonly top: number;
  readonly measure: 'latest' | 'sum' | 'count';
  /** What is older than this counts no more, ms. */
  readonly windowMs: number;
  /** A total of less than this says nothing, and so do fewer members. */
  readonly min: number;
  readonly minMembers: number;
  /** Members kept at most; the smallest go first. */
  readonly members: number;
}

/** Other rules put together. A leaf holds while a finding of that rule, at `from` or graver, does. */
export type Condition =
  | { readonly op: 'rule'; readonly rule: string; readonly from: Level }
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition };

export interface CompositeRule extends RuleBase {
  readonly kind: 'composite';
  readonly when: Condition;
  /** A member goes on counting for so long after it is over, ms: what comes one after the other is seen together. */
  readonly withinMs: number;
  /** The level it has; or that of its gravest or slightest member, so many levels up. */
  readonly level: Level | { readonly of: 'highest' | 'lowest'; readonly plus: number };
}

/** A score of 0 (worst) to 100 (best) for what a signal says. */
export type Scale =
  | { readonly kind: 'linear'; readonly worst: number; readonly best: number }
  /** Read from the first: a value up to `upTo` scores so much; beyond the last, `beyond`. */
  | {
      readonly kind: 'steps';
      readonly steps: readonly { readonly upTo: number; readonly score: number }[];
      readonly beyond: number;
    }
  | { readonly kind: 'words'; readonly words: Readonly<Record<string, number>>; readonly otherwise: number | null };

export interface IndexInput {
  /** Name of the signal. */
  readonly signal: string;
  /** Dotted path in the fields of a fact. */
  readonly field?: string;
  /** Said in place of the signal's name. */
  readonly title?: Worded;
  readonly weight: number;
  readonly scale: Scale;
  /** Fresh for so long, ms. */
  readonly staleMs: number;
  /** Not fresh: leave it out and re-weight; take it for 0; for `holdMs` more take the last known; give no score at all. */
  readonly missing: 'skip' | 'worst' | 'hold' | 'unknown';
  readonly holdMs: number;
}

/** A weighted score of several signals, 0 … 100; levels hold below their values. */
export interface IndexRule extends RuleBase, Scaled {
  readonly kind: 'index';
  readonly inputs: readonly IndexInput[];
  /** Share of the weights that must be known, 0 … 1. */
  readonly coverage: number;
}

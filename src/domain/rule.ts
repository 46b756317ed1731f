import type { Level } from './level.js';
import type { Matcher } from './matcher.js';
import type { Phase, Scene } from './show.js';
import type { Labels, SignalKind } from './signal.js';
import type { Worded } from './text.js';

export const FAMILIES = ['strategy', 'operations', 'technology', 'finance', 'organisation'] as const;
export type Family = (typeof FAMILIES)[number];
export const TREATMENTS = ['avoid', 'transfer', 'mitigate', 'accept'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export type LevelValues = Readonly<Partial<Record<Level, number>>>;

/** When an elastic case holds; all that is given must be so. */
export interface ElasticWhen {
  readonly scene?: readonly Scene[];
  readonly phase?: readonly Phase[];
  /** true: during any promotion; a word: during the promotion of that id. */
  readonly promotion?: boolean | string;
  readonly labels?: readonly Matcher[];
}
/** Other values in place of the base ones. The first case that holds is in force. */
export interface ElasticCase {
  readonly name: string;
  readonly when: ElasticWhen;
  readonly levels: LevelValues;
}

/** CEL expressions over value, threshold, left_minutes, exposure, labels and the rule's own `constants`. Money in major units. */
export interface FigureExpressions {
  readonly probability?: string;
  readonly exposure?: string;
  readonly direct?: string;
  readonly indirect?: string;
  readonly currency: string;
}

export interface SignalMatch {
  /** Names or `prefix.*`. */
  readonly names: readonly string[];
  readonly kinds?: readonly SignalKind[];
  readonly sources?: readonly string[];
  readonly where: readonly Matcher[];
}

/** What every rule says. */
export interface RuleBase {
  readonly id: string;
  /** Rows of the field's catalogue this rule answers: `A5`. */
  readonly covers: readonly string[];
  readonly family: Family;
  readonly title: Worded;
  readonly match: SignalMatch;
  /** What makes two observations the same condition: `subject` and label names. */
  readonly by: readonly string[];
  /** The condition must hold this long before it counts, ms. */
  readonly forMs: number;
  /** It must be gone this long before the level goes down, ms. */
  readonly clearMs: number;
  readonly owner?: string;
  readonly labels: Labels;
  readonly treatment?: Treatment;
  readonly figures?: FigureExpressions;
  readonly constants: Readonly<Record<string, number>>;
}

export interface ThresholdRule extends RuleBase {
  readonly kind: 'threshold';
  readonly direction: 'above' | 'below';
  readonly levels: LevelValues;
  readonly elastic: readonly ElasticCase[];
  /** How far back past the threshold the value must be before the level goes down, as a share of the threshold: 0.1. */
  readonly hysteresis: number;
}
export interface BurstRule extends RuleBase {
  readonly kind: 'burst';
  readonly windowMs: number;
  /** Count in the window from which each level holds. */
  readonly levels: LevelValues;
  readonly elastic: readonly ElasticCase[];
  readonly hysteresis: number;
  /** Count only texts that hold one of these terms. Empty: count every matching signal. */
  readonly terms: readonly string[];
  /** Words that, standing within `window` characters before a term, take it back: 没有. */
  readonly negations?: readonly string[];
  readonly window?: number;
}
export interface AbsenceRule extends RuleBase {
  readonly kind: 'absence';
  /** Silence in ms after which each level holds. */
  readonly levels: LevelValues;
  readonly elastic: readonly ElasticCase[];
  /** Watch only in these phases of the show of the signal's `show` label; empty: always. */
  readonly phases: readonly Phase[];
}
export interface RunwayRule extends RuleBase {
  readonly kind: 'runway';
  /** Signal names of: units sold per minute; units in stock; units on their way (optional). */
  readonly rate: string;
  readonly stock: string;
  readonly inbound?: string;
  /** Time it takes to replenish, ms. */
  readonly leadMs: number;
  /** Safety factor by scene: the runway is divided by it. */
  readonly safety: Readonly<Record<Scene, number>>;
  /** Minutes left (after safety and lead time) at or under which each level holds. */
  readonly levels: LevelValues;
  readonly elastic: readonly ElasticCase[];
  readonly hysteresis: number;
  /** Inputs older than this are not used, ms. */
  readonly staleMs: number;
}
export interface TermList {
  readonly id: string;
  readonly level: Level;
  readonly terms: readonly string[];
  /** What it is, said in the reasons. */
  readonly title: Worded;
}
export interface TextRule extends RuleBase {
  readonly kind: 'text';
  readonly lists: readonly TermList[];
  /** Words that, standing within `window` characters before a term, take it back: 没有, 不是. */
  readonly negations: readonly string[];
  /** Words that, standing within `window` characters on either side, make it harmless: 品牌名, 引用. */
  readonly exceptions: readonly string[];
  /** Characters on either side that negations and exceptions are looked for in. */
  readonly window: number;
  /** So many hits within `withinMs` raise the level by one. 0: never. */
  readonly repeat: { readonly times: number; readonly withinMs: number };
  /** How long a hit stays a finding without a further one, ms. */
  readonly holdMs: number;
}
export interface UpstreamRule extends RuleBase {
  readonly kind: 'upstream';
  /** The sender's word (lower case) → our level; a null takes no notice. */
  readonly map: Readonly<Record<string, Level | null>>;
  /** For words the map does not name, and where the sender gives none. */
  readonly otherwise: Level | null;
}

/** How signals are graded: data, in YAML. */
export type Rule = ThresholdRule | BurstRule | AbsenceRule | RunwayRule | TextRule | UpstreamRule;
export type RuleKind = Rule['kind'];

/** Probability × money → level. Read from the highest level down; the first row reached holds. */
export interface MatrixRow {
  readonly level: Level;
  /** 0…1 */
  readonly probability: number;
  /** Minor units of `currency`. */
  readonly money: number;
}
export interface Matrix {
  readonly currency: string;
  readonly rows: readonly MatrixRow[];
}

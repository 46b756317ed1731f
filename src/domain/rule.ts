import type { Level } from './level.js';
import type { AnomalyRule } from './rule-anomaly.js';
import type { ElasticCase, ElasticWhen, LevelValues, RuleBase } from './rule-base.js';
import type { FactRule } from './rule-fact.js';
import type {
  ChangeRule,
  CompositeRule,
  ConcentrationRule,
  ExpiryRule,
  IndexRule,
  RatioRule,
  StaleStockRule,
} from './rule-numeric.js';
import type { OpinionRule } from './rule-opinion.js';
import type { TextRule } from './rule-text.js';
import type { TraceRule } from './rule-trace.js';
import type { Phase, Scene } from './show.js';

export * from './rule-anomaly.js';
export * from './rule-base.js';
export * from './rule-numeric.js';
export * from './rule-opinion.js';
export * from './rule-text.js';

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
export interface UpstreamRule extends RuleBase {
  readonly kind: 'upstream';
  /** The sender's word (lower case) → our level; a null takes no notice. */
  readonly map: Readonly<Record<string, Level | null>>;
  /** For words the map does not name, and where the sender gives none. */
  readonly otherwise: Level | null;
  /** Other words in their place; the first case that holds is in force. */
  readonly elastic?: readonly UpstreamCase[];
  /** An alert not repeated for so long is over though nobody says so, ms; absent: it stands until it is resolved. */
  readonly staleMs?: number;
}
/** Words a case names count as it says; words it does not name count as without it. */
export interface UpstreamCase {
  readonly name: string;
  readonly when: ElasticWhen;
  readonly map: Readonly<Record<string, Level | null>>;
  /** undefined: as without the case. */
  readonly otherwise?: Level | null;
}

/** How signals are graded: data, in YAML. */
export type Rule =
  | AnomalyRule
  | ThresholdRule
  | BurstRule
  | AbsenceRule
  | RunwayRule
  | TextRule
  | UpstreamRule
  | ChangeRule
  | RatioRule
  | ExpiryRule
  | StaleStockRule
  | ConcentrationRule
  | CompositeRule
  | IndexRule
  | FactRule
  | TraceRule
  | OpinionRule;

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

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
  /** What to say where nothing comes any more; absent: what held goes on holding. */
  readonly missing?: Missing;
  /** Its findings never become alerts by themselves; they only feed composites. */
  readonly evidenceOnly?: boolean;
}

/** Nothing has come of a condition for `afterMs`: let go of it, or say so at a level. */
export interface Missing {
  readonly afterMs: number;
  readonly level: 'clear' | Level;
}

/** Values by level, other values in their place by case, and how far back past a value it must be to be let go. */
export interface Scaled {
  readonly levels: LevelValues;
  readonly elastic: readonly ElasticCase[];
  readonly hysteresis: number;
}

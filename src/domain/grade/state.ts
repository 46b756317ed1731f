import type { Figures, Finding } from '../finding.js';
import type { Json } from '../json.js';
import type { Level } from '../level.js';
import type { LevelValues } from '../rule.js';

/** A level that is not yet settled. */
export interface Pending {
  /** What the newest observation calls for. */
  readonly level: Level | null;
  /** Since when some level has differed from the settled one without a break. */
  readonly since: number;
  /** Since when each level that differs has done so; each settles by itself. */
  readonly steps?: LevelValues;
}

/** What grading remembers of one condition (a rule and a key). Plain data; a row of the store. */
export interface GradeState {
  /** The level that was last settled and said. */
  readonly level: Level | null;
  /** A level that is not yet settled, and since when it has held without a break. */
  readonly pending: Pending | null;
  /** When the finding was last said; 0 where it never was. */
  readonly saidAt: number;
  /** The figures it was last said with. */
  readonly said?: Figures;
  /** When its clock is set for; null where it has none. */
  readonly dueAt?: number | null;
  /** The kind's own memory: counts, last inputs, hits. */
  readonly inner: Json;
  /** The newest finding as far as it is known, for when a clock comes due without a further signal. */
  readonly last: Finding;
}

/** The outcome of showing one signal (or one due clock) to one rule. */
export interface Graded {
  readonly rule: string;
  /** `<rule>|<values of by>`; the fingerprint of the condition. */
  readonly key: string;
  /** What to remember; null forgets. `undefined`: nothing changed. */
  readonly state: GradeState | null | undefined;
  /** Said only when there is news: the level changed, the figures moved by a tenth, or half a minute went by. */
  readonly finding: Finding | null;
  /** When to look again though nothing comes; null takes the clock away; undefined leaves it as it is. */
  readonly dueAt: number | null | undefined;
}

/** Reads a remembered state by key. */
export type Recall = (key: string) => GradeState | undefined;

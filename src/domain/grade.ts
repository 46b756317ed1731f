import type { Finding } from './finding.js';
import type { Json } from './json.js';
import type { Level } from './level.js';

/** What grading remembers of one condition (a rule and a key). Plain data; a row of the store. */
export interface GradeState {
  /** The level that was last settled and said. */
  readonly level: Level | null;
  /** A level that is not yet settled, and since when it has held without a break. */
  readonly pending: { readonly level: Level | null; readonly since: number } | null;
  /** When the finding was last said, and with which figures. */
  readonly saidAt: number;
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

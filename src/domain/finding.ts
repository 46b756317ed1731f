import type { Level } from './level.js';
import type { MoneyAtRisk } from './money.js';
import type { Labels } from './signal.js';
import type { Say, Worded } from './text.js';

/** The figures a finding rests on; absent where the rule gives none. */
export interface Figures {
  /** The number that was compared, in the unit of the signal. */
  readonly value?: number;
  /** The threshold in force for the level reached. */
  readonly threshold?: number;
  readonly unit?: string;
  /** 0…1 */
  readonly probability?: number;
  /** How much is exposed (orders, people, SKUs), in the rule's own unit. */
  readonly exposure?: number;
  readonly money?: MoneyAtRisk;
  /** Time left until it happens, ms; for a runway. */
  readonly leftMs?: number;
}

/** What a rule says of what it was shown. `level: null` says "no risk any more". */
export interface Finding {
  readonly rule: string;
  /** The same condition has the same fingerprint, whoever reports it: `<rule>|<key labels>`. */
  readonly fingerprint: string;
  readonly level: Level | null;
  readonly at: number;
  readonly subject: string;
  readonly labels: Labels;
  readonly title: Worded;
  /** How the level came about, in order: the observation, the threshold in force and why that one, the arithmetic. */
  readonly reasons: readonly Say[];
  readonly figures: Figures;
  /** Ids (`source/id`) of the signals it rests on, newest last; at most 20. */
  readonly signals: readonly string[];
  readonly owner?: string;
  readonly drill?: boolean;
  /** Where the condition can be looked at, if the sender says. */
  readonly url?: string;
}

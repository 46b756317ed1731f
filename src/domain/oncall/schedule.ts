import type { Matcher } from '../matcher.js';
import type { Worded } from '../text.js';

/** Who is on duty when: layers, a later one standing above the earlier ones where it has somebody. */
export interface Schedule {
  readonly id: string;
  readonly name: Worded;
  /** The team whose shows its show-bound layers follow; null: none. */
  readonly team: string | null;
  /** IANA zone in which people read it. */
  readonly zone: string;
  readonly layers: readonly Layer[];
  /** When somebody has to be on duty: a gap there is warned about. */
  readonly cover: 'always' | 'shows' | 'never';
  /** A group of `groups` kept equal to who is on duty; null: none. */
  readonly group: string | null;
  /** Channels that are told of each hand-off. */
  readonly channels: readonly string[];
}

export interface Layer {
  readonly id: string;
  /** IANA zone of its hand-offs, hours and days. */
  readonly zone: string;
  /** Who takes turns, in order; each turn is one person or several who are on duty together, equally many in each. */
  readonly turns: readonly (readonly string[])[];
  /** How long a turn lasts, on the clock of the wall in `zone`; null: the first turn for ever. */
  readonly every: TurnLength | null;
  /** The first hand-off, on the clock of the wall: `2026-01-05T09:00`. Nobody is on duty by this layer before it. */
  readonly start: string;
  /** Hours and days it holds in; empty: always. */
  readonly windows: readonly DutyWindow[];
  /** It holds only while a show of the team is on; null: always. */
  readonly shows: ShowDuty | null;
}

export interface TurnLength {
  readonly unit: 'hours' | 'days' | 'weeks';
  readonly n: number;
}

/** Part of a week, on the clock of the wall; `end` at or before `start`: until that hour of the next day. */
export interface DutyWindow {
  /** ISO days it begins on, 1 = Monday; empty: every day. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight. */
  readonly start: number;
  readonly end: number;
}

/** From `leadMs` before the start of a show to its end. */
export interface ShowDuty {
  readonly leadMs: number;
  /** Shows by their labels; empty: those of the schedule's team, or all where it has none. */
  readonly match: readonly Matcher[];
}

/** A duty that is not as the rotation has it: somebody stands in. Kept by the store. */
export interface DutyChange {
  /** `DUTY-7` */
  readonly id: string;
  readonly kind: 'override' | 'swap';
  readonly schedule: string;
  /** Who is on duty. */
  readonly person: string;
  /** In whose place; null: in everybody's. */
  readonly instead: string | null;
  readonly from: number;
  readonly until: number;
  /** A swap is asked for, and stands once the other accepts. */
  readonly state: 'asked' | 'standing' | 'declined' | 'ended';
  /** What is given in return: another stretch of the same schedule, the other way round; null: nothing. */
  readonly back: { readonly from: number; readonly until: number } | null;
  readonly by: string;
  readonly at: number;
  /** Where a swap was asked for besides, as a notice names it: `at:slack:C0123`. */
  readonly place?: string;
}

/** Who is on duty over a stretch of time. Stretches of a schedule touch and never overlap. */
export interface DutySpan {
  readonly from: number;
  readonly until: number;
  /** Ids of people; empty: a gap. */
  readonly people: readonly string[];
  /** The layer that has them; null: none has anybody. */
  readonly layer: string | null;
  /** Ids of the changes that hold. */
  readonly changes: readonly string[];
}

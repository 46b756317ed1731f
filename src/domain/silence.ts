import type { Matcher } from './matcher.js';

/** Hides what matches, until it ends; what it hid is kept and judged again then. */
export interface Silence {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: string;
  readonly by: string;
  /** Set when a person ended it early, or the calendar took the window away. */
  readonly endedAt: number | null;
}

/** A maintenance window that comes back: a silence by the calendar. */
export interface Maintenance {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  /** ISO weekdays, 1 = Monday; empty: every day. */
  readonly weekdays: readonly number[];
  /** Local wall-clock `HH:mm`. An `end` at or before `start` is on the next day. */
  readonly start: string;
  readonly end: string;
  /** IANA zone. */
  readonly zone: string;
  readonly reason: string;
}

/** While an alert matching `source` fires, alerts matching `target` with the same values of `equal` are hidden. */
export interface Inhibition {
  readonly id: string;
  readonly source: readonly Matcher[];
  readonly target: readonly Matcher[];
  readonly equal: readonly string[];
}

import type { Matcher } from './matcher.js';

/** People who work together; a show belongs to the team it names, or whose `shows` match its labels. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** Ids of people. */
  readonly members: readonly string[];
  /** Who answers for it; null: nobody in particular. */
  readonly lead: string | null;
  /** Shows of this team, by their labels; empty: only those that name it. */
  readonly shows: readonly Matcher[];
}

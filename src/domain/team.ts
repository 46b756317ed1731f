import { type Matcher, matchesAll } from './matcher.js';
import { labelsOf, type Show } from './show.js';

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

/** Is it a show of this team? The team a show names stands above what its labels say. */
export function belongsTo(show: Show, team: Pick<Team, 'id' | 'shows'>): boolean {
  if (show.team !== undefined) return show.team === team.id;
  return team.shows.length > 0 && matchesAll(team.shows, labelsOf(show));
}

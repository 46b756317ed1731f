import { matchesAll } from '../matcher.js';
import { labelsOf, type Show } from '../show.js';
import { belongsTo, type Team } from '../team.js';
import type { Layer, Schedule, ShowDuty } from './schedule.js';
import { EVER, type Held, heldAt, type Stretch } from './stretch.js';

interface Calendar {
  readonly shows: readonly Show[];
  readonly teams: readonly Team[];
}

interface Known extends Calendar {
  readonly team: string | null;
  readonly stretches: readonly Stretch[];
  last: Held | null;
}

const known = new WeakMap<Layer, Known>();

/** Whether a layer is held on duty by a show at an instant, and until when that stays so at least. */
export function showDutyAt({ team }: Pick<Schedule, 'team'>, layer: Layer, at: number, calendar: Calendar): Held {
  const { shows: duty } = layer;
  if (duty === null) return EVER;
  const { shows, teams } = calendar;
  let here = known.get(layer);
  if (!here || here.shows !== shows || here.teams !== teams || here.team !== team) {
    const stretches = showsOf(team, duty.match, calendar).map((show) => stretchOf(show, duty));
    here = { shows, teams, team, stretches, last: null };
    known.set(layer, here);
  }
  const { last } = here;
  if (last && last.from <= at && at < last.until) return last;
  here.last = heldAt(here.stretches, at);
  return here.last;
}

/** Shows by their labels, or those of the team, or all where there is neither. */
export function showsOf(team: string | null, match: ShowDuty['match'], { shows, teams }: Calendar): readonly Show[] {
  if (match.length > 0) return shows.filter((show) => matchesAll(match, labelsOf(show)));
  if (team === null) return shows;
  const its = teams.find(({ id }) => id === team);
  return shows.filter((show) => (its ? belongsTo(show, its) : show.team === team));
}

function stretchOf({ start, end }: Show, { leadMs }: ShowDuty): Stretch {
  return { from: start - leadMs, until: end };
}

import type { DutyContext } from '../domain/oncall/duty.js';
import type { Live } from './live.js';

/** What duty depends on, as it is in the working set: in a turn, what the turn has changed included. */
export function dutyContext(live: Live): DutyContext {
  return {
    shows: live.shows.shows,
    teams: live.settings.teams,
    changes: [...live.arrangements.duties.values()],
  };
}

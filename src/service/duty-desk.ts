import type { DutyDesk } from '../domain/oncall/desk.js';
import { dutyContext } from './duty-context.js';
import { clockKey, type Live } from './live.js';

/** Looks at who is on duty in what is committed. */
export function dutyDesk(live: Live): DutyDesk {
  return {
    schedules: live.settings.schedules,
    context: dutyContext(live),
    handedOffAt: (schedule) => {
      const at = live.clocks.get(clockKey('handoff', schedule))?.data?.at;
      return typeof at === 'number' ? at : null;
    },
  };
}

import { rolesOf } from '../domain/authority/abilities.js';
import type { ResolveContext } from '../domain/escalation/resolve.js';
import { onDuty } from '../domain/oncall/duty.js';
import { dutyContext } from './duty-context.js';
import type { Live } from './live.js';

/** What targets are looked up in, at an instant. */
export function resolveContext(live: Live, incident: ResolveContext['incident'], now: number): ResolveContext {
  const { settings, arrangements } = live;
  return {
    people: new Set(settings.people.map(({ id }) => id)),
    teams: settings.teams,
    incident,
    onDuty: (id) => {
      const schedule = settings.schedules.find((each) => each.id === id);
      return schedule ? onDuty(schedule, now, dutyContext(live)).people : [];
    },
    withRole: (id) =>
      settings.people
        .filter((person) =>
          rolesOf(live.withAccounts(person), settings, arrangements.members).some(({ role }) => role.id === id),
        )
        .map((person) => person.id),
  };
}

import type { IncidentEvent } from '../events.js';
import { type Incident, isActive } from '../incident.js';
import { rank } from '../level.js';
import type { Target } from '../target.js';
import type { SayParam } from '../text.js';

/** Roles on an incident. Others may be named freely; these have words in both languages. */
export const INCIDENT_ROLES = ['commander', 'operations', 'logistics', 'legal', 'communications', 'scribe'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** A role a level wants filled. */
export interface RoleDemand {
  readonly role: string;
  /** Who fills it by default; null: somebody has to be named. */
  readonly who: Target | null;
}

/** Roles the level wants that nobody has. */
export function unfilledRoles({ rolesWanted, roles }: Pick<Incident, 'rolesWanted' | 'roles'>): readonly string[] {
  return rolesWanted.filter((role) => roles[role] === undefined);
}

/**
 * What an incident that has opened, gone up or opened again makes of the roles of its level: which are wanted, and who fills
 * them by default. Nobody whom a person named is replaced. `find`: the person a target comes to now; null: nobody.
 */
export function rolesByLevel(
  before: Incident | null,
  after: Incident,
  demands: readonly RoleDemand[],
  find: (target: Target) => string | null,
): readonly IncidentEvent[] {
  const fresh = before === null || !isActive(before) || rank(after.level) > rank(before.level);
  if (!fresh || !isActive(after)) return [];
  const wanted = demands.map(({ role }) => role);
  const events: IncidentEvent[] = [];
  if (wanted.join() !== after.rolesWanted.join()) events.push({ type: 'roles-wanted', roles: wanted });
  for (const { role, who } of demands) {
    const named = after.roles[role] !== undefined && !after.rolesByDefault.includes(role);
    const to = who === null || named ? null : find(who);
    if (to !== null && to !== after.roles[role]) events.push({ type: 'assigned', to, role, byDefault: true });
  }
  return events;
}

/** The word for a role, said in the reader's language; one of the house's own as it is. */
export function roleSay(role: string): SayParam {
  return INCIDENT_ROLES.some((known) => known === role) ? { say: { key: `role.${role}` } } : role;
}

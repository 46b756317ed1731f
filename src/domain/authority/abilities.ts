import { accountKey, type Person } from '../person.js';
import { type Ability, OF_PERMISSION } from './ability.js';
import type { Limit, Role } from './role.js';

/** Accounts (`slack:U0123`) in the groups of the chats, by group. */
export type Members = ReadonlyMap<string, readonly string[]>;
/** Where the roles stand: the settings. */
export interface Roles {
  readonly roles: readonly Role[];
}

/** How somebody comes to a role: `people.yaml` gives it, or a group of the chats they are in. */
export interface HeldRole {
  readonly role: Role;
  /** Id of the group; null: people.yaml. */
  readonly group: string | null;
}

/** The roles somebody has, in the order of the settings. The person with all their accounts, linked ones included. */
export function rolesOf(person: Person, { roles }: Roles, members: Members): readonly HeldRole[] {
  return roles.flatMap((role): HeldRole[] => {
    if (person.roles?.includes(role.id)) return [{ role, group: null }];
    const group = role.groups.find((each) => isMember(person, members.get(each) ?? []));
    return group === undefined ? [] : [{ role, group }];
  });
}

/** What somebody may do: by their permission, and by every role they have. */
export function abilitiesOf(person: Person, settings: Roles, members: Members): ReadonlySet<Ability> {
  const byRole = rolesOf(person, settings, members).flatMap(({ role }) => role.may);
  return new Set([...OF_PERMISSION[person.permission], ...byRole]);
}

/** How much somebody may take without asking first, by the most generous of their roles; null: nothing. */
export function limitsOf(person: Person, on: Limit['on'], settings: Roles, members: Members): Limit | null {
  const all = rolesOf(person, settings, members).flatMap(({ role }) => role.limits.filter((limit) => limit.on === on));
  return all.reduce<Limit | null>((best, limit) => (best && !moreGenerous(limit, best) ? best : limit), null);
}

/** Everybody who may do it, in the order given. */
export function whoCan(
  ability: Ability,
  settings: Roles,
  people: readonly Person[],
  members: Members,
): readonly Person[] {
  return people.filter((person) => abilitiesOf(person, settings, members).has(ability));
}

function isMember(person: Person, accounts: readonly string[]): boolean {
  return accounts.length > 0 && person.accounts.some((account) => accounts.includes(accountKey(account)));
}

/** A larger share; of the same share, one that is counted over less time; then the one with more time to file. */
function moreGenerous(a: Limit, b: Limit): boolean {
  if (a.share !== b.share) return a.share > b.share;
  if (a.perMs !== b.perMs) return a.perMs < b.perMs;
  return a.fileWithinMs > b.fileWithinMs;
}

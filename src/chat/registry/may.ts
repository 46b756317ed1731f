import { abilitiesOf, whoCan } from '../../domain/authority/abilities.js';
import type { Ability } from '../../domain/authority/ability.js';
import { lackingSay } from '../../domain/authority/lacking.js';
import type { Person } from '../../domain/person.js';
import type { Reads } from '../../domain/reads.js';
import type { Reply } from '../registry.js';

/** Who is who, and in which groups. */
export type Authority = Pick<Reads, 'settings' | 'people' | 'members'>;

export function may(person: Person, ability: Ability, read: Authority): boolean {
  return abilitiesOf(person, read.settings, read.members()).has(ability);
}

/** The refusal of whoever may not: what they lack, and who could. */
export function forbidden(ability: Ability, read: Authority): Extract<Reply, { ok: false }> {
  return { ok: false, said: lackingSay(ability, whoCan(ability, read.settings, read.people(), read.members())) };
}

/** Would a look at the groups of the chats perhaps find that they may after all? */
export function groupsCouldGive(ability: Ability, { settings }: Pick<Reads, 'settings'>): boolean {
  return settings.roles.some((role) => role.groups.length > 0 && role.may.includes(ability));
}

import type { Calls } from '../chat.js';
import type { CalledIds } from './calls.js';
import type { Parts } from './parts.js';
import type { Place } from './read.js';
import { isSnowflake } from './snowflake.js';

/**
 * The accounts and roles of those who are called. Who has none in Discord, and a role the server does not have, is left
 * out and the call still made: the card names them all the same.
 */
export async function calledIds(calls: Calls, place: Place, { directory, log }: Parts): Promise<CalledIds> {
  const users = calls.people.flatMap((person) =>
    person.accounts.filter(({ platform, id }) => platform === 'discord' && isSnowflake(id)).map(({ id }) => id),
  );
  const roles: string[] = [];
  for (const group of calls.groups) {
    if (group.discord === null) continue;
    const role = await directory.role(group.discord, place);
    if (role !== null) roles.push(role);
    else
      log.warn({ group: group.id, role: group.discord }, 'Discord has no such role: correct `groups` in tocsin.yaml');
  }
  return { users, roles };
}

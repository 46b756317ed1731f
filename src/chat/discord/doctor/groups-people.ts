import { type Guild, PermissionFlagsBits, RESTJSONErrorCodes, type Role } from 'discord.js';
import type { MentionGroup } from '../../../domain/channel.js';
import type { Person } from '../../../domain/person.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, noted, warned, well } from '../../checkup/diagnosis.js';
import { plainName } from '../directory.js';
import type { Account } from './account.js';
import { ask, type Table } from './table.js';

const SERVICE = 'Discord';

/** Is the role in one of the servers, and would a mention of it ring? */
export function examineGroup(
  { guilds }: Table,
  { botId }: Account,
  { id, discord: name }: MentionGroup & { readonly discord: string },
): Diagnosis {
  for (const guild of guilds.values()) {
    const role = roleIn(guild, name);
    if (!role) continue;
    const mayCall = guild.members.cache.get(botId)?.permissions.has(PermissionFlagsBits.MentionEveryone) ?? false;
    if (role.mentionable || mayCall) return well(sentence('doctor.group', { id, name: role.name }));
    const what = { id, name: role.name };
    return warned(sentence('doctor.discord.group.silent', what), sentence('doctor.discord.group.silent.mend', what));
  }
  return failed(
    sentence('doctor.group.missing', { id, name, service: SERVICE }),
    sentence('doctor.discord.group.mend', { id }),
  );
}

function roleIn(guild: Guild, name: string): Role | undefined {
  // The role everybody has is called `@everyone` and has its server's id: a group of people is never meant by it.
  return guild.roles.cache.find(
    (role) => role.id !== guild.id && (role.id === name || plainName(role.name) === plainName(name)),
  );
}

/** Are the Discord accounts of people.yaml members, each of one of the servers? Throws `Away`. */
export async function* examinePeople(
  table: Table,
  people: readonly Person[],
  signal: AbortSignal,
): AsyncGenerator<Diagnosis, void> {
  let there = 0;
  let missing = 0;
  for (const person of people) {
    for (const account of person.accounts) {
      if (account.platform !== 'discord') continue;
      if (await isMember(table, account.id, signal)) {
        there++;
        continue;
      }
      missing++;
      const who = { who: person.name, account: account.id, service: SERVICE };
      yield failed(sentence('doctor.person.missing', who), sentence('doctor.discord.person.mend', who));
    }
  }
  if (there > 0) yield well(sentence('doctor.people', { n: there }));
  else if (missing === 0) yield noted(sentence('doctor.people.none', { service: SERVICE }));
}

const NOBODY: ReadonlySet<number | null> = new Set([RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser]);

async function isMember({ guilds }: Table, user: string, signal: AbortSignal): Promise<boolean> {
  for (const guild of guilds.values()) {
    const asked = await ask(user, signal, () => guild.members.fetch(user));
    if ('answer' in asked) return true;
    if (!NOBODY.has(asked.code)) continue;
  }
  return false;
}

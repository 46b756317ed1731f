import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import QuickLRU from 'quick-lru';
import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import { sentence } from '../../text/catalogue.js';
import type { GroupWanted } from '../chat.js';
import type { Course } from './course.js';
import type { Parts } from './parts.js';
import { isSnowflake } from './snowflake.js';

/** Who was seen to have a role: where Discord asks for a pause, the next try goes on from there. Not for long: people change them too. */
const KNOWN_MS = 60_000;
const REFUSED: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
]);

/**
 * Gives a role to the people given and takes it from everybody else the bot knows; strangers keep it, for whom only a
 * list of all members would tell, which is a privilege. The result's `ref` is the role's id.
 */
export class RoleKeeper {
  readonly #known = new QuickLRU<string, boolean>({ maxSize: 2_000, maxAge: KNOWN_MS });

  constructor(readonly parts: Pick<Parts, 'api' | 'directory'>) {}

  async keep(course: Course, near: Channel, { group, people, others }: GroupWanted): Promise<SendResult> {
    const { directory } = this.parts;
    const name = group.discord ?? '';
    course.reads('resolve');
    const place = await directory.place(near);
    const role = await directory.role(name, place);
    const guild = place.guildId ?? (await directory.guilds())[0];
    if (role === null || guild === undefined) return failed('unknown role', 'discord.fix.group-unknown', name);
    try {
      for (const user of accountsOf(people)) await this.#set(guild, role, user, true);
      for (const user of accountsOf(others)) await this.#set(guild, role, user, false);
    } catch (error) {
      if (error instanceof DiscordAPIError && REFUSED.has(error.code))
        return failed(error.message, 'discord.fix.group-refused', name);
      if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownRole)
        return failed(error.message, 'discord.fix.group-unknown', name);
      throw error;
    }
    return { kind: 'sent', ref: role };
  }

  async #set(guild: string, role: string, user: string, wanted: boolean): Promise<void> {
    const { api } = this.parts;
    const key = `${guild}/${role}/${user}`;
    const has = this.#known.get(key) ?? (await api.rolesOf(guild, user))?.includes(role) ?? null;
    // Who is no member of the server has no roles there.
    if (has === null) return;
    if (has !== wanted) await api.setRole(guild, user, role, wanted);
    this.#known.set(key, wanted);
  }
}

function accountsOf(people: readonly Person[]): readonly string[] {
  return people.flatMap((person) =>
    person.accounts.filter(({ platform, id }) => platform === 'discord' && isSnowflake(id)).map(({ id }) => id),
  );
}

function failed(why: string, fix: 'discord.fix.group-unknown' | 'discord.fix.group-refused', role: string): SendResult {
  return { kind: 'failed', why, scope: 'notice', fix: sentence(fix, { role }) };
}

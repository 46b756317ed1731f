import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import QuickLRU from 'quick-lru';
import type { MembersFound } from '../../domain/authority/members.js';
import { type Account, accountKey } from '../../domain/person.js';
import type { Logger } from '../../lib/log.js';
import { sentence } from '../../text/catalogue.js';
import type { Directory } from './directory.js';
import { list } from './read.js';
import { isOfDiscord, refusal } from './refusal.js';
import { isSnowflake } from './snowflake.js';

/** One answer serves every role that is asked for in one look. */
const FRESH_MS = 10_000;
const REMEMBERED = 2_000;

const NOBODY: ReadonlySet<number> = new Set([RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser]);

export interface MembersDeps {
  /** Waits for its turn: one request for each account. */
  readonly rest: REST;
  readonly directory: Directory;
  readonly log: Logger;
}

/**
 * Who has a role. Members are asked for one by one, only those whose accounts are known: that takes no privileged intent
 * (docs.discord.com/developers/resources/guild#get-guild-member).
 */
export class Members {
  readonly #roles = new QuickLRU<string, readonly string[]>({ maxSize: REMEMBERED, maxAge: FRESH_MS });

  constructor(readonly deps: MembersDeps) {}

  /** Which of these accounts have the role, by name or id, in any server the bot serves. Never rejects. */
  async of(role: string, accounts: readonly Account[]): Promise<MembersFound> {
    try {
      const found = new Set<string>();
      let there = false;
      for (const guild of await this.deps.directory.guilds()) {
        const id = await this.deps.directory.role(role, { guildId: guild });
        if (id === null) continue;
        there = true;
        for (const account of accounts)
          if (isSnowflake(account.id) && (await this.#rolesOf(guild, account.id)).includes(id))
            found.add(accountKey(account));
      }
      return there ? { kind: 'found', accounts: [...found] } : { kind: 'none' };
    } catch (error) {
      return this.#unread(error, role);
    }
  }

  async #rolesOf(guild: string, user: string): Promise<readonly string[]> {
    const key = `${guild}/${user}`;
    const known = this.#roles.get(key);
    if (known) return known;
    const roles = await this.#ask(guild, user);
    this.#roles.set(key, roles);
    return roles;
  }

  async #ask(guild: string, user: string): Promise<readonly string[]> {
    try {
      const [member] = list([await this.deps.rest.get(Routes.guildMember(guild, user))]);
      return Array.isArray(member?.roles) ? member.roles.map(String) : [];
    } catch (error) {
      if (error instanceof DiscordAPIError && NOBODY.has(Number(error.code))) return [];
      throw error;
    }
  }

  #unread(error: unknown, role: string): MembersFound {
    const code = refusal(error);
    const why = error instanceof Error ? error.message : String(error);
    this.deps.log.warn({ role, code, why }, 'the members of a Discord role could not be read');
    const said =
      code !== null && isOfDiscord(code)
        ? sentence('members.denied', { chat: 'Discord', code: String(code) })
        : sentence('members.away', { chat: 'Discord' });
    return { kind: 'unread', why: said, mend: null };
  }
}

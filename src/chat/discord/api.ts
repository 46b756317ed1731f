import { DiscordAPIError, type RawFile, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { ARCHIVE_MINUTES, LIMITS, TURN_MS } from './limits.js';
import type { MessageBody } from './message.js';
import { list, type Place, type PostedMessage, readMessage, readPlace } from './read.js';
import { sendPictured } from './send-pictured.js';

/** What is said to Discord beyond a message's body when it is created. */
export interface Sending {
  /** At most 25 characters. */
  readonly nonce: string;
  readonly replyTo: string | null;
}
export interface Post {
  readonly name: string;
  readonly tags: readonly string[];
  readonly body: MessageBody;
}

const NOBODY: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
]);

/** Discord answered with something it never answers. */
class UnreadableAnswer extends Error {
  constructor(what: string) {
    super(`Discord answered without ${what}`);
    this.name = 'UnreadableAnswer';
  }
}

/** The requests the delivery makes, each once. They throw what the SDK throws; `failure` makes sense of that. */
export class Api {
  readonly #rest: REST;
  readonly #token: string;
  readonly #stopped = new AbortController();

  constructor(rest: REST, token: string) {
    this.#rest = rest;
    this.#token = token;
  }

  /** Ends what is under way and refuses what comes. */
  stop(): void {
    this.#stopped.abort();
    this.#rest.clearHandlerSweeper();
    this.#rest.clearHashSweeper();
  }

  async send(channel: string, body: MessageBody, { nonce, replyTo }: Sending): Promise<PostedMessage> {
    const reply = replyTo === null ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
    return sendPictured(body, async (said, files) =>
      message(
        await this.#ask('post', Routes.channelMessages(channel), {
          body: { ...said, ...reply, nonce, enforce_nonce: true },
          files,
        }),
      ),
    );
  }

  async edit(channel: string, id: string, body: MessageBody): Promise<PostedMessage> {
    return sendPictured(body, async ({ flags: _, ...said }, files) =>
      message(await this.#ask('patch', Routes.channelMessage(channel, id), { body: said, files })),
    );
  }

  async message(channel: string, id: string): Promise<PostedMessage> {
    return message(await this.#ask('get', Routes.channelMessage(channel, id)));
  }

  /** Messages after an id, at most a page of them. */
  async messagesAfter(channel: string, after: string): Promise<readonly PostedMessage[]> {
    const query = new URLSearchParams({ after, limit: String(LIMITS.page) });
    const answer = await this.#ask('get', Routes.channelMessages(channel), { query });
    return list(answer).flatMap((each) => readMessage(each) ?? []);
  }

  async openThread(channel: string, from: string, name: string): Promise<void> {
    await this.#ask('post', Routes.threads(channel, from), { body: { name, auto_archive_duration: ARCHIVE_MINUTES } });
  }

  /** A forum's post. Its id is that of its first message. */
  async openPost(forum: string, { name, tags, body }: Post): Promise<string> {
    const answer = await sendPictured(body, (said, files) =>
      this.#ask('post', Routes.threads(forum), {
        body: { name, auto_archive_duration: ARCHIVE_MINUTES, applied_tags: tags, message: said },
        files,
      }),
    );
    const made = readPlace(answer);
    if (!made) throw new UnreadableAnswer('the id of the post it made');
    return made.id;
  }

  async changeThread(id: string, change: { archived: false } | { applied_tags: readonly string[] }): Promise<void> {
    await this.#ask('patch', Routes.channel(id), { body: change });
  }

  async channel(id: string): Promise<Place> {
    const place = readPlace(await this.#ask('get', Routes.channel(id)));
    if (!place) throw new UnreadableAnswer('the channel that was asked for');
    return place;
  }

  async channels(guild: string): Promise<readonly Place[]> {
    return places(list(await this.#ask('get', Routes.guildChannels(guild))));
  }

  async activeThreads(guild: string): Promise<readonly Place[]> {
    return places(threadsIn(await this.#ask('get', Routes.guildActiveThreads(guild))));
  }

  /** The newest that were folded away. */
  async archivedThreads(channel: string): Promise<readonly Place[]> {
    const query = new URLSearchParams({ limit: String(LIMITS.page) });
    return places(threadsIn(await this.#ask('get', Routes.channelThreads(channel, 'public'), { query })));
  }

  async roles(guild: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const answer = await this.#ask('get', Routes.guildRoles(guild));
    return list(answer).map((role) => ({ id: String(role.id), name: String(role.name) }));
  }

  /** Ids of the roles somebody has in a server; null: they are no member. */
  async rolesOf(guild: string, user: string): Promise<readonly string[] | null> {
    try {
      const [member] = list([await this.#ask('get', Routes.guildMember(guild, user))]);
      return Array.isArray(member?.roles) ? member.roles.map(String) : [];
    } catch (error) {
      if (error instanceof DiscordAPIError && NOBODY.has(error.code)) return null;
      throw error;
    }
  }

  async setRole(guild: string, user: string, role: string, has: boolean): Promise<void> {
    await this.#ask(has ? 'put' : 'delete', Routes.guildMemberRole(guild, user, role));
  }

  async guilds(): Promise<readonly string[]> {
    return list(await this.#ask('get', Routes.userGuilds())).map((guild) => String(guild.id));
  }

  /** The channel of one's private messages with somebody. */
  async direct(user: string): Promise<Place> {
    const place = readPlace(await this.#ask('post', Routes.userChannels(), { body: { recipient_id: user } }));
    if (!place) throw new UnreadableAnswer('the private channel that was asked for');
    return place;
  }

  /** The bot's own id. */
  async me(): Promise<string> {
    const [me] = list([await this.#ask('get', Routes.user())]);
    if (typeof me?.id !== 'string') throw new UnreadableAnswer('who I am');
    return me.id;
  }

  /** Is Discord there, and how many more connections may be made until `resetMs` have passed? */
  async gateway(): Promise<{ readonly remaining: number; readonly resetMs: number }> {
    const [answer] = list([await this.#ask('get', Routes.gatewayBot())]);
    const [limit] = list([answer?.session_start_limit]);
    if (!limit) throw new UnreadableAnswer('where its gateway is');
    return { remaining: Number(limit.remaining ?? 1), resetMs: Number(limit.reset_after ?? 0) };
  }

  #ask(
    method: 'get' | 'post' | 'patch' | 'put' | 'delete',
    route: `/${string}`,
    what: { readonly body?: unknown; readonly query?: URLSearchParams; readonly files?: RawFile[] } = {},
  ): Promise<unknown> {
    // The SDK forgets a token Discord refused once; a later answer may be another.
    this.#rest.setToken(this.#token);
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TURN_MS)]);
    return this.#rest[method](route, { ...what, signal });
  }
}

function message(answer: unknown): PostedMessage {
  const read = readMessage(answer);
  if (!read) throw new UnreadableAnswer('the message it was given');
  return read;
}

function threadsIn(answer: unknown): ReturnType<typeof list> {
  const [all] = list([answer]);
  return list(all?.threads);
}

function places(values: ReturnType<typeof list>): readonly Place[] {
  return values.flatMap((each) => readPlace(each) ?? []);
}

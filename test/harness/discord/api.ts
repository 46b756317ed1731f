import type { GatewayControl, SeenPresence } from './api-gateway.js';
import type { Person } from './api-person.js';
import type { Miss, SeenRequest, Throttled, Violation } from './api-records.js';
import type { SeenChannel, SeenMessage, SeenModal } from './api-seen.js';
import type { Json } from './json.js';

export type * from './api-gateway.js';
export type * from './api-person.js';
export type * from './api-records.js';
export type * from './api-seen.js';

/** Permissions of Discord that the fake knows; everything is granted to the bot until `deny`. */
export type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'CreatePublicThreads'
  | 'ManageThreads'
  | 'ManageMessages'
  | 'PinMessages'
  | 'EmbedLinks'
  | 'AttachFiles'
  | 'AddReactions'
  | 'ReadMessageHistory'
  | 'MentionEveryone'
  | 'UseApplicationCommands';

export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

export interface FakeDiscordOptions {
  /** The service's clock in milliseconds: ids, timestamps, nonces, tokens. Rates and the 3 seconds run on real time. */
  readonly now?: () => number;
  /** Rate limits; on unless told. Off sends no rate headers either. */
  readonly limits?: 'on' | 'off';
  /** Milliseconds between heartbeats that hello asks for; 41,250 as Discord does. */
  readonly heartbeat?: number;
  /** Milliseconds of real time for the first answer to an interaction; 3,000 as Discord allows. */
  readonly answerWithin?: number;
  /** Privileged intents switched on in the developer portal; none unless told, asking for others closes with 4014. */
  readonly privileged?: readonly PrivilegedIntent[];
}

export interface Addable {
  readonly id?: string;
  readonly name: string;
}

export interface MemberOptions extends Addable {
  /** Role names or ids. */
  readonly roles?: readonly string[];
  /** Discord locale, e.g. `zh-CN`; `en-US` unless told. */
  readonly locale?: string;
}

export type Away = 'refused' | '5xx' | 'hang' | 'drop-after-processing';

/** Discord on loopback: REST v10 and Gateway v10. */
export interface FakeDiscord {
  /** `http://127.0.0.1:PORT/api`, for `new Client({ rest: { api: url, version: '10' } })`. */
  readonly url: string;
  /** The bot's token that is valid now. */
  readonly token: string;
  readonly applicationId: string;
  /** The bot's user id: the same as the application's. */
  readonly botId: string;
  readonly guildId: string;

  /** Adds and returns the id. Known to a connected bot by dispatch. Names and ids must be new. */
  addTextChannel(channel: Addable): string;
  addForumChannel(channel: Addable & { readonly tags?: readonly string[] }): string;
  addMember(member: MemberOptions): string;
  /** `mentionable` false: only who may mention everyone may ring it. */
  addRole(role: Addable & { readonly mentionable?: boolean }): string;
  /** Gives a member (by id) a role (by id), as in the server's member list. */
  giveRole(member: string, role: string): void;
  /** Takes a permission from the bot in a channel (and its threads). */
  deny(channel: string, ...permissions: readonly Permission[]): void;
  allow(channel: string, ...permissions: readonly Permission[]): void;
  /** Deletes a channel or thread, as an administrator would. */
  deleteChannel(channel: string): void;
  deleteMessage(message: SeenMessage): void;
  /** Ends a thread as its readers' client or Discord's own clock would. */
  archiveThread(thread: string, locked?: boolean): void;

  /** What a reader sees. @throws Error when no channel or thread has this name or id */
  channel(nameOrId: string): SeenChannel;
  /** Messages exchanged privately with a user. @throws Error when none was opened */
  direct(userId: string): SeenChannel;
  member(idOrName: string): Person;
  /** The modal open before a member. @throws Error when none is */
  modalOf(idOrName: string): SeenModal;
  /** Resolves with what `look` finds as soon as it finds something; rejects after `ms` (5,000) with a dump of all a reader sees. */
  waitFor<T>(look: () => T | undefined | null | false, ms?: number): Promise<T>;
  /** Everything readers see, as text. */
  dump(): string;
  /** Registered commands as stored: global, or of the guild. */
  commands(scope: 'global' | 'guild'): readonly Json[];

  /** Messages created by the bot so far, ephemeral ones and doubles refused by nonce not counted. */
  readonly created: number;
  readonly requests: readonly SeenRequest[];
  readonly violations: readonly Violation[];
  readonly throttled: readonly Throttled[];
  readonly misses: readonly Miss[];
  /** Answers of 401, 403 and 429, which Discord bans an address for at 10,000 in ten minutes. */
  readonly invalidRequests: number;
  /** The newest presence of the bot; null when offline. */
  readonly presence: SeenPresence | null;
  readonly gateway: GatewayControl;

  /**
   * `refused` closes the port and every socket; `5xx` answers 503 to all; `hang` accepts and never answers (heartbeats
   * neither); `drop-after-processing` does what is asked and cuts the connection instead of answering.
   */
  goAway(how: Away): Promise<void>;
  /** Well again, on the same port. */
  comeBack(): Promise<void>;
  /**
   * Answers the next matching requests so. The path is without /api/v10; a string must be equal, `*` stands for one
   * segment. A 429 with `retry_after` in its body gets the headers that go with it.
   */
  failNext(method: string, path: string | RegExp, status: number, body?: Json, times?: number): void;
  /** The token is answered 401 from now on and the gateway closes with 4004. */
  revokeToken(): void;
  /** Makes a new token the valid one. */
  renewToken(): string;
  stop(): Promise<void>;
}

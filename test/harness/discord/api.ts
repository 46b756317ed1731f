import type { Json } from './json.js';

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

/** A message as it stands now; the object is live, so an edit shows in it. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly flags: number;
  readonly attachments: readonly { readonly filename: string; readonly size: number }[];
  readonly reactions: readonly { readonly emoji: string; readonly userIds: readonly string[] }[];
  readonly pinned: boolean;
  /** How often it was changed after it first showed. */
  readonly edits: number;
  /** The one user who sees it; null for everybody. */
  readonly ephemeralTo: string | null;
  /** "… is thinking": a deferred answer that has not come. */
  readonly thinking: boolean;
  /** Id of the thread begun from it. */
  readonly threadId: string | null;
  /** The message it replies to. */
  readonly replyTo: string | null;
  /** Names of users, roles and channels written in it, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Whom it rang when it was posted. An edit rings nobody. */
  readonly pings: Pings;
}

/** Whom a message really calls: content, allowed_mentions and permissions considered. */
export interface Pings {
  readonly everyone: boolean;
  readonly here: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** A channel, thread or forum through a reader's eyes. */
export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Top level, oldest first; ephemeral answers are not among them. */
  messages(): readonly SeenMessage[];
  /** The thread begun from a message. @throws Error when there is none */
  thread(messageId: string): SeenChannel;
  /** Threads of the channel, or posts of a forum, oldest first. */
  threads(): readonly SeenChannel[];
  /** The same as `threads`, as a forum's reader calls them. */
  posts(): readonly SeenChannel[];
  /** Ephemeral answers one user sees here, oldest first; dismissed or deleted ones are gone. */
  ephemeral(userId: string): readonly SeenMessage[];
  /** Edits of all messages here, ephemeral ones left out. */
  edits(): number;
  /** `textOf` of every message. */
  texts(): readonly string[];
  /** Like `FakeDiscord.waitFor`, looking at this channel. */
  waitFor<T>(look: (channel: SeenChannel) => T | undefined | null | false, ms?: number): Promise<T>;
}

/** A modal open before a person. */
export interface SeenModal {
  readonly title: string;
  readonly customId: string;
  readonly fields: readonly {
    readonly label: string;
    readonly customId: string;
    readonly kind: 'text' | 'select';
    readonly value: string;
    readonly required: boolean;
    readonly options: readonly string[];
  }[];
  /** Text displays among the inputs, e.g. a preview. */
  readonly text: string;
  readonly memberId: string;
  readonly raw: Json;
}

/** What came of an interaction. Live: later follow-ups show up in it. */
export interface Answer {
  readonly interactionId: string;
  /** How the app answered first. */
  readonly first: 'message' | 'deferred' | 'update' | 'deferred-update' | 'modal' | 'choices';
  /** Milliseconds of real time until the first answer. */
  readonly tookMs: number;
  /** The answer message and follow-ups, oldest first; empty for a modal or a plain update. */
  readonly messages: readonly SeenMessage[];
  /** All of them seen by the asker alone; false when there is none. */
  readonly ephemeral: boolean;
  /** `textOf` of every message, joined by lines. */
  readonly text: string;
  readonly modal: SeenModal | null;
  /** Like `FakeDiscord.waitFor`, looking at this answer, e.g. for a follow-up. */
  waitFor<T>(look: (answer: Answer) => T | undefined | null | false, ms?: number): Promise<T>;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export type OptionValue = string | number | boolean;

/** Where a command is typed: a channel's name or id; the first text channel unless told. */
export interface Where {
  readonly channel?: string;
}

/**
 * A person at a Discord client. What the client would not let a person do is refused with an Error:
 * commands that are not registered, options of the wrong type, disabled buttons, messages the person cannot see.
 * An interaction nobody answered within 3 seconds rejects ("did not respond") and is kept in `misses`.
 */
export interface Person {
  readonly id: string;
  /** `slash('risk', ['silence', 'add'], { matcher: 'sku=A1' })`. Waits for a deferred answer to be filled in. */
  slash(
    command: string,
    path?: readonly string[],
    options?: Readonly<Record<string, OptionValue>>,
    where?: Where,
  ): Promise<Answer>;
  /** The choices offered while `value` is being typed into `focused`. */
  autocomplete(
    command: string,
    path: readonly string[],
    options: Readonly<Record<string, OptionValue>>,
    focused: string,
    value: string,
    where?: Where,
  ): Promise<readonly Choice[]>;
  /** Presses a button by label or custom_id. */
  click(message: SeenMessage, button: string): Promise<Answer>;
  /** Picks from a select menu by custom_id (or placeholder); values, labels of options, or ids. */
  select(message: SeenMessage, menu: string, values: readonly string[]): Promise<Answer>;
  /** Sends a modal; values by label or custom_id of the field, prefilled ones kept. */
  submit(modal: SeenModal, values: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>;
  /** A message command, e.g. `context('Add to incident timeline', message)`. */
  context(command: string, message: SeenMessage): Promise<Answer>;
  /** The modal open before this person. @throws Error when none is */
  modal(): SeenModal;
  /** Writes into a channel or thread as this person. */
  say(channel: string, content: string): SeenMessage;
  react(message: SeenMessage, emoji: string): void;
}

/** A presence the bot showed. */
export interface SeenPresence {
  readonly status: string;
  readonly text: string;
  readonly at: number;
  readonly raw: Json;
}

export interface GatewayControl {
  /** Sockets open now. */
  readonly connections: number;
  /** IDENTIFYs accepted, RESUMEs accepted, heartbeats received so far. */
  readonly identified: number;
  readonly resumed: number;
  readonly heartbeats: number;
  /** Intents of the newest identify. */
  readonly intents: number;
  readonly presences: readonly SeenPresence[];
  /** Close codes the service gave, in order. */
  readonly closed: readonly number[];
  /** Sends no heartbeat acknowledgements any more: a zombie connection. */
  muteHeartbeats(): void;
  unmuteHeartbeats(): void;
  /** Closes with a code, e.g. 4000; 1006 drops the socket without a close frame. The session stays resumable unless the code forbids. */
  disconnect(code?: number): void;
  /** Opcode 7. */
  reconnectRequest(): void;
  /** Opcode 9; not resumable forgets the session. */
  invalidSession(resumable: boolean): void;
  /** Sends any dispatch; kept for a resume while nobody is connected. */
  dispatch(event: string, data: Json): void;
  /** Resolves once a session is ready (or resumed) and connected. */
  ready(ms?: number): Promise<void>;
}

/** Breach of the published OpenAPI document or of a rule that Discord does not answer at once. */
export interface Violation {
  readonly where: string;
  readonly what: string;
  readonly body?: unknown;
}

export interface SeenRequest {
  readonly method: string;
  /** Without /api/v10 and query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** 0 while unanswered, or when the connection was cut. */
  readonly status: number;
  /** Discord's error code, 0 when none. */
  readonly code: number;
  /** Real time, milliseconds. */
  readonly at: number;
}

/** One 429 given. */
export interface Throttled {
  readonly method: string;
  readonly path: string;
  readonly scope: 'user' | 'global' | 'shared';
  /** Seconds. */
  readonly retryAfter: number;
}

/** An interaction not answered within 3 seconds. */
export interface Miss {
  readonly interactionId: string;
  /** e.g. `/risk silence add` or `button ack:INC-1` */
  readonly what: string;
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
  addForumChannel(channel: Addable): string;
  addMember(member: MemberOptions): string;
  /** `mentionable` false: only who may mention everyone may ring it. */
  addRole(role: Addable & { readonly mentionable?: boolean }): string;
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
  /** Answers the next matching requests so. The path is without /api/v10; a string must be equal, `*` stands for one segment. */
  failNext(method: string, path: string | RegExp, status: number, body?: Json, times?: number): void;
  /** The token is answered 401 from now on and the gateway closes with 4004. */
  revokeToken(): void;
  /** Makes a new token the valid one. */
  renewToken(): string;
  stop(): Promise<void>;
}

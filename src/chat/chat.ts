import type { MembersFound } from '../domain/authority/members.js';
import type { Card } from '../domain/card.js';
import type { Channel, MentionGroup } from '../domain/channel.js';
import type { Level } from '../domain/level.js';
import type { NoticeKind, SendResult } from '../domain/notice.js';
import type { Account, Person } from '../domain/person.js';

/** What is handed to a chat service. */
export interface Outgoing {
  /** Stable for one message however often it is tried: the notice's key. */
  readonly nonce: string;
  /** When it was first asked for (ms): what another database, under the same tokens, calls by the same nonce is something else. */
  readonly askedAt: number;
  readonly kind: NoticeKind;
  readonly card: Card;
  /** The message this one belongs under (its ref); null in the channel itself. */
  readonly thread: string | null;
  /** Belongs under another message, but is shown in the channel too: it needs eyes. */
  readonly broadcast: boolean;
  /** Who is called by a mention; nobody else may be, whatever the text says. */
  readonly calls: Calls;
  /** The same for a gateway; left out where it is none of its business. */
  readonly page?: Page;
  /** An earlier send of the same nonce, begun at this instant (ms), may have arrived: look before posting. */
  readonly uncertainSince: number | null;
}

/** A call as a gateway for telephones takes it. */
export interface Page {
  readonly event: 'call' | 'storm' | 'test';
  /** Who is called; null: nobody in particular. */
  readonly person: { readonly id: string; readonly name: string; readonly phone: string | null } | null;
  /** One plain line, at most 160 characters. */
  readonly text: string;
  /** `INC-42`; null where it is about several, or none. */
  readonly incident: string | null;
  readonly level: Level | null;
  /** Where its card can be seen; null: nowhere that has an address. */
  readonly url: string | null;
  readonly drill: boolean;
}

/** What is kept up to date moves along where its channel is another than it was; what was said once stays said. */
export function movesAlong({ kind }: Pick<Outgoing, 'kind'>): boolean {
  return kind === 'card' || kind === 'digest' || kind === 'request';
}

export interface Calls {
  /** People with their accounts; one without an account in the chat is only named by the text. */
  readonly people: readonly Person[];
  readonly groups: readonly MentionGroup[];
}
export const NO_CALLS: Calls = { people: [], groups: [] };

/** A channel made for one incident: what it should be now. */
export interface Room {
  /** Stable however often it is tried: the notice's key. */
  readonly nonce: string;
  /** `inc-42-deliveries-late`: lower case letters, digits, `-`; at most 80 characters; unique by its number. */
  readonly name: string;
  /** At most 250 characters, plain text. */
  readonly topic: string;
  /** People who should be in it. */
  readonly people: readonly Person[];
  /** Links kept at the top of the channel. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** The incident is closed: the channel is put away. */
  readonly over: boolean;
}

/** A group of a chat that follows who is on duty: a Slack user group, a Discord role. */
export interface GroupWanted {
  readonly group: MentionGroup;
  /** People who are to be in it. */
  readonly people: readonly Person[];
  /** Everybody else the bot knows: they are not to be. */
  readonly others: readonly Person[];
}

/** One chat service. It shows cards and hands back what people type; it decides nothing. */
export interface ChatAdapter {
  readonly platform: string;
  /** Begins to connect. Does not wait for a service that is away; throws only for what nobody can mend by waiting. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** `ref` of the result names the message everywhere: `<channel id>/<message id>`. */
  post(channel: Channel, out: Outgoing): Promise<SendResult>;
  edit(channel: Channel, ref: string, out: Outgoing): Promise<SendResult>;
  /**
   * Makes an incident's own channel in the workspace `near` lives in (`ref` null), or brings it up to date. The result's
   * `ref` is the chat service's id of the channel. Left out by chats that have no such thing.
   */
  keepRoom?(near: Channel, ref: string | null, room: Room): Promise<SendResult>;
  /** Makes a group equal to who is on duty, in the workspace `near` lives in. Left out by chats that have none. */
  keepGroup?(near: Channel, wanted: GroupWanted): Promise<SendResult>;
  /** Which of these accounts are in the group, in the chats that have groups. Never rejects. */
  membersOf?(group: MentionGroup, accounts: readonly Account[]): Promise<MembersFound>;
  /** What people see beside messages (presence, a home page) may be out of date. Returns at once. */
  refresh?(): void;
}

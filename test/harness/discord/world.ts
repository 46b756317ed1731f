import type { Permission, SeenMessage } from './api.js';
import type { Attachment } from './attachments.js';
import type { Interaction } from './interaction.js';
import type { Json } from './json.js';
import { everything } from './permissions.js';
import { unknownChannel, unknownMessage } from './refusal.js';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
}

export interface Member {
  readonly user: User;
  readonly roles: readonly string[];
  readonly joinedAt: number;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly mentionable: boolean;
  readonly permissions: string;
  readonly managed: boolean;
}

export interface Tag {
  readonly id: string;
  readonly name: string;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'text' | 'forum' | 'thread' | 'dm';
  readonly parentId: string | null;
  /** The other side of a private exchange. */
  readonly recipientId: string | null;
  readonly ownerId: string | null;
  readonly createdAt: number;
  readonly private: boolean;
  readonly denied: Set<Permission>;
  readonly memberIds: Set<string>;
  /** Tags a forum offers. */
  readonly tags: readonly Tag[];
  /** Ids of the tags a post bears. */
  appliedTags: readonly string[];
  name: string;
  archived: boolean;
  locked: boolean;
  archivedAt: number;
  autoArchiveMinutes: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A message and what no reader sees of it. */
export interface Message extends Mutable<SeenMessage> {
  reactions: { readonly emoji: string; userIds: string[] }[];
  readonly attachments: readonly Attachment[];
  readonly author: User;
  /** Discord's message type; 0 said by somebody, 20 and 23 answers to commands, the rest said by Discord itself. */
  readonly type: number;
  readonly createdAt: number;
  editedAt: number | null;
  readonly nonce: string | null;
  /** The interaction it answers. */
  readonly interaction: Interaction | null;
  deleted: boolean;
}

/** Everything the service knows. Only data and finding it; the rules are elsewhere. */
export class World {
  readonly users = new Map<string, User>();
  readonly members = new Map<string, Member>();
  readonly roles = new Map<string, Role>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  /** Message ids of a channel, oldest first, ephemeral ones among them. */
  readonly order = new Map<string, string[]>();
  readonly interactions = new Map<string, Interaction>();
  readonly commands = { global: new Map<string, Json>(), guild: new Map<string, Json>() };
  /** The newest message of an author (`author nonce`) by its nonce. */
  readonly nonces = new Map<string, Message>();
  created = 0;

  constructor(
    readonly guildId: string,
    readonly bot: User,
  ) {}

  /** @throws Refusal 10003 */
  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw unknownChannel();
    return channel;
  }

  /** A message of a channel that all may see. @throws Refusal 10008 */
  message(channelId: string, id: string): Message {
    const message = this.messages.get(id);
    if (message === undefined || message.channelId !== channelId || message.ephemeralTo !== null)
      throw unknownMessage();
    return message;
  }

  /** Oldest first, ephemeral ones included. */
  inChannel(channelId: string): readonly Message[] {
    return (this.order.get(channelId) ?? []).flatMap((id) => this.messages.get(id) ?? []);
  }

  put(message: Message): void {
    this.messages.set(message.id, message);
    const order = this.order.get(message.channelId);
    if (order === undefined) this.order.set(message.channelId, [message.id]);
    else order.push(message.id);
  }

  threadsOf(channelId: string): readonly Channel[] {
    return [...this.channels.values()].filter((each) => each.kind === 'thread' && each.parentId === channelId);
  }

  /** What the bot may do there. In a thread the parent decides. */
  mayBot(channel: Channel): ReadonlySet<Permission> {
    const parent = channel.parentId === null ? undefined : this.channels.get(channel.parentId);
    const denied = new Set([...channel.denied, ...(parent?.denied ?? [])]);
    return new Set(everything.filter((each) => !denied.has(each)));
  }

  /** What a user, role or channel is called. */
  nameOf(id: string): string | undefined {
    return this.users.get(id)?.name ?? this.roles.get(id)?.name ?? this.channels.get(id)?.name;
  }
}

import type { Message } from './message.js';

export interface Bookmark {
  readonly id: string;
  readonly channel: string;
  readonly created: number;
  title: string;
  link: string;
  emoji: string;
}

/** One conversation: public (`C`), private (`C`, `isPrivate`) or direct (`D`, `with`). */
export interface Channel {
  readonly id: string;
  name: string;
  readonly isPrivate: boolean;
  /** The person of a direct conversation with the bot. */
  readonly with: string | null;
  readonly createdAt: number;
  readonly creator: string;
  readonly members: Set<string>;
  archived: boolean;
  topic: string;
  purpose: string;
  /** Everything said, by ts, oldest first; deleted messages stay, marked. */
  readonly messages: Map<string, Message>;
  /** Replies by the ts of their root, oldest first. */
  readonly threads: Map<string, Message[]>;
  readonly ephemerals: Message[];
  /** Timestamps of pinned messages. */
  readonly pins: string[];
  readonly bookmarks: Bookmark[];
  /** What the bot ever posted here, replies included. */
  posted: number;
}

export function newChannel(
  fields: Pick<Channel, 'id' | 'name' | 'isPrivate' | 'with' | 'createdAt' | 'creator'>,
): Channel {
  return {
    ...fields,
    members: new Set(),
    archived: false,
    topic: '',
    purpose: '',
    messages: new Map(),
    threads: new Map(),
    ephemerals: [],
    pins: [],
    bookmarks: [],
    posted: 0,
  };
}

/** How Slack calls the kind of a channel in events. */
export function channelType(channel: Channel): 'im' | 'group' | 'channel' {
  if (channel.with !== null) return 'im';
  return channel.isPrivate ? 'group' : 'channel';
}

/** Scopes differ by kind: `channels:history`, `groups:history`, `im:history`. */
export function scopeFamily(channel: Channel | null): 'im' | 'groups' | 'channels' {
  if (channel === null) return 'channels';
  return channel.with !== null ? 'im' : channel.isPrivate ? 'groups' : 'channels';
}

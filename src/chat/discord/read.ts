import { ChannelType } from 'discord.js';

/** What Discord answers, as far as it is used. Read member by member: it is text from outside. */

/** A channel or thread messages go to. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** `threads`: messages may begin threads; `forum`: every message is a post; `flat`: neither (a thread, a direct message, a stage). */
  readonly kind: 'threads' | 'forum' | 'flat' | 'unwritable';
  readonly guildId: string | null;
  /** The forum or channel a thread is of. */
  readonly parentId: string | null;
  /** Of a forum. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly tagRequired: boolean;
  /** Of a forum's post. */
  readonly applied: readonly string[];
}

/** A message of a channel, as far as it tells whose and which it is. */
export interface PostedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly nonce: string | null;
  readonly content: string;
  readonly title: string;
  readonly description: string;
  /** Of buttons, menus and menus' options, in their order. */
  readonly customIds: readonly string[];
  readonly labels: readonly string[];
}

export type Json = { readonly [key: string]: unknown };
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
function orNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

const KINDS = new Map<unknown, Place['kind']>([
  [ChannelType.GuildText, 'threads'],
  [ChannelType.GuildAnnouncement, 'threads'],
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildMedia, 'forum'],
  [ChannelType.PublicThread, 'flat'],
  [ChannelType.PrivateThread, 'flat'],
  [ChannelType.AnnouncementThread, 'flat'],
  [ChannelType.DM, 'flat'],
  [ChannelType.GuildVoice, 'flat'],
  [ChannelType.GuildStageVoice, 'flat'],
]);
const REQUIRE_TAG = 1 << 4;

/** null for what has no id. */
export function readPlace(value: unknown): Place | null {
  if (!isJson(value) || typeof value.id !== 'string') return null;
  return {
    id: value.id,
    name: text(value.name),
    kind: KINDS.get(value.type) ?? 'unwritable',
    guildId: orNull(value.guild_id),
    parentId: orNull(value.parent_id),
    tags: list(value.available_tags).map((tag) => ({ id: text(tag.id), name: text(tag.name) })),
    tagRequired: typeof value.flags === 'number' && (value.flags & REQUIRE_TAG) !== 0,
    applied: Array.isArray(value.applied_tags) ? value.applied_tags.map(text) : [],
  };
}

/** null for what has no id. */
export function readMessage(value: unknown): PostedMessage | null {
  if (!isJson(value) || typeof value.id !== 'string') return null;
  const [embed] = list(value.embeds);
  const controls = list(value.components).flatMap((row) => list(row.components));
  const options = controls.flatMap((control) => list(control.options));
  return {
    id: value.id,
    channelId: text(value.channel_id),
    authorId: isJson(value.author) ? text(value.author.id) : '',
    nonce: orNull(value.nonce),
    content: text(value.content),
    title: text(embed?.title),
    description: text(embed?.description),
    customIds: [...controls.map((control) => text(control.custom_id)), ...options.map((option) => text(option.value))],
    labels: [...controls, ...options].map((control) => text(control.label)),
  };
}

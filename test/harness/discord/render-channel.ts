import { iso } from './iso.js';
import type { Json } from './json.js';
import { bitfield, ordinary } from './permissions.js';
import { userJson } from './render-member.js';
import type { Channel, World } from './world.js';

export function channelJson(world: World, channel: Channel): Json {
  const last = world.inChannel(channel.id).findLast((each) => each.ephemeralTo === null)?.id ?? null;
  if (channel.kind === 'dm') {
    const other = world.users.get(channel.recipientId ?? '');
    return { id: channel.id, type: 1, flags: 0, last_message_id: last, recipients: other ? [userJson(other)] : [] };
  }
  if (channel.kind === 'thread') return threadJson(world, channel, last);
  return {
    id: channel.id,
    type: channel.kind === 'forum' ? 15 : 0,
    guild_id: world.guildId,
    name: channel.name,
    position: 0,
    parent_id: channel.parentId,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: last,
    permission_overwrites:
      channel.denied.size === 0 ? [] : [{ id: world.bot.id, type: 1, allow: '0', deny: bitfield(channel.denied) }],
    ...(channel.kind === 'forum'
      ? {
          available_tags: channel.tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null })),
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

function threadJson(world: World, thread: Channel, last: string | null): Json {
  const said = world.inChannel(thread.id).filter((each) => each.ephemeralTo === null && each.type === 0).length;
  return {
    id: thread.id,
    type: thread.private ? 12 : 11,
    guild_id: world.guildId,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    name: thread.name,
    last_message_id: last,
    message_count: said,
    total_message_sent: said,
    member_count: thread.memberIds.size,
    rate_limit_per_user: 0,
    flags: 0,
    ...(world.channels.get(thread.parentId ?? '')?.kind === 'forum' ? { applied_tags: thread.appliedTags } : {}),
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: iso(thread.archivedAt),
      locked: thread.locked,
      create_timestamp: iso(thread.createdAt),
      ...(thread.private ? { invitable: true } : {}),
    },
    ...(thread.memberIds.has(world.bot.id) ? { member: threadMemberJson(thread, world.bot.id) } : {}),
  };
}

export function threadMemberJson(thread: Channel, userId: string): Json {
  return { id: thread.id, user_id: userId, join_timestamp: iso(thread.createdAt), flags: 0 };
}

/** The partial channel of an interaction, with what the person may do there. */
export function channelForMember(world: World, channel: Channel): Json {
  return { ...channelJson(world, channel), permissions: bitfield(ordinary) };
}

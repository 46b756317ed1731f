import { iso } from './iso.js';
import type { Json } from './json.js';
import { channelJson } from './render-channel.js';
import { memberJson, roleJson } from './render-member.js';
import type { World } from './world.js';

export function guildJson(world: World): Json {
  return {
    id: world.guildId,
    name: 'Tocsin test guild',
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: '1',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...world.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    max_members: 500_000,
    max_video_channel_users: 25,
  };
}

/** The object as GUILD_CREATE brings it. */
export function wholeGuild(world: World, seesMembers: boolean): Json {
  const channels = [...world.channels.values()];
  const members = [...world.members.values()].filter((each) => seesMembers || each.user.bot);
  return {
    ...guildJson(world),
    joined_at: iso(world.members.get(world.bot.id)?.joinedAt ?? 0),
    large: false,
    unavailable: false,
    member_count: world.members.size,
    members: members.map((each) => memberJson(each)),
    channels: channels
      .filter((each) => each.kind === 'text' || each.kind === 'forum')
      .map((each) => channelJson(world, each)),
    threads: channels
      .filter((each) => each.kind === 'thread' && !each.archived)
      .map((each) => channelJson(world, each)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

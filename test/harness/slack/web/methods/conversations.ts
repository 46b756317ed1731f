import type { JsonObject } from '../../../../../src/domain/json.js';
import type { Channel } from '../../state/channel.js';
import type { Call, Method } from '../call.js';
import { byKind, findChannel, findJoined } from '../find.js';
import { page } from '../page.js';
import { showChannel } from '../show.js';
import { SlackError } from '../slack-error.js';

type Kind = 'public_channel' | 'private_channel' | 'im' | 'mpim';
const SCOPE: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

function kindOf(channel: Channel): Kind {
  if (channel.with !== null) return 'im';
  return channel.isPrivate ? 'private_channel' : 'public_channel';
}

function kindsAsked(call: Call): string[] {
  const asked = call.args.words('types');
  if (asked.some((kind) => SCOPE[kind] === undefined)) throw new SlackError('invalid_types');
  return asked.length === 0 ? ['public_channel'] : asked;
}

/** Asked for several kinds, Slack wants a scope for each. */
function scopeToList(call: Call): string | null {
  const needed = kindsAsked(call).map((kind) => SCOPE[kind] ?? 'channels:read');
  return needed.find((scope) => !call.team.scopes.includes(scope)) ?? null;
}

/** conversations.list, info, members, join, open. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.list': {
    scope: scopeToList,
    tier: 2,
    handle: (call) => {
      const { team, args } = call;
      const kinds = kindsAsked(call);
      const all = [...team.channels.values()]
        .filter((channel) => kinds.includes(kindOf(channel)))
        .filter((channel) => !channel.isPrivate || channel.members.has(team.botUserId))
        .filter((channel) => !(args.flag('exclude_archived') && channel.archived));
      const { items, metadata } = page(all, args, 100, 1000);
      return { channels: items.map((channel) => showChannel(team, channel, true)), response_metadata: metadata };
    },
  },
  'conversations.info': {
    scope: byKind('read'),
    tier: 3,
    handle: (call) => ({
      channel: showChannel(call.team, findChannel(call), call.args.flag('include_num_members')),
    }),
  },
  'conversations.members': {
    scope: byKind('read'),
    tier: 4,
    handle: (call) => {
      const { items, metadata } = page([...findChannel(call).members], call.args, 100, 1000);
      return { members: [...items], response_metadata: metadata };
    },
  },
  'conversations.join': {
    scope: 'channels:join',
    tier: 3,
    handle: (call) => {
      const { world, team } = call;
      const channel = findChannel(call);
      if (channel.isPrivate) throw new SlackError('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackError('is_archived');
      const already: JsonObject = channel.members.has(team.botUserId) ? { warning: 'already_in_channel' } : {};
      if (!channel.members.has(team.botUserId)) {
        channel.members.add(team.botUserId);
        world.note(team, channel, 'channel_join', team.botUserId, `<@${team.botUserId}> has joined the channel`);
        call.events.joined(team, channel, team.botUserId, null);
      }
      return { channel: showChannel(team, channel), ...already };
    },
  },
  'conversations.leave': {
    scope: (call) => `${byKind('write')(call)}|channels:manage`,
    tier: 3,
    handle: (call) => {
      findJoined(call).members.delete(call.team.botUserId);
      return {};
    },
  },
  'conversations.open': {
    scope: 'im:write',
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const users = args.words('users');
      const [user] = users;
      if (user === undefined) throw new SlackError('users_list_not_supplied');
      if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type');
      if (!team.users.has(user)) throw new SlackError('user_not_found');
      if (team.users.get(user)?.bot) throw new SlackError('cannot_dm_bot');
      return { channel: { id: world.direct(team, user).id } };
    },
  },
};

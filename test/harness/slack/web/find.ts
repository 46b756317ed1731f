import type { Channel } from '../state/channel.js';
import { scopeFamily } from '../state/channel.js';
import type { Message } from '../state/message.js';
import type { Team } from '../state/team.js';
import type { Call } from './call.js';
import { SlackError } from './slack-error.js';

/** The channel a call names by id; null where there is none the bot could know of. */
export function lookUp(team: Team, id: string | null): Channel | null {
  const channel = id === null ? undefined : team.channels.get(id);
  if (!channel) return null;
  return channel.isPrivate && !channel.members.has(team.botUserId) ? null : channel;
}

export function findChannel(call: Call, name = 'channel'): Channel {
  const channel = lookUp(call.team, call.args.text(name));
  if (!channel) throw new SlackError('channel_not_found');
  return channel;
}

/** A channel the bot is a member of. */
export function findJoined(call: Call, name = 'channel'): Channel {
  const channel = findChannel(call, name);
  if (!channel.members.has(call.team.botUserId)) throw new SlackError('not_in_channel');
  return channel;
}

/** One the bot is a member of and that still takes changes. */
export function findOpen(call: Call, name = 'channel'): Channel {
  const channel = findJoined(call, name);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

export function findMessage(channel: Channel, ts: string, error = 'message_not_found'): Message {
  const message = channel.messages.get(ts);
  if (!message || message.deleted) throw new SlackError(error);
  return message;
}

/** `history` → `channels:history`, `groups:history` or `im:history`, as the channel named is. */
export function byKind(right: string, name = 'channel'): (call: Call) => string {
  return (call) => `${scopeFamily(lookUp(call.team, call.args.text(name)))}:${right}`;
}

/** Changing a channel: `channels:manage` (or the finer scope) in public, `groups:write` in private ones. */
export function toManage(finer: string): (call: Call) => string {
  return (call) => {
    const family = scopeFamily(lookUp(call.team, call.args.text('channel')));
    return family === 'channels' ? `channels:manage|channels:${finer}` : `groups:write|groups:${finer}`;
  };
}

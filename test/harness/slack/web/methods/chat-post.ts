import type { Channel } from '../../state/channel.js';
import type { Message } from '../../state/message.js';
import type { Call, Method } from '../call.js';
import { wholeContent } from '../content.js';
import { lookUp } from '../find.js';
import { showMessage } from '../show.js';
import { SlackError } from '../slack-error.js';

/** Where a message goes: a channel by id or `#name`, or a person, whose direct conversation is opened. */
export function addressee(call: Call): Channel | null {
  const { team, world } = call;
  const given = call.args.text('channel');
  if (given === null) return null;
  if (team.users.get(given)?.bot === false) return world.direct(team, given);
  const name = given.replace(/^#/, '');
  const byId = lookUp(team, given);
  return byId ?? lookUp(team, [...team.channels.values()].find((c) => c.name === name && c.with === null)?.id ?? null);
}

function mayPost(call: Call): Channel {
  const channel = addressee(call);
  if (channel === null) throw new SlackError('channel_not_found');
  if (channel.archived) throw new SlackError('is_archived');
  const anywhere = call.team.scopes.includes('chat:write.public') && !channel.isPrivate;
  if (!channel.members.has(call.team.botUserId) && !anywhere) throw new SlackError('not_in_channel');
  return channel;
}

/** The root a reply goes under. */
function rootOf(channel: Channel, ts: string | null): Message | null {
  if (ts === null) return null;
  const root = channel.messages.get(ts);
  const gone = root?.deleted === true && !channel.threads.has(ts);
  if (!root || gone) throw new SlackError('thread_not_found');
  if (root.threadTs !== null || root.subtype !== null) throw new SlackError('cannot_reply_to_message');
  return root;
}

/** chat.postMessage, chat.postEphemeral. */
export const postMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scope: 'chat:write',
    tier: 'special',
    handle: (call) => {
      const { world, team, args } = call;
      const channel = mayPost(call);
      const content = wholeContent(args, team);
      const root = rootOf(channel, args.text('thread_ts'));
      const message = world.post(team, channel, content, {
        threadTs: root?.ts ?? null,
        broadcast: root !== null && args.flag('reply_broadcast'),
      });
      call.events.message(team, channel, message);
      return { channel: channel.id, ts: message.ts, message: showMessage(world.app, team, channel, message, true) };
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    tier: 4,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = mayPost(call);
      const user = args.need('user', 'user_not_in_channel');
      if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
      const message = world.post(team, channel, wholeContent(args, team), {
        threadTs: rootOf(channel, args.text('thread_ts'))?.ts ?? null,
        ephemeralTo: user,
      });
      return { message_ts: message.ts };
    },
  },
};

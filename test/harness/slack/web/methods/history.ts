import { isReply, type Message } from '../../state/message.js';
import type { Call, Method } from '../call.js';
import { byKind, findJoined } from '../find.js';
import { page } from '../page.js';
import { repliesTo, showMessage } from '../show.js';
import { SlackError } from '../slack-error.js';

/** Keeps what lies between `oldest` and `latest`, both left out unless `inclusive`. */
function between(call: Call): (message: Message) => boolean {
  const at = (name: string, otherwise: number): number => {
    const given = call.args.text(name);
    const seconds = given === null ? otherwise : Number(given);
    if (Number.isNaN(seconds)) throw new SlackError(name === 'oldest' ? 'invalid_ts_oldest' : 'invalid_ts_latest');
    return seconds;
  };
  const oldest = at('oldest', 0);
  const latest = at('latest', Number.POSITIVE_INFINITY);
  const inclusive = call.args.flag('inclusive');
  return ({ ts }) => {
    const seconds = Number(ts);
    return inclusive ? seconds >= oldest && seconds <= latest : seconds > oldest && seconds < latest;
  };
}

/** conversations.history, conversations.replies. */
export const historyMethods: Readonly<Record<string, Method>> = {
  'conversations.history': {
    scope: byKind('history'),
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = findJoined(call);
      const stands = (m: Message) => !m.deleted || repliesTo(channel, m.ts).length > 0;
      const all = [...channel.messages.values()]
        .filter((message) => (!isReply(message) || message.broadcast) && stands(message))
        .filter(between(call))
        .reverse();
      const { items, more, metadata } = page(all, args, 100, 999);
      const withMetadata = args.flag('include_all_metadata');
      return {
        messages: items.map((message) => showMessage(world.app, team, channel, message, withMetadata)),
        has_more: more,
        pin_count: channel.pins.length,
        response_metadata: metadata,
      };
    },
  },
  'conversations.replies': {
    scope: byKind('history'),
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = findJoined(call);
      const asked = channel.messages.get(args.need('ts', 'thread_not_found'));
      const root = channel.messages.get(asked?.threadTs ?? asked?.ts ?? '');
      const replies = root ? repliesTo(channel, root.ts) : [];
      if (!root || (root.deleted && replies.length === 0)) throw new SlackError('thread_not_found');
      const { items, more, metadata } = page([root, ...replies.filter(between(call))], args, 1000, 1000);
      const withMetadata = args.flag('include_all_metadata');
      return {
        messages: items.map((message) => showMessage(world.app, team, channel, message, withMetadata)),
        has_more: more,
        response_metadata: metadata,
      };
    },
  },
};

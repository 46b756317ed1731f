import type { Method } from '../call.js';
import { findJoined, findMessage, findOpen } from '../find.js';
import { showMessage, showReactions } from '../show.js';
import { SlackError } from '../slack-error.js';

const EMOJI = /^[\p{L}\p{N}_+'-]+(::skin-tone-[2-6])?$/u;

/** pins.add, pins.remove, pins.list, reactions.add, reactions.remove, reactions.get. */
export const pinMethods: Readonly<Record<string, Method>> = {
  'pins.add': {
    scope: 'pins:write',
    tier: 2,
    handle: (call) => {
      const channel = findOpen(call);
      const message = findMessage(channel, call.args.need('timestamp', 'no_item_specified'));
      if (channel.pins.includes(message.ts)) throw new SlackError('already_pinned');
      if (channel.pins.length >= 100) throw new SlackError('too_many_pins');
      channel.pins.push(message.ts);
      return {};
    },
  },
  'pins.remove': {
    scope: 'pins:write',
    tier: 2,
    handle: (call) => {
      const channel = findOpen(call);
      const at = channel.pins.indexOf(call.args.need('timestamp', 'no_item_specified'));
      if (at < 0) throw new SlackError('no_pin');
      channel.pins.splice(at, 1);
      return {};
    },
  },
  'pins.list': {
    scope: 'pins:read',
    tier: 2,
    handle: (call) => {
      const { world, team } = call;
      const channel = findJoined(call);
      const items = channel.pins.flatMap((ts) => {
        const message = channel.messages.get(ts);
        if (!message) return [];
        const shown = showMessage(world.app, team, channel, message);
        return [{ type: 'message', channel: channel.id, created_by: team.botUserId, message: shown }];
      });
      return { items };
    },
  },
  'reactions.add': {
    scope: 'reactions:write',
    tier: 3,
    handle: (call) => {
      const { team, args } = call;
      const channel = findOpen(call);
      const name = args.need('name', 'invalid_name').replace(/^:|:$/g, '');
      if (!EMOJI.test(name)) throw new SlackError('invalid_name');
      const message = findMessage(channel, args.need('timestamp', 'no_item_specified'));
      const users = message.reactions.get(name) ?? [];
      if (users.includes(team.botUserId)) throw new SlackError('already_reacted');
      message.reactions.set(name, [...users, team.botUserId]);
      call.events.reacted('reaction_added', team, message, team.botUserId, name);
      return {};
    },
  },
  'reactions.remove': {
    scope: 'reactions:write',
    tier: 2,
    handle: (call) => {
      const { team, args } = call;
      const message = findMessage(findOpen(call), args.need('timestamp', 'no_item_specified'));
      const name = args.need('name', 'invalid_name');
      const users = message.reactions.get(name) ?? [];
      if (!users.includes(team.botUserId)) throw new SlackError('no_reaction');
      const left = users.filter((user) => user !== team.botUserId);
      if (left.length === 0) message.reactions.delete(name);
      else message.reactions.set(name, left);
      call.events.reacted('reaction_removed', team, message, team.botUserId, name);
      return {};
    },
  },
  'reactions.get': {
    scope: 'reactions:read',
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = findJoined(call);
      const message = findMessage(channel, args.need('timestamp', 'no_item_specified'));
      const shown = { ...showMessage(world.app, team, channel, message), reactions: showReactions(message) };
      return { type: 'message', channel: channel.id, message: shown };
    },
  },
};

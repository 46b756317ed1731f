import type { Method } from '../call.js';
import { readContent } from '../content.js';
import { findChannel, findMessage } from '../find.js';
import { showMessage } from '../show.js';
import { SlackError } from '../slack-error.js';

/** An edit takes less text than a new message (docs: chat.update). */
const EDIT_TEXT = 4_000;

/** chat.update, chat.delete, chat.getPermalink. */
export const editMethods: Readonly<Record<string, Method>> = {
  'chat.update': {
    scope: 'chat:write',
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = findChannel(call);
      if (channel.archived) throw new SlackError('is_inactive');
      if (!channel.members.has(team.botUserId)) throw new SlackError('not_in_channel');
      const message = findMessage(channel, args.need('ts', 'message_not_found'));
      if (message.botId !== team.botId || message.subtype !== null) throw new SlackError('cant_update_message');
      const given = readContent(args, team, EDIT_TEXT);
      if (given.text === undefined && given.blocks === undefined && given.attachments === undefined)
        throw new SlackError('no_text');
      const blocks = given.blocks?.length === 0 ? { blocks: null } : {};
      world.edit(message, { ...given, ...blocks }, team.botUserId);
      call.events.changed(team, channel, message);
      const shown = showMessage(world.app, team, channel, message, true);
      return { channel: channel.id, ts: message.ts, text: message.text, message: shown };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = findChannel(call);
      const message = findMessage(channel, args.need('ts', 'message_not_found'));
      if (message.botId !== team.botId) throw new SlackError('cant_delete_message');
      world.remove(channel, message);
      call.events.deleted(team, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    scope: null,
    tier: 'special',
    handle: (call) => {
      const channel = findChannel(call);
      const message = findMessage(channel, call.args.need('message_ts', 'message_not_found'));
      const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
      const path = `${channel.id}/p${message.ts.replace('.', '')}${thread}`;
      return { channel: channel.id, permalink: `https://${call.team.domain}.slack.com/archives/${path}` };
    },
  },
};

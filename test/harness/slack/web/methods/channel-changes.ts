import type { JsonObject } from '../../../../../src/domain/json.js';
import type { Channel } from '../../state/channel.js';
import type { Call, Method } from '../call.js';
import { findJoined, findOpen, toManage } from '../find.js';
import { showChannel } from '../show.js';
import { SlackError } from '../slack-error.js';

const NOTE = 250;
const NAME = 80;
const INVITED = 1000;

/** Slack's rules for a channel's name (docs: conversations.create). */
function checkName(call: Call): string {
  const name = call.args.need('name', 'invalid_name_required');
  if (name.length > NAME) throw new SlackError('invalid_name_maxlength');
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(name) || name !== name.toLowerCase())
    throw new SlackError('invalid_name_specials');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new SlackError('invalid_name_punctuation');
  const taken = [...call.team.channels.values()].some((channel) => channel.name === name && channel.with === null);
  if (taken) throw new SlackError('name_taken');
  return name;
}

function setNote(call: Call, key: 'topic' | 'purpose'): JsonObject {
  const channel = findOpen(call);
  const value = call.args.text(key) ?? '';
  if (value.length > NOTE) throw new SlackError('too_long');
  channel[key] = value;
  const by = call.team.botUserId;
  call.world.note(call.team, channel, `channel_${key}`, by, `<@${by}> set the channel ${key}: ${value}`);
  return { channel: showChannel(call.team, channel) };
}

function whyNot(call: Call, channel: Channel, user: string): string | null {
  if (user === call.team.botUserId) return 'cant_invite_self';
  const known = call.team.users.get(user);
  if (!known || known.deleted) return 'user_not_found';
  return channel.members.has(user) ? 'already_in_channel' : null;
}

/** conversations.create, invite, setTopic, setPurpose, archive. */
export const channelChangeMethods: Readonly<Record<string, Method>> = {
  'conversations.create': {
    scope: ({ args }) => (args.flag('is_private') ? 'groups:write' : 'channels:manage'),
    tier: 2,
    handle: (call) => {
      const { world, team } = call;
      const name = checkName(call);
      const isPrivate = call.args.flag('is_private');
      const channel = world.addChannel(
        team,
        { id: world.id('C'), name, private: isPrivate, members: [] },
        team.botUserId,
      );
      world.note(team, channel, 'channel_join', team.botUserId, `<@${team.botUserId}> has joined the channel`);
      return { channel: showChannel(team, channel) };
    },
  },
  'conversations.invite': {
    scope: toManage('write.invites'),
    tier: 3,
    handle: (call) => {
      const { world, team, args } = call;
      const channel = findOpen(call);
      const users = args.words('users');
      if (users.length === 0) throw new SlackError('no_user');
      if (users.length > INVITED) throw new SlackError('too_many_users');
      const failed = users.flatMap((user) => {
        const error = whyNot(call, channel, user);
        return error === null ? [] : [{ user, ok: false, error }];
      });
      const first = failed[0];
      if (first && (!args.flag('force') || failed.length === users.length))
        throw new SlackError(first.error, { errors: failed });
      for (const user of users.filter((id) => !failed.some((failure) => failure.user === id))) {
        channel.members.add(user);
        world.note(team, channel, 'channel_join', user, `<@${user}> has joined the channel`);
        call.events.joined(team, channel, user, team.botUserId);
      }
      return { channel: showChannel(team, channel), ...(first ? { errors: failed } : {}) };
    },
  },
  'conversations.setTopic': {
    scope: toManage('write.topic'),
    tier: 2,
    handle: (call) => setNote(call, 'topic'),
  },
  'conversations.setPurpose': {
    scope: toManage('write.topic'),
    tier: 2,
    handle: (call) => setNote(call, 'purpose'),
  },
  'conversations.archive': {
    scope: toManage('manage'),
    tier: 2,
    handle: (call) => {
      const channel = findJoined(call);
      if (channel.archived) throw new SlackError('already_archived');
      if (channel.name === 'general') throw new SlackError('cant_archive_general');
      channel.archived = true;
      call.events.archived(call.team, channel);
      return {};
    },
  },
};

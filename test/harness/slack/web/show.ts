import type { JsonObject } from '../../../../src/domain/json.js';
import type { App } from '../state/app.js';
import type { Channel } from '../state/channel.js';
import { isReply, type Message } from '../state/message.js';
import type { Team, User } from '../state/team.js';
import type { View } from '../state/view.js';
import { stateOf } from '../state/view-state.js';

/** Objects as the Web API shows them. */

export function showMessage(
  app: App,
  team: Team,
  channel: Channel,
  message: Message,
  withMetadata = false,
): JsonObject {
  if (message.deleted) {
    const text = 'This message was deleted.';
    return { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', text, hidden: true, ts: message.ts };
  }
  const replies = repliesTo(channel, message.ts);
  const last = replies.at(-1);
  const writers = [...new Set(replies.map((reply) => reply.user))];
  return {
    type: 'message',
    ...(message.subtype === null ? {} : { subtype: message.subtype }),
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    user: message.user,
    ts: message.ts,
    team: team.id,
    ...(message.botId === null
      ? {}
      : {
          bot_id: message.botId,
          app_id: app.id,
          bot_profile: { id: message.botId, app_id: app.id, name: app.name, deleted: false, team_id: team.id },
        }),
    text: message.text,
    ...(message.blocks === null ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.edited === null ? {} : { edited: { ...message.edited } }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(isReply(message) ? { parent_user_id: channel.messages.get(message.threadTs ?? '')?.user ?? '' } : {}),
    ...(last === undefined
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users_count: writers.length,
          reply_users: writers.slice(0, 5),
          latest_reply: last.ts,
        }),
    ...(message.reactions.size === 0 ? {} : { reactions: showReactions(message) }),
    ...(channel.pins.includes(message.ts) ? { pinned_to: [channel.id] } : {}),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

export function repliesTo(channel: Channel, ts: string): Message[] {
  return (channel.threads.get(ts) ?? []).filter((reply) => !reply.deleted);
}

export function showReactions(message: Message): JsonObject[] {
  return [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.length }));
}

export function showChannel(team: Team, channel: Channel, withCount = false): JsonObject {
  const created = Math.floor(channel.createdAt / 1000);
  if (channel.with !== null)
    return { id: channel.id, created, is_im: true, is_archived: false, is_open: true, user: channel.with };
  const note = (value: string) => ({ value, creator: value === '' ? '' : team.botUserId, last_set: 0 });
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_member: channel.members.has(team.botUserId),
    is_shared: false,
    created,
    creator: channel.creator,
    context_team_id: team.id,
    topic: note(channel.topic),
    purpose: note(channel.purpose),
    previous_names: [],
    ...(withCount ? { num_members: channel.members.size } : {}),
  };
}

export function showUser(team: Team, user: User, withLocale = false): JsonObject {
  return {
    id: user.id,
    team_id: team.id,
    name: user.name,
    deleted: user.deleted,
    real_name: user.realName,
    tz: user.tz,
    is_bot: user.bot,
    is_app_user: false,
    profile: { real_name: user.realName, display_name: user.name, email: user.email, team: team.id },
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

export function showView(app: App, team: Team, view: View): JsonObject {
  return {
    id: view.id,
    team_id: team.id,
    private_metadata: '',
    callback_id: '',
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view.body,
    external_id: view.externalId,
    state: { values: stateOf(view) },
    hash: view.hash,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
}

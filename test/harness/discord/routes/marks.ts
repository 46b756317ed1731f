import { isEmoji } from '../emoji.js';
import { iso } from '../iso.js';
import type { Json } from '../json.js';
import { threadArchived, tooManyPins, unknownEmoji } from '../refusal.js';
import { userJson } from '../render-member.js';
import { intents, type Service } from '../service.js';
import { seenByBot, tell } from '../speak.js';
import type { Channel, Message } from '../world.js';
import { type Call, done, need, ok, param, type Reply, type Route, reach } from './route.js';

function marked(call: Call): { readonly channel: Channel; readonly message: Message } {
  const channel = reach(call.service, param(call, 'channel'));
  const message = call.service.world.message(channel.id, param(call, 'message'));
  if (channel.archived) throw threadArchived();
  return { channel, message };
}

/** @throws Refusal 10014; the guild has no emoji of its own */
function emojiOf(call: Call): string {
  const emoji = param(call, 'emoji');
  if (!isEmoji(emoji)) throw unknownEmoji();
  return emoji;
}

/** Somebody's reaction comes or goes. */
export function react(service: Service, message: Message, emoji: string, userId: string, on: boolean): void {
  const known = message.reactions.find((each) => each.emoji === emoji);
  if (on === (known?.userIds.includes(userId) ?? false)) return;
  if (known === undefined) message.reactions.push({ emoji, userIds: [userId] });
  else known.userIds = on ? [...known.userIds, userId] : known.userIds.filter((each) => each !== userId);
  message.reactions = message.reactions.filter((each) => each.userIds.length > 0);
  const direct = service.world.channels.get(message.channelId)?.kind === 'dm';
  const data: Json = {
    user_id: userId,
    channel_id: message.channelId,
    message_id: message.id,
    message_author_id: message.author.id,
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
    ...(direct ? {} : { guild_id: service.world.guildId }),
  };
  const intent = direct ? intents.directReactions : intents.guildReactions;
  service.dispatch(on ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', data, intent);
  service.waits.changed();
}

const rate = { limit: 1, windowMs: 250 };
const mine = '/channels/:channel/messages/:message/reactions/:emoji/@me';

const reactions: readonly Route[] = [
  {
    method: 'PUT',
    path: mine,
    rate,
    handle: (call) => {
      const { channel, message } = marked(call);
      const emoji = emojiOf(call);
      const first = !message.reactions.some((each) => each.emoji === emoji);
      need(call.service, channel, 'ReadMessageHistory');
      if (first) need(call.service, channel, 'AddReactions');
      react(call.service, message, emoji, call.service.world.bot.id, true);
      return done;
    },
  },
  {
    method: 'DELETE',
    path: mine,
    rate,
    handle: (call) => {
      react(call.service, marked(call).message, emojiOf(call), call.service.world.bot.id, false);
      return done;
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message/reactions/:emoji',
    handle: (call) => {
      const emoji = emojiOf(call);
      const who = marked(call).message.reactions.find((each) => each.emoji === emoji)?.userIds ?? [];
      return ok(who.flatMap((id) => call.service.world.users.get(id) ?? []).map(userJson));
    },
  },
];

function pin(on: boolean): (call: Call) => Reply {
  return (call) => {
    const { service } = call;
    const { channel, message } = marked(call);
    need(service, channel, 'PinMessages');
    if (on && !message.pinned && pinned(service, channel).length >= 50) throw tooManyPins();
    if (message.pinned === on) return done;
    message.pinned = on;
    tell(service, 'MESSAGE_UPDATE', message);
    service.dispatch(
      'CHANNEL_PINS_UPDATE',
      { guild_id: service.world.guildId, channel_id: channel.id },
      intents.guilds,
    );
    return done;
  };
}

function pinned(service: Service, channel: Channel): readonly Message[] {
  return service.world.inChannel(channel.id).filter((each) => each.pinned);
}

const pins: readonly Route[] = [
  ...['/channels/:channel/pins/:message', '/channels/:channel/messages/pins/:message'].flatMap((path): Route[] => [
    { method: 'PUT', path, handle: pin(true) },
    { method: 'DELETE', path, handle: pin(false) },
  ]),
  {
    method: 'GET',
    path: '/channels/:channel/pins',
    handle: (call) => {
      const channel = reach(call.service, param(call, 'channel'));
      return ok(
        pinned(call.service, channel)
          .toReversed()
          .map((each) => seenByBot(call.service, each)),
      );
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel/messages/pins',
    handle: (call) => {
      const channel = reach(call.service, param(call, 'channel'));
      const items = pinned(call.service, channel).toReversed();
      return ok({
        items: items.map((each) => ({ pinned_at: iso(each.createdAt), message: seenByBot(call.service, each) })),
        has_more: false,
      });
    },
  },
];

export const marks: readonly Route[] = [...reactions, ...pins];

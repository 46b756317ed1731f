import type { SeenMessage } from './api.js';
import { attached, kept as keptOf, type Upload } from './attachments.js';
import { checkNotEmpty } from './check-message.js';
import { flags } from './flags.js';
import type { Interaction } from './interaction.js';
import { type Json, number, objects, string } from './json.js';
import { numbered } from './number-components.js';
import { nobody, pingsOf } from './pings.js';
import { channelJson } from './render-channel.js';
import { messageJson } from './render-message.js';
import { intents, type Service } from './service.js';
import type { Channel, Message, User } from './world.js';

export interface Said {
  readonly channel: Channel;
  readonly author: User;
  readonly body: Json;
  readonly files?: readonly Upload[];
  readonly type?: number;
  readonly id?: string;
  readonly ephemeralTo?: string | null;
  readonly thinking?: boolean;
  readonly interaction?: Interaction | null;
  readonly replyTo?: string | null;
  readonly mayMentionAll?: boolean;
}

/** Puts a new message into the world and tells the bot. The rights are the caller's to check. */
export function say(service: Service, said: Said): Message {
  const { world } = service;
  const { body, channel } = said;
  const content = string(body.content);
  const components = numbered(objects(body.components));
  const embeds = objects(body.embeds);
  const replyTo = said.replyTo ?? null;
  const replied = replyTo === null ? null : (world.messages.get(replyTo)?.author.id ?? null);
  const thinking = said.thinking ?? false;
  const kept = number(body.flags) & (flags.suppressEmbeds | flags.suppressNotifications | flags.componentsV2);
  const message: Message = {
    id: said.id ?? service.newId(),
    channelId: channel.id,
    type: said.type ?? (replyTo === null ? 0 : 19),
    author: said.author,
    content,
    embeds,
    components,
    flags: kept | (said.ephemeralTo ? flags.ephemeral : 0) | (thinking ? flags.loading : 0),
    attachments: attached(body, said.files ?? [], () => service.newId()),
    reactions: [],
    pinned: false,
    edits: 0,
    ephemeralTo: said.ephemeralTo ?? null,
    thinking,
    threadId: null,
    replyTo,
    pings: thinking
      ? nobody
      : pingsOf(world, { content, components }, body.allowed_mentions, said.mayMentionAll ?? false, replied),
    createdAt: service.now(),
    editedAt: null,
    nonce: body.nonce === undefined || body.nonce === null ? null : String(body.nonce),
    interaction: said.interaction ?? null,
    deleted: false,
    names: {},
  };
  message.names = namesIn(service, message);
  if (!thinking && message.type !== 18 && message.type !== 21) checkNotEmpty(message);
  wake(service, channel);
  world.put(message);
  if (message.nonce !== null) world.nonces.set(`${message.author.id} ${message.nonce}`, message);
  if (said.author.bot && message.ephemeralTo === null && message.type !== 18 && message.type !== 21) world.created++;
  tell(service, 'MESSAGE_CREATE', message, message.nonce === null ? {} : { nonce: body.nonce });
  return message;
}

/** Changes what the body names of a message; what it does not name stays. */
export function revise(service: Service, message: Message, body: Json, files: readonly Upload[] = []): Message {
  const v2 = ((number(body.flags) | message.flags) & flags.componentsV2) !== 0;
  const next = {
    content: v2 ? '' : 'content' in body ? string(body.content) : message.content,
    embeds: v2 ? [] : 'embeds' in body ? objects(body.embeds) : message.embeds,
    components: 'components' in body ? numbered(objects(body.components)) : message.components,
    attachments: [...keptOf(body, message.attachments), ...attached(body, files, () => service.newId())],
  };
  checkNotEmpty(next);
  const first = message.thinking;
  Object.assign(message, next);
  message.flags = (message.flags | (number(body.flags) & flags.componentsV2)) & ~flags.loading;
  message.thinking = false;
  message.names = namesIn(service, message);
  const channel = service.world.channels.get(message.channelId);
  const mayMentionAll = channel !== undefined && service.world.mayBot(channel).has('MentionEveryone');
  if (first) message.pings = pingsOf(service.world, next, body.allowed_mentions, mayMentionAll);
  else message.edits++;
  message.editedAt = service.now();
  tell(service, 'MESSAGE_UPDATE', message);
  return message;
}

export function unsay(service: Service, message: Message): void {
  const { world } = service;
  message.deleted = true;
  world.messages.delete(message.id);
  const order = world.order.get(message.channelId);
  order?.splice(order.indexOf(message.id), 1);
  if (message.ephemeralTo === null) {
    const direct = world.channels.get(message.channelId)?.kind === 'dm';
    service.dispatch(
      'MESSAGE_DELETE',
      { id: message.id, channel_id: message.channelId, ...(direct ? {} : { guild_id: world.guildId }) },
      direct ? intents.directMessages : intents.guildMessages,
    );
  }
  service.waits.changed();
}

/** Tells the bot of a message as its intents let it see it; ephemeral ones are told to nobody. */
export function tell(service: Service, event: string, message: Message, more: Json = {}): void {
  service.waits.changed();
  if (message.ephemeralTo !== null) return;
  const direct = service.world.channels.get(message.channelId)?.kind === 'dm';
  service.dispatch(
    event,
    { ...seenByBot(service, message), ...(direct ? {} : { guild_id: service.world.guildId }), ...more },
    direct ? intents.directMessages : intents.guildMessages,
  );
}

/** Without the intent for content an app reads only its own words, what calls it, and private messages. */
export function seenByBot(service: Service, message: Message): Json {
  const { world } = service;
  const open =
    message.author.id === world.bot.id ||
    (service.intents() & intents.messageContent) !== 0 ||
    world.channels.get(message.channelId)?.kind === 'dm' ||
    message.pings.users.includes(world.bot.id);
  return messageJson(world, message, open);
}

/** A message brings an archived thread back, unless it is locked. */
function wake(service: Service, channel: Channel): void {
  if (channel.kind !== 'thread' || !channel.archived || channel.locked) return;
  channel.archived = false;
  channel.archivedAt = service.now();
  service.dispatch('THREAD_UPDATE', channelJson(service.world, channel), intents.guilds);
}

function namesIn(
  service: Service,
  message: Pick<SeenMessage, 'content' | 'embeds' | 'components'>,
): Record<string, string> {
  const written = JSON.stringify([message.content, message.embeds, message.components]);
  const found = [...written.matchAll(/<(?:@[!&]?|#)(\d+)>/g)].flatMap((match) => match[1] ?? []);
  return Object.fromEntries(
    found.flatMap((id) => {
      const name = service.world.nameOf(id);
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

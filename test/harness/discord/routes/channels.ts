import { Form } from '../form.js';
import { json, string } from '../json.js';
import { invalidRecipient, missingPermissions } from '../refusal.js';
import { channelJson } from '../render-channel.js';
import { intents, type Service } from '../service.js';
import type { Channel } from '../world.js';
import { need, ok, param, type Route, reach } from './route.js';
import { alterThread } from './threads.js';

/** Forgets a channel with its threads and messages, and tells the bot. */
export function dropChannel(service: Service, channel: Channel): void {
  const { world } = service;
  for (const thread of world.threadsOf(channel.id)) dropChannel(service, thread);
  for (const message of world.inChannel(channel.id)) {
    message.deleted = true;
    world.messages.delete(message.id);
  }
  const shown = channelJson(world, channel);
  world.order.delete(channel.id);
  world.channels.delete(channel.id);
  const starter = world.messages.get(channel.id);
  if (starter !== undefined) starter.threadId = null;
  if (channel.kind === 'thread')
    service.dispatch(
      'THREAD_DELETE',
      { id: channel.id, guild_id: world.guildId, parent_id: channel.parentId, type: channel.private ? 12 : 11 },
      intents.guilds,
    );
  else if (channel.kind !== 'dm') service.dispatch('CHANNEL_DELETE', shown, intents.guilds);
  service.waits.changed();
}

const path = '/channels/:channel';

const get: Route = {
  method: 'GET',
  path,
  handle: (call) => ok(channelJson(call.service.world, reach(call.service, param(call, 'channel')))),
};

const alter: Route = {
  method: 'PATCH',
  path,
  check: (call) => {
    const form = new Form();
    const name = json(call.body).name;
    form.text(['name'], name, 100, { min: 1 });
    form.list(['applied_tags'], json(call.body).applied_tags, 5);
    form.done();
  },
  handle: (call) => {
    const channel = reach(call.service, param(call, 'channel'));
    // The bot keeps threads; channels are the administrator's.
    if (channel.kind !== 'thread') throw missingPermissions();
    alterThread(call.service, channel, json(call.body));
    return ok(channelJson(call.service.world, channel));
  },
};

const remove: Route = {
  method: 'DELETE',
  path,
  handle: (call) => {
    const channel = reach(call.service, param(call, 'channel'));
    if (channel.kind === 'text' || channel.kind === 'forum') throw missingPermissions();
    if (channel.kind === 'thread') need(call.service, channel, 'ManageThreads');
    const shown = channelJson(call.service.world, channel);
    dropChannel(call.service, channel);
    return ok(shown);
  },
};

const direct: Route = {
  method: 'POST',
  path: '/users/@me/channels',
  handle: (call) => {
    const { service } = call;
    const { world } = service;
    const recipientId = string(json(call.body).recipient_id);
    const user = world.users.get(recipientId);
    if (user === undefined || user.bot) throw invalidRecipient();
    const known = [...world.channels.values()].find((each) => each.kind === 'dm' && each.recipientId === recipientId);
    if (known !== undefined) return ok(channelJson(world, known));
    const made: Channel = {
      id: service.newId(),
      kind: 'dm',
      parentId: null,
      recipientId,
      ownerId: null,
      createdAt: service.now(),
      private: true,
      denied: new Set(),
      memberIds: new Set(),
      tags: [],
      appliedTags: [],
      name: `@${user.name}`,
      archived: false,
      locked: false,
      archivedAt: 0,
      autoArchiveMinutes: 0,
    };
    world.channels.set(made.id, made);
    service.waits.changed();
    return ok(channelJson(world, made));
  },
};

export const channels: readonly Route[] = [get, alter, remove, direct];

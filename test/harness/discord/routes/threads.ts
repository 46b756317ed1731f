import { checkMessage } from '../check-message.js';
import { flags } from '../flags.js';
import { Form } from '../form.js';
import { type Json, json, number, string, strings } from '../json.js';
import { threadArchived, threadExists, unknownMember, unknownTag, wrongChannelType } from '../refusal.js';
import { channelJson, threadMemberJson } from '../render-channel.js';
import { intents, type Service } from '../service.js';
import { say, seenByBot, tell } from '../speak.js';
import type { Channel } from '../world.js';
import { type Call, done, need, ok, param, type Route, reach } from './route.js';

function checkThread(call: Call): void {
  const body = json(call.body);
  const form = new Form();
  form.text(['name'], body.name, 100, { need: true, min: 1 });
  if (body.auto_archive_duration !== undefined && body.auto_archive_duration !== null)
    form.choice(['auto_archive_duration'], body.auto_archive_duration, [60, 1440, 4320, 10080]);
  form.integer(['rate_limit_per_user'], body.rate_limit_per_user, 0, 21_600);
  form.list(['applied_tags'], body.applied_tags, 5);
  form.done();
}

/** Opens a thread in a channel and tells the bot. */
function open(service: Service, parent: Channel, body: Json, id: string, isPrivate: boolean): Channel {
  const { world } = service;
  const thread: Channel = {
    id,
    kind: 'thread',
    parentId: parent.id,
    recipientId: null,
    ownerId: world.bot.id,
    createdAt: service.now(),
    private: isPrivate,
    denied: new Set(),
    memberIds: new Set([world.bot.id]),
    tags: [],
    appliedTags: parent.kind === 'forum' ? tagsIn(parent, body) : [],
    name: string(body.name),
    archived: false,
    locked: false,
    archivedAt: service.now(),
    autoArchiveMinutes: number(body.auto_archive_duration) || 4320,
  };
  world.channels.set(id, thread);
  service.dispatch('THREAD_CREATE', { ...channelJson(world, thread), newly_created: true }, intents.guilds);
  service.waits.changed();
  return thread;
}

const fromMessage: Route = {
  method: 'POST',
  path: '/channels/:channel/messages/:message/threads',
  check: checkThread,
  handle: (call) => {
    const { service } = call;
    const parent = reach(service, param(call, 'channel'));
    if (parent.kind !== 'text') throw wrongChannelType();
    const message = service.world.message(parent.id, param(call, 'message'));
    need(service, parent, 'CreatePublicThreads');
    if (service.world.channels.has(message.id)) throw threadExists();
    const thread = open(service, parent, json(call.body), message.id, false);
    message.threadId = thread.id;
    message.flags |= flags.hasThread;
    tell(service, 'MESSAGE_UPDATE', message);
    say(service, { channel: thread, author: service.world.bot, body: {}, type: 21 });
    return ok(channelJson(service.world, thread));
  },
};

const free: Route = {
  method: 'POST',
  path: '/channels/:channel/threads',
  check: (call) => {
    checkThread(call);
    const body = json(call.body);
    if (body.message !== undefined) checkMessage(json(body.message), 'channel', ['message'], 0, call.files.length);
  },
  handle: (call) => {
    const { service } = call;
    const parent = reach(service, param(call, 'channel'));
    const body = json(call.body);
    if (parent.kind === 'forum') return post(call, parent, body);
    if (parent.kind !== 'text') throw wrongChannelType();
    need(service, parent, 'CreatePublicThreads');
    const thread = open(service, parent, body, service.newId(), body.type !== 11);
    if (!thread.private)
      say(service, { channel: parent, author: service.world.bot, body: { content: thread.name }, type: 18 });
    return { status: 201, body: channelJson(service.world, thread) };
  },
};

function post(call: Call, forum: Channel, body: Json) {
  const { service } = call;
  const message = json(body.message);
  need(service, forum, 'SendMessages');
  if (call.files.length > 0) need(service, forum, 'AttachFiles');
  const form = new Form();
  if (body.message === undefined) form.add(['message'], 'BASE_TYPE_REQUIRED', 'This field is required');
  form.done();
  const id = service.newId();
  const thread = open(service, forum, body, id, false);
  try {
    const first = say(service, {
      channel: thread,
      author: service.world.bot,
      body: message,
      files: call.files,
      id,
      mayMentionAll: service.world.mayBot(forum).has('MentionEveryone'),
    });
    return { status: 201, body: { ...channelJson(service.world, thread), message: seenByBot(service, first) } };
  } catch (error) {
    service.world.channels.delete(id);
    throw error;
  }
}

/** @throws Refusal 10087 for a tag the forum does not offer */
function tagsIn(forum: Channel, body: Json): readonly string[] {
  const wanted = strings(body.applied_tags);
  if (wanted.some((id) => !forum.tags.some((tag) => tag.id === id))) throw unknownTag();
  return wanted;
}

function parentOf(service: Service, thread: Channel): Channel {
  const parent = service.world.channel(thread.parentId ?? '');
  if (parent.kind !== 'forum') throw wrongChannelType();
  return parent;
}

/** Ends or revives a thread, or renames or tags it. */
export function alterThread(service: Service, thread: Channel, body: Json): void {
  const stays = body.archived !== false && thread.archived;
  if (stays && Object.keys(body).some((name) => name !== 'archived' && name !== 'locked')) throw threadArchived();
  if (thread.locked || body.locked !== undefined) need(service, thread, 'ManageThreads');
  if (typeof body.archived === 'boolean' && body.archived !== thread.archived) {
    thread.archived = body.archived;
    thread.archivedAt = service.now();
  }
  if (typeof body.locked === 'boolean') thread.locked = body.locked;
  if (body.applied_tags !== undefined) thread.appliedTags = tagsIn(parentOf(service, thread), body);
  if (typeof body.name === 'string') thread.name = body.name;
  if (typeof body.auto_archive_duration === 'number') thread.autoArchiveMinutes = body.auto_archive_duration;
  service.dispatch('THREAD_UPDATE', channelJson(service.world, thread), intents.guilds);
  service.waits.changed();
}

function threadOf(call: Call): Channel {
  const thread = reach(call.service, param(call, 'channel'));
  if (thread.kind !== 'thread') throw wrongChannelType();
  return thread;
}

function join(call: Call, userId: string) {
  const thread = threadOf(call);
  if (thread.archived) throw threadArchived();
  if (!call.service.world.members.has(userId)) throw unknownMember();
  thread.memberIds.add(userId);
  call.service.waits.changed();
  return done;
}

const people: readonly Route[] = [
  {
    method: 'PUT',
    path: '/channels/:channel/thread-members/@me',
    handle: (call) => join(call, call.service.world.bot.id),
  },
  {
    method: 'PUT',
    path: '/channels/:channel/thread-members/:user',
    handle: (call) => join(call, param(call, 'user')),
  },
  {
    method: 'GET',
    path: '/channels/:channel/thread-members',
    handle: (call) => {
      const thread = threadOf(call);
      return ok([...thread.memberIds].map((id) => threadMemberJson(thread, id)));
    },
  },
];

function listed(call: Call, threads: readonly Channel[]) {
  const { world } = call.service;
  return ok({
    threads: threads.map((each) => channelJson(world, each)),
    members: threads
      .filter((each) => each.memberIds.has(world.bot.id))
      .map((each) => threadMemberJson(each, world.bot.id)),
    has_more: false,
  });
}

const lists: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild/threads/active',
    handle: (call) =>
      listed(
        call,
        [...call.service.world.channels.values()].filter((each) => each.kind === 'thread' && !each.archived),
      ),
  },
  {
    method: 'GET',
    path: '/channels/:channel/threads/archived/public',
    handle: (call) => {
      const parent = reach(call.service, param(call, 'channel'));
      return listed(
        call,
        call.service.world.threadsOf(parent.id).filter((each) => each.archived && !each.private),
      );
    },
  },
];

export const threads: readonly Route[] = [fromMessage, free, ...people, ...lists];

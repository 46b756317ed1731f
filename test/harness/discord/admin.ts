import type { Addable, FakeDiscord, MemberOptions, Permission } from './api.js';
import { locales } from './locales.js';
import { bitfield, everything, ordinary } from './permissions.js';
import { findChannel } from './reader.js';
import { channelJson } from './render-channel.js';
import { memberJson, roleJson } from './render-member.js';
import { dropChannel } from './routes/channels.js';
import { alterThread } from './routes/threads.js';
import { intents, type Service } from './service.js';
import { unsay } from './speak.js';
import type { Channel } from './world.js';

type Admin = Pick<
  FakeDiscord,
  | 'addTextChannel'
  | 'addForumChannel'
  | 'addMember'
  | 'addRole'
  | 'giveRole'
  | 'deny'
  | 'allow'
  | 'deleteChannel'
  | 'deleteMessage'
  | 'archiveThread'
>;

/** The guild as it begins: @everyone, the bot and its role. */
export function found(service: Service): void {
  const { world } = service;
  const role = (id: string, name: string, permissions: string, managed: boolean) =>
    world.roles.set(id, { id, name, permissions, managed, mentionable: false });
  role(world.guildId, '@everyone', bitfield(ordinary), false);
  const own = service.newId();
  role(own, world.bot.name, bitfield(everything), true);
  world.users.set(world.bot.id, world.bot);
  world.members.set(world.bot.id, { user: world.bot, roles: [own], joinedAt: service.now() });
}

/** What an administrator does in the guild. */
export function admin(service: Service): Admin {
  const { world } = service;

  const fresh = (given: Addable, taken: Iterable<{ readonly id: string; readonly name: string }>): string => {
    const id = given.id ?? service.newId();
    for (const each of taken)
      if (each.id === id || each.name === given.name) throw new Error(`${given.name} (${id}) is there already`);
    return id;
  };

  const addChannel = (kind: 'text' | 'forum', given: Addable, tags: readonly string[]): string => {
    const id = fresh(given, world.channels.values());
    const channel: Channel = {
      id,
      kind,
      parentId: null,
      recipientId: null,
      ownerId: null,
      createdAt: service.now(),
      private: false,
      denied: new Set(),
      memberIds: new Set(),
      tags: tags.map((name) => ({ id: service.newId(), name })),
      appliedTags: [],
      name: given.name,
      archived: false,
      locked: false,
      archivedAt: 0,
      autoArchiveMinutes: 0,
    };
    world.channels.set(id, channel);
    service.dispatch('CHANNEL_CREATE', channelJson(world, channel), intents.guilds);
    return id;
  };

  const grant = (nameOrId: string, permissions: readonly Permission[], on: boolean): void => {
    const channel = findChannel(world, nameOrId);
    for (const each of permissions) {
      if (on) channel.denied.delete(each);
      else channel.denied.add(each);
    }
    if (channel.kind !== 'thread' && channel.kind !== 'dm')
      service.dispatch('CHANNEL_UPDATE', channelJson(world, channel), intents.guilds);
  };

  return {
    addTextChannel: (channel) => addChannel('text', channel, []),
    addForumChannel: (channel) => addChannel('forum', channel, channel.tags ?? []),
    addMember: (given: MemberOptions) => {
      const id = fresh(given, world.users.values());
      const locale = given.locale ?? 'en-US';
      if (!locales.includes(locale)) throw new Error(`Discord has no locale ${locale}`);
      const user = { id, name: given.name, bot: false, locale };
      const roles = (given.roles ?? []).map((wanted) => {
        const role = [...world.roles.values()].find((each) => each.id === wanted || each.name === wanted);
        if (role === undefined) throw new Error(`There is no role ${wanted}: addRole first`);
        return role.id;
      });
      const member = { user, roles, joinedAt: service.now() };
      world.users.set(id, user);
      world.members.set(id, member);
      service.dispatch('GUILD_MEMBER_ADD', { ...memberJson(member), guild_id: world.guildId }, intents.guildMembers);
      return id;
    },
    giveRole: (id, role) => {
      const before = world.members.get(id);
      if (before === undefined || !world.roles.has(role))
        throw new Error(`There is no member ${id} or no role ${role}`);
      const member = { ...before, roles: [...before.roles, role] };
      world.members.set(id, member);
      const data = { ...memberJson(member), guild_id: world.guildId };
      service.dispatch('GUILD_MEMBER_UPDATE', data, intents.guildMembers);
    },
    addRole: (given) => {
      const id = fresh(given, world.roles.values());
      const role = { id, name: given.name, mentionable: given.mentionable ?? true, permissions: '0', managed: false };
      world.roles.set(id, role);
      service.dispatch(
        'GUILD_ROLE_CREATE',
        { guild_id: world.guildId, role: roleJson(role, world.roles.size - 1) },
        intents.guilds,
      );
      return id;
    },
    deny: (channel, ...permissions) => grant(channel, permissions, false),
    allow: (channel, ...permissions) => grant(channel, permissions, true),
    deleteChannel: (channel) => dropChannel(service, findChannel(world, channel)),
    deleteMessage: (seen) => {
      const message = world.messages.get(seen.id);
      if (message === undefined) throw new Error('The message is gone already');
      unsay(service, message);
    },
    archiveThread: (nameOrId, locked = false) => {
      const thread = findChannel(world, nameOrId);
      if (thread.kind !== 'thread') throw new Error(`${nameOrId} is no thread`);
      alterThread(service, thread, locked ? { archived: true, locked: true } : { archived: true });
    },
  };
}

import { Form } from '../form.js';
import { older } from '../ids.js';
import { bitfield, everything } from '../permissions.js';
import {
  missingAccess,
  missingPermissions,
  unknownGuild,
  unknownMember,
  unknownRole,
  unknownUser,
} from '../refusal.js';
import { channelJson } from '../render-channel.js';
import { guildJson } from '../render-guild.js';
import { memberJson, roleJson, userJson } from '../render-member.js';
import { intents } from '../service.js';
import { limitOf } from './messages.js';
import { type Call, done, ok, param, type Route } from './route.js';

/** @throws Refusal 10004 for any guild but the one */
export function inGuild(call: Call): void {
  if (param(call, 'guild') !== call.service.world.guildId) throw unknownGuild();
}

function within(path: string, answer: (call: Call) => unknown): Route {
  return {
    method: 'GET',
    path,
    handle: (call) => {
      inGuild(call);
      return ok(answer(call));
    },
  };
}

const people = (call: Call) =>
  [...call.service.world.members.values()].sort((a, b) => (older(a.user.id, b.user.id) ? -1 : 1));

export const guild: readonly Route[] = [
  within('/guilds/:guild', (call) => guildJson(call.service.world)),
  within('/guilds/:guild/channels', ({ service: { world } }) =>
    [...world.channels.values()]
      .filter((each) => each.kind === 'text' || each.kind === 'forum')
      .map((each) => channelJson(world, each)),
  ),
  within('/guilds/:guild/roles', ({ service: { world } }) => [...world.roles.values()].map(roleJson)),
  within('/guilds/:guild/members', (call) => {
    if (!(call.service.options.privileged ?? []).includes('GuildMembers')) throw missingAccess();
    const after = call.query.get('after') ?? '0';
    const limit = limitOf(call, 1, 1000);
    return people(call)
      .filter((each) => older(after, each.user.id))
      .slice(0, limit)
      .map((each) => memberJson(each));
  }),
  within('/guilds/:guild/members/search', (call) => {
    const query = (call.query.get('query') ?? '').toLowerCase();
    const form = new Form();
    form.text(['query'], query, 100, { need: true, min: 1 });
    form.done();
    return people(call)
      .filter((each) => each.user.name.toLowerCase().startsWith(query))
      .slice(0, limitOf(call, 1, 1000))
      .map((each) => memberJson(each));
  }),
  within('/guilds/:guild/members/:user', (call) => {
    const { world } = call.service;
    const id = param(call, 'user');
    const member = world.members.get(id);
    if (member === undefined) throw world.users.has(id) ? unknownMember() : unknownUser();
    return memberJson(member);
  }),
  ...(['PUT', 'DELETE'] as const).map(
    (method): Route => ({
      method,
      path: '/guilds/:guild/members/:user/roles/:role',
      handle: (call) => {
        inGuild(call);
        const { world } = call.service;
        const member = world.members.get(param(call, 'user'));
        const role = world.roles.get(param(call, 'role'));
        if (member === undefined) throw unknownMember();
        if (role === undefined) throw unknownRole();
        // A role of an integration, and the one everybody has, are nobody's to give.
        if (role.managed || role.id === world.guildId) throw missingPermissions();
        const left = member.roles.filter((id) => id !== role.id);
        const changed = { ...member, roles: method === 'PUT' ? [...left, role.id] : left };
        world.members.set(member.user.id, changed);
        const told = { ...memberJson(changed), guild_id: world.guildId };
        call.service.dispatch('GUILD_MEMBER_UPDATE', told, intents.guildMembers);
        return done;
      },
    }),
  ),
  {
    method: 'GET',
    path: '/users/@me/guilds',
    handle: ({ service: { world } }) => {
      const { id, name, icon, features } = guildJson(world);
      return ok([{ id, name, icon, banner: null, features, owner: false, permissions: bitfield(everything) }]);
    },
  },
  {
    method: 'GET',
    path: '/users/:user',
    handle: (call) => {
      const user = call.service.world.users.get(param(call, 'user'));
      if (user === undefined) throw unknownUser();
      return ok(userJson(user));
    },
  },
];

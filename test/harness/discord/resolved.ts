import type { Json } from './json.js';
import { bitfield, ordinary } from './permissions.js';
import { channelForMember } from './render-channel.js';
import { memberJson, roleJson, userJson } from './render-member.js';
import type { World } from './world.js';

/** Types of options and of select menus that name somebody or something. */
const kinds: Readonly<Record<number, readonly ('user' | 'role' | 'channel')[]>> = {
  5: ['user'],
  6: ['user'],
  7: ['channel'],
  8: ['role'],
  9: ['user', 'role'],
};

/** The id of who is meant by id or name, for an option of `type`; null when nobody is. */
export function idIn(world: World, type: number, idOrName: string): string | null {
  const places = { user: world.users, role: world.roles, channel: world.channels };
  for (const kind of kinds[type] ?? []) {
    for (const each of places[kind].values()) if (each.id === idOrName || each.name === idOrName) return each.id;
  }
  return null;
}

/** Data of everything meant by these ids, as interactions carry it; null when nothing is. */
export function resolved(world: World, ids: readonly string[]): Json | null {
  const users: Record<string, Json> = {};
  const members: Record<string, Json> = {};
  const roles: Record<string, Json> = {};
  const channels: Record<string, Json> = {};
  for (const id of ids) {
    const user = world.users.get(id);
    const member = world.members.get(id);
    const role = world.roles.get(id);
    const channel = world.channels.get(id);
    if (user !== undefined) users[id] = userJson(user);
    if (member !== undefined) members[id] = { ...memberJson(member, false), permissions: bitfield(ordinary) };
    if (role !== undefined) roles[id] = roleJson(role, 1);
    if (channel !== undefined) channels[id] = channelForMember(world, channel);
  }
  const all = Object.entries({ users, members, roles, channels }).filter(([, each]) => Object.keys(each).length > 0);
  return all.length === 0 ? null : Object.fromEntries(all);
}

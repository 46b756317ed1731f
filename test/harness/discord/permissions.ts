import type { Permission } from './api.js';

/** Bit numbers of Discord's permission set. */
const bits: Readonly<Record<Permission, bigint>> = {
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
  PinMessages: 1n << 51n,
};

const names = Object.keys(bits).filter((name): name is Permission => name in bits);

/** What a guild's members may do: all that the fake knows but the moderator's permissions. */
const moderators: ReadonlySet<Permission> = new Set([
  'ManageMessages',
  'ManageThreads',
  'MentionEveryone',
  'PinMessages',
]);

export const everything = names;
export const ordinary = names.filter((name) => !moderators.has(name));

/** The set as Discord writes it: a decimal string. */
export function bitfield(permissions: Iterable<Permission>): string {
  let all = 0n;
  for (const permission of permissions) all |= bits[permission];
  return all.toString();
}

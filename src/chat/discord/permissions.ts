import { PermissionFlagsBits } from 'discord.js';

/** What the bot may do in a server, no more than it uses. */
export const PERMISSIONS = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'ReadMessageHistory',
] as const;
/** Asked for by none but named where a moderator has locked a thread. */
export type PermissionName = (typeof PERMISSIONS)[number] | 'ManageThreads';

/** As Discord writes a set of permissions. */
export const PERMISSION_BITS = String(PERMISSIONS.reduce((all, name) => all | PermissionFlagsBits[name], 0n));

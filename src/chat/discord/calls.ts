import type { APIAllowedMentions } from 'discord.js';
import { LIMITS } from './limits.js';

/** Ids of accounts and roles a message calls. */
export interface CalledIds {
  readonly users: readonly string[];
  readonly roles: readonly string[];
}
export const CALLS_NOBODY: CalledIds = { users: [], roles: [] };

/** Those a single message can call: no doubles, and no more than Discord takes. */
export function callable(calls: CalledIds): CalledIds {
  const some = (ids: readonly string[]) => [...new Set(ids)].slice(0, LIMITS.mentions / 2);
  return { users: some(calls.users), roles: some(calls.roles) };
}

/** `<@1> <@&2>`; at most 50 of each, so that the line stays within the content's limit. */
export function mentionLine({ users, roles }: CalledIds): string {
  return [...roles.map((id) => `<@&${id}>`), ...users.map((id) => `<@${id}>`)].join(' ');
}

/** Exactly these may be rung, whatever the text says. */
export function allowedMentions({ users, roles }: CalledIds): APIAllowedMentions {
  return { parse: [], users: [...users], roles: [...roles], replied_user: false };
}

import type { Pings } from './api.js';
import { isJson, type Json, json, objects, string, strings } from './json.js';
import type { World } from './world.js';

/** Text displays wherever they stand among components. */
export function displayed(components: readonly Json[]): readonly string[] {
  return components.flatMap((part) => [
    ...(part.type === 10 ? [string(part.content)] : []),
    ...displayed(objects(part.components)),
  ]);
}

/**
 * Whom a message calls. Without allowed_mentions everything written calls; with it only what it lists. Code is only
 * shown. @everyone and roles nobody may mention need the permission to mention everyone.
 */
export function pingsOf(
  world: World,
  message: { readonly content: string; readonly components: readonly Json[] },
  allowedMentions: unknown,
  mayMentionAll: boolean,
  replied: string | null = null,
): Pings {
  const written = [message.content, ...displayed(message.components)].join('\n');
  const text = written.replace(/```[\s\S]*?```/g, ' ').replace(/`[^`\n]+`/g, ' ');
  const allowed = isJson(allowedMentions) ? allowedMentions : null;
  const parse = allowed === null ? ['everyone', 'users', 'roles'] : strings(json(allowed).parse);
  const may = (kind: 'users' | 'roles', id: string) =>
    parse.includes(kind) || (allowed !== null && strings(allowed[kind]).includes(id));
  const all = mayMentionAll && parse.includes('everyone');
  const repliedTo = replied !== null && (allowed === null || allowed.replied_user === true) ? [replied] : [];
  return {
    everyone: all && text.includes('@everyone'),
    here: all && text.includes('@here'),
    users: [
      ...new Set([...ids(text, /<@!?(\d+)>/g).filter((id) => world.members.has(id) && may('users', id)), ...repliedTo]),
    ],
    roles: ids(text, /<@&(\d+)>/g).filter((id) => {
      const role = world.roles.get(id);
      return role !== undefined && may('roles', id) && (role.mentionable || mayMentionAll);
    }),
  };
}

export const nobody: Pings = { everyone: false, here: false, users: [], roles: [] };

function ids(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}

/** Scopes of a bot token that the methods here ask for, `chat:write.public` left out: a bot posts where it is a member. */
export const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'bookmarks:read',
  'bookmarks:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'pins:read',
  'pins:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'usergroups:write',
  'users:read',
  'users:read.email',
];

/** `a|b` is met by either. Returns what to answer as `needed`, null where the token has it. */
export function missingScope(needed: string | null, provided: readonly string[]): string | null {
  if (needed === null) return null;
  const choices = needed.split('|');
  return choices.some((scope) => provided.includes(scope)) ? null : (choices[0] ?? needed);
}

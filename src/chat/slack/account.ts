import type { Workspace } from './options.js';

type Where = Pick<Workspace, 'id'>;

/**
 * How the bot names an account: `U0123` in the first workspace, `eu:U0123` in the workspace `eu`. Slack promises that a
 * user id is somebody's in their own workspace only; elsewhere it may be somebody else's.
 */
export function accountIn({ id }: Where, user: string): string {
  return id === null ? user : `${id}:${user}`;
}

/** The user id behind an account, in the workspace it is of; null in any other. */
export function userIn({ id }: Where, account: string): string | null {
  const at = account.lastIndexOf(':');
  const workspace = at < 0 ? null : account.slice(0, at);
  return workspace === id ? account.slice(at + 1) : null;
}

import { OAuth2Scopes } from 'discord.js';
import { PERMISSION_BITS } from './permissions.js';
import { isSnowflake } from './snowflake.js';

export const SCOPES: readonly OAuth2Scopes[] = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];

/** Where an administrator lets the bot into a server: opened in a browser. */
export function inviteUrl(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', SCOPES.join(' '));
  url.searchParams.set('permissions', PERMISSION_BITS);
  return url.href;
}

/** A bot's token begins with the id of its application; null where this one does not. */
export function applicationIdOf(token: string): string | null {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
  return isSnowflake(id) ? id : null;
}

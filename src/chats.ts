import type { ChatAdapter } from './chat/chat.js';
import type { ChatHost } from './chat/host.js';
import type { WorkspaceTokens } from './chat/slack/options.js';
import { createWebhooks } from './chat/webhook/webhook.js';
import type { Env } from './config/env.js';
import type { Workspace } from './domain/channel.js';
import type { Settings } from './domain/settings.js';
import type { Logger } from './lib/log.js';

/** The chats the environment has tokens for. */
export function platformsOf(env: Pick<Env, 'slack' | 'discord'>): readonly string[] {
  return [...(env.slack ? ['slack'] : []), ...(env.discord ? ['discord'] : [])];
}

/** Loads and makes the chats the environment has tokens for, and the gateways; their SDKs take most of a start, so nobody else waits for them. */
export async function makeChats(
  env: Pick<Env, 'slack' | 'discord' | 'secret'>,
  host: ChatHost,
  log: Logger,
): Promise<readonly ChatAdapter[]> {
  const made: ChatAdapter[] = [];
  if (env.slack) {
    const { createSlack } = await import('./chat/slack/slack.js');
    const { apiUrl, http } = env.slack;
    const { tokens, missing } = slackWorkspaces(env.slack, host.settings, env.secret);
    for (const { id, botTokenEnv } of missing)
      log.error({ part: 'slack', workspace: id }, `${botTokenEnv} is not set: the workspace ${id} stays off`);
    made.push(createSlack({ host, log, apiUrl, http, workspaces: tokens }));
  }
  if (env.discord) {
    const { createDiscord } = await import('./chat/discord/discord.js');
    made.push(createDiscord({ host, log, ...env.discord }));
  }
  // Its libraries are loaded with the first call: a reload may bring the first webhook.
  made.push(createWebhooks({ webhooks: () => host.settings.webhooks, secretOf: env.secret, now: () => host.now() }));
  return made;
}

/** Tokens of the first workspace and of those of the configuration; `missing`: whose variable is not set. */
export function slackWorkspaces(
  { botToken, appToken }: NonNullable<Env['slack']>,
  { workspaces }: Pick<Settings, 'workspaces'>,
  secret: Env['secret'],
): { readonly tokens: readonly WorkspaceTokens[]; readonly missing: readonly Workspace[] } {
  const tokens: WorkspaceTokens[] = [{ id: null, botToken, appToken }];
  const missing: Workspace[] = [];
  for (const workspace of workspaces) {
    const { id, botTokenEnv, appTokenEnv } = workspace;
    const token = secret(botTokenEnv);
    if (token === undefined) missing.push(workspace);
    else tokens.push({ id, botToken: token, appToken: (appTokenEnv && secret(appTokenEnv)) || appToken });
  }
  return { tokens, missing };
}

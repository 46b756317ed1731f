import type { ChatAdapter } from './chat/chat.js';
import type { ChatHost } from './chat/host.js';
import type { Env } from './config/env.js';
import type { Logger } from './lib/log.js';

/** The chats the environment has tokens for. */
export function platformsOf(env: Pick<Env, 'slack' | 'discord'>): readonly string[] {
  return [...(env.slack ? ['slack'] : []), ...(env.discord ? ['discord'] : [])];
}

/** Loads and makes the chats the environment has tokens for; their SDKs take most of a start, so nobody else waits for them. */
export async function makeChats(
  env: Pick<Env, 'slack' | 'discord' | 'secret'>,
  host: ChatHost,
  log: Logger,
): Promise<readonly ChatAdapter[]> {
  const made: ChatAdapter[] = [];
  if (env.slack) {
    const { createSlack } = await import('./chat/slack/slack.js');
    const { botToken, appToken, apiUrl, http } = env.slack;
    const others = host.settings.workspaces.flatMap(({ id, botTokenEnv, appTokenEnv }) => {
      const token = env.secret(botTokenEnv);
      if (token === undefined) {
        log.error({ part: 'slack', workspace: id }, `${botTokenEnv} is not set: the workspace ${id} stays off`);
        return [];
      }
      return [{ id, botToken: token, appToken: (appTokenEnv && env.secret(appTokenEnv)) || appToken }];
    });
    made.push(createSlack({ host, log, apiUrl, http, workspaces: [{ id: null, botToken, appToken }, ...others] }));
  }
  if (env.discord) {
    const { createDiscord } = await import('./chat/discord/discord.js');
    made.push(createDiscord({ host, log, ...env.discord }));
  }
  return made;
}

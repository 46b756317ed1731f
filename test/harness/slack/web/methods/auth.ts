import type { Method } from '../call.js';
import { SlackError } from '../slack-error.js';

/** api.test, auth.test, apps.connections.open, team.info. */
export const authMethods: Readonly<Record<string, Method>> = {
  'api.test': {
    scope: null,
    tier: 4,
    token: 'none',
    handle: ({ args }) => {
      const error = args.text('error');
      if (error !== null) throw new SlackError(error, { args: args.all });
      return { args: args.all };
    },
  },
  'auth.test': {
    scope: null,
    tier: 'special',
    handle: ({ team }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: team.users.get(team.botUserId)?.name ?? '',
      team_id: team.id,
      user_id: team.botUserId,
      bot_id: team.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    scope: null,
    tier: 1,
    token: 'app',
    handle: ({ openLink }) => ({ url: openLink() }),
  },
  'team.info': {
    scope: 'team:read',
    tier: 3,
    handle: ({ team }) => ({
      team: { id: team.id, name: team.name, domain: team.domain, url: `https://${team.domain}.slack.com/` },
    }),
  },
};

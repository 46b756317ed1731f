import { userJson } from '../render-member.js';
import type { Service } from '../service.js';
import { ok, type Route } from './route.js';

/** What only the server knows: where the gateway is and how many identifies are left. */
export interface Door {
  readonly gatewayUrl: string;
  readonly identifiesLeft: number;
}

export function application(service: Service) {
  const { bot } = service.world;
  const privileged = new Set(service.options.privileged ?? []);
  const flags =
    (privileged.has('GuildPresences') ? 1 << 13 : 0) |
    (privileged.has('GuildMembers') ? 1 << 15 : 0) |
    (privileged.has('MessageContent') ? 1 << 19 : 0);
  return {
    id: bot.id,
    name: bot.name,
    icon: null,
    description: '',
    type: null,
    bot: userJson(bot),
    summary: '',
    is_monetized: false,
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags,
    hook: true,
    integration_types_config: { 0: {} },
    approximate_guild_count: 1,
    owner: { ...userJson(bot), id: '1', username: 'owner', bot: false },
    team: null,
  };
}

/** The bot itself, and where its gateway is. */
export function account(door: () => Door): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () =>
        ok({
          url: door().gatewayUrl,
          shards: 1,
          session_start_limit: {
            total: 1000,
            remaining: door().identifiesLeft,
            reset_after: 14_400_000,
            max_concurrency: 1,
          },
        }),
    },
    { method: 'GET', path: '/gateway', handle: () => ok({ url: door().gatewayUrl }) },
    {
      method: 'GET',
      path: '/users/@me',
      handle: ({ service }) => ok({ ...userJson(service.world.bot), verified: true }),
    },
    { method: 'GET', path: '/applications/@me', handle: ({ service }) => ok(application(service)) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: ({ service }) => ok(application(service)) },
  ];
}

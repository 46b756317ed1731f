import { Client, GatewayIntentBits, Options } from 'discord.js';
import type { Logger } from '../../lib/log.js';
import { EndableStrategy } from './gateway-strategy.js';
import type { DiscordOptions } from './options.js';
import { patient } from './rest.js';

/**
 * A connection to the gateway, for interactions and the presence alone. It keeps next to nothing of what Discord tells:
 * cards are posted by requests, and whoever presses is told about in the interaction itself.
 */
export function createClient({ apiUrl }: Pick<DiscordOptions, 'apiUrl'>, log: Logger): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      GuildStickerManager: 0,
      GuildInviteManager: 0,
      AutoModerationRuleManager: 0,
    }),
    sweepers: {
      threads: { interval: 3_600, lifetime: 3_600 },
    },
    allowedMentions: { parse: [] },
    rest: patient(apiUrl),
    ws: {
      buildStrategy: (manager) =>
        new EndableStrategy(manager, (error) => log.warn({ err: error }, 'discord: a connection could not be mended')),
    },
  });
}

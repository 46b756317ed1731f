import type { Logger } from '../../lib/log.js';
import type { ChatHost } from '../host.js';
import type { ConnectionPace } from './pace.js';

export interface DiscordOptions {
  readonly host: ChatHost;
  readonly log: Logger;
  readonly token: string;
  /** Commands are registered there (at once); null: globally. */
  readonly guildId: string | null;
  /** Base of the REST API without its version, such as `https://discord.com/api`; null: Discord's own. */
  readonly apiUrl: string | null;
  /** Default: `CONNECTION_PACE`. */
  readonly pace?: Partial<ConnectionPace>;
}

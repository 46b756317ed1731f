import { type APIApplicationCommand, type Client, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Logger } from '../../../lib/log.js';
import type { Command } from '../../registry.js';
import { commandBodies, type Registered } from './command-body.js';
import type { Pace } from './pace.js';
import { sameCommands } from './same-commands.js';
import { againIn } from './trouble.js';

export interface RegistrationDeps {
  readonly client: Client;
  readonly rest: REST;
  readonly log: Logger;
  readonly commands: readonly Command[];
  /** null: everywhere the bot is. */
  readonly guildId: string | null;
  readonly pace: Pick<Pace, 'registerMs' | 'registerMostMs'>;
}

/** Keeps `/risk` registered as the list of commands has it: looks first, and writes only what differs. */
export class Registration {
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #stopped = false;

  constructor(private readonly deps: RegistrationDeps) {}

  /** The bot is connected. Never throws: without commands the buttons still work. */
  async run(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const wanted = this.#wanted();
    if (wanted === null) return;
    try {
      await this.#register(wanted);
      this.#failures = 0;
    } catch (error) {
      this.#retry(error);
    }
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** null where Discord would refuse them, which waiting does not mend. */
  #wanted(): readonly Registered[] | null {
    try {
      return commandBodies(this.deps.commands);
    } catch (error) {
      this.deps.log.error({ err: error }, 'discord: commands are not registered');
      return null;
    }
  }

  async #register(wanted: readonly Registered[]): Promise<void> {
    const { client, rest, log, guildId } = this.deps;
    const application = client.application?.id;
    if (application === undefined) return;
    const path =
      guildId === null
        ? Routes.applicationCommands(application)
        : Routes.applicationGuildCommands(application, guildId);
    const query = new URLSearchParams({ with_localizations: 'true' });
    // The shape is Discord's own promise; what is compared is read member by member.
    const there = (await rest.get(path, { query })) as readonly APIApplicationCommand[];
    if (sameCommands(there, wanted)) {
      log.debug('discord: commands are registered as they should be');
      return;
    }
    await rest.put(path, { body: wanted });
    log.info({ guild: guildId, commands: wanted.map(({ name }) => name) }, 'discord: commands registered');
  }

  #retry(error: unknown): void {
    if (this.#stopped) return;
    const { registerMs, registerMostMs } = this.deps.pace;
    const backOff = Math.min(registerMostMs, registerMs * 2 ** this.#failures);
    this.#failures++;
    const ms = againIn(error, backOff) ?? backOff;
    this.deps.log.error({ err: error, againInMs: ms }, `discord: commands are not registered; ${fixOf(error)}`);
    this.#timer = setTimeout(() => void this.run(), ms);
    this.#timer.unref();
  }
}

/** How to mend it, for the log. */
function fixOf(error: unknown): string {
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return 'the token is not accepted: set DISCORD_TOKEN to the one of the developer portal';
    if (error.status === 403 || error.status === 404)
      return 'invite the bot to the server of DISCORD_GUILD_ID with the scope applications.commands (tocsin doctor prints the link)';
    if (error.status === 400) return 'Discord refuses their form: report the message above';
  }
  return 'it is tried again by itself';
}

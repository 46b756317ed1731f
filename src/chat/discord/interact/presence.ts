import { ActivityType, type Client } from 'discord.js';
import { LEVELS, type Level } from '../../../domain/level.js';
import type { Lang } from '../../../domain/text.js';
import type { Logger } from '../../../lib/log.js';
import { sentence } from '../../../text/catalogue.js';
import { sayText } from '../../../text/say.js';
import type { ChatHost } from '../../host.js';
import type { Pace } from './pace.js';

export interface PresenceDeps {
  readonly host: ChatHost;
  readonly client: Client;
  readonly log: Logger;
  readonly pace: Pick<Pace, 'presenceMs' | 'lookMs'>;
}

/**
 * `2 red · 5 orange` under the bot's name: told only when it changes, and no oftener than Discord bears. Nearly every
 * commit says that it may have changed: one look is for all of a while.
 */
export class Presence {
  #shown: string | null = null;
  #resting: NodeJS.Timeout | null = null;
  #wanted = false;
  #looking = false;
  #stopped = false;

  constructor(private readonly deps: PresenceDeps) {}

  /** The numbers may have changed. */
  refresh(): void {
    this.#wanted = true;
    if (this.#resting === null && !this.#looking) void this.#look();
  }

  /** A new session shows nothing yet. */
  renew(): void {
    this.#shown = null;
    this.refresh();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#resting) clearTimeout(this.#resting);
  }

  async #look(): Promise<void> {
    const { host, client, log, pace } = this.deps;
    if (this.#stopped || !client.isReady()) return;
    this.#wanted = false;
    this.#looking = true;
    try {
      const text = presenceText(await host.counts(), host.settings.lang);
      if (text !== this.#shown && !this.#stopped && client.isReady()) {
        client.user.setPresence({ activities: [{ name: text, type: ActivityType.Custom }], status: 'online' });
        this.#shown = text;
        this.#rest(pace.presenceMs);
      } else this.#rest(pace.lookMs);
    } catch (error) {
      log.warn({ err: error }, 'discord: the presence could not be made');
      this.#rest(pace.presenceMs);
    } finally {
      this.#looking = false;
    }
  }

  #rest(ms: number): void {
    if (this.#stopped) return;
    this.#resting = setTimeout(() => {
      this.#resting = null;
      if (this.#wanted) void this.#look();
    }, ms);
    this.#resting.unref();
  }
}

function presenceText(counts: Readonly<Record<Level, number>>, lang: Lang): string {
  const said = [...LEVELS]
    .reverse()
    .filter((level) => counts[level] > 0)
    .map((level) => sayText(lang, 'utc', sentence(`discord.ui.presence.${level}`, { n: counts[level] }), 0));
  return said.join(' · ') || sayText(lang, 'utc', sentence('discord.ui.presence.calm'), 0);
}

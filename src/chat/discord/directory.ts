import QuickLRU from 'quick-lru';
import type { Channel } from '../../domain/channel.js';
import type { Api } from './api.js';
import type { Place } from './read.js';
import { UnknownChannel } from './refusal.js';
import { isSnowflake } from './snowflake.js';

const REMEMBERED = 2_000;

/** Finds channels and roles by id or name, and remembers them; what it does not know it asks Discord for. */
export class Directory {
  readonly #api: Api;
  readonly #guild: string | null;
  readonly #places = new QuickLRU<string, Place>({ maxSize: REMEMBERED });
  readonly #roles = new QuickLRU<string, string>({ maxSize: REMEMBERED });
  #guilds: Promise<readonly string[]> | null = null;
  #me: Promise<string> | null = null;

  constructor(api: Api, guild: string | null) {
    this.#api = api;
    this.#guild = guild;
  }

  /**
   * The place a channel of the configuration means: an id, `#name`, or `@id` for somebody's private messages.
   * @throws UnknownChannel, or what the request threw
   */
  async place({ address }: Pick<Channel, 'address'>): Promise<Place> {
    const known = this.#places.get(address);
    if (known) return known;
    const found = await this.#find(address);
    this.#places.set(address, found);
    return found;
  }

  /** It is not what it was: the next look asks Discord again. */
  forget({ address }: Pick<Channel, 'address'>): void {
    this.#places.delete(address);
  }

  /** A role of the server the place is in, by id or name; null where there is none. */
  async role(name: string, place: Pick<Place, 'guildId'>): Promise<string | null> {
    if (isSnowflake(name)) return name;
    const guilds = place.guildId === null ? await this.guilds() : [place.guildId];
    const wanted = plainName(name);
    for (const guild of guilds) {
      const key = `${guild}/${wanted}`;
      const known =
        this.#roles.get(key) ?? (await this.#api.roles(guild)).find((each) => plainName(each.name) === wanted)?.id;
      // The role everybody has is called `@everyone` and has its server's id: a group of people is never meant by it.
      if (known === undefined || known === guild) continue;
      this.#roles.set(key, known);
      return known;
    }
    return null;
  }

  /** The servers the bot serves: the configured one, else those it is in. */
  guilds(): Promise<readonly string[]> {
    if (this.#guild !== null) return Promise.resolve([this.#guild]);
    this.#guilds ??= this.#api.guilds().catch((error: unknown) => {
      this.#guilds = null;
      throw error;
    });
    return this.#guilds;
  }

  /** The bot's own id. */
  me(): Promise<string> {
    this.#me ??= this.#api.me().catch((error: unknown) => {
      this.#me = null;
      throw error;
    });
    return this.#me;
  }

  async #find(address: string): Promise<Place> {
    if (address.startsWith('@')) return this.#api.direct(address.slice(1));
    if (isSnowflake(address)) return this.#api.channel(address);
    const wanted = plainName(address);
    const named = (place: Place) => plainName(place.name) === wanted && place.kind !== 'unwritable';
    const guilds = await this.guilds();
    for (const guild of guilds) {
      const channels = (await this.#api.channels(guild)).filter(named);
      // A stage may be called as its text channel is.
      const place =
        channels.find(({ kind }) => kind !== 'flat') ??
        channels[0] ??
        (await this.#api.activeThreads(guild)).find(named);
      if (place) return { ...place, guildId: guild };
    }
    // It may have been let into another server since.
    this.#guilds = null;
    throw new UnknownChannel(address);
  }
}

/** Names as they are compared: `#Live-Ops` and `live-ops` are one. */
export function plainName(name: string): string {
  return name.replace(/^[#@]/, '').trim().toLowerCase();
}

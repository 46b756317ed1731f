import type { FakeDiscordOptions, Miss, SeenRequest, Throttled, Violation } from './api.js';
import type { Json } from './json.js';
import type { Waits } from './waits.js';
import type { World } from './world.js';

/** What the parts of the service share. */
export interface Service {
  readonly world: World;
  readonly options: FakeDiscordOptions;
  readonly now: () => number;
  readonly newId: () => string;
  readonly waits: Waits;
  readonly violations: Violation[];
  readonly requests: SeenRequest[];
  readonly throttled: Throttled[];
  readonly misses: Miss[];
  /** Sends an event to the bot when `intent` (a bit) is among those it asked for; 0 for events everybody gets. */
  dispatch(event: string, data: Json, intent: number): void;
  /** Intents of the newest identify. */
  intents(): number;
  token(): string;
  dump(): string;
}

export const intents = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

import { setTimeout as wait } from 'node:timers/promises';
import { Client, DiscordAPIError, type Guild } from 'discord.js';
import type { Say } from '../../../domain/text.js';
import { Away } from '../../checkup/away.js';
import { Api } from '../api.js';
import { Directory } from '../directory.js';
import { failure } from '../errors.js';
import type { DiscordOptions } from '../options.js';
import { refusal } from '../refusal.js';
import { createRest, patient } from '../rest.js';

/** Discord as the doctor asks it: by requests alone, with or without a connection to the gateway. */
export interface Table {
  readonly options: DiscordOptions;
  readonly api: Api;
  readonly directory: Directory;
  /** Never signs in: for requests, and for the SDK's own arithmetic of permissions. */
  readonly client: Client;
  /** Servers looked at so far, each with its channels and roles. */
  readonly guilds: Map<string, Guild>;
}

export function createTable(options: DiscordOptions): Table {
  const { token, guildId, apiUrl } = options;
  const api = new Api(createRest(options), token);
  const client = new Client({ intents: [], rest: patient(apiUrl) });
  client.rest.setToken(token);
  return { options, api, directory: new Directory(api, guildId), client, guilds: new Map() };
}

/** A question Discord answered with a refusal. */
export interface Refusal {
  readonly why: string;
  /** Discord's code; null where it gave none. */
  readonly code: number | null;
  readonly fix: Say | null;
}

const PAUSE_MOST_MS = 30_000;
const TRIES = 4;

/** Asks Discord, and again after the pause it asks for. `where`: as people call what is asked about. Throws `Away`. */
export async function ask<T>(
  where: string,
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<{ readonly answer: T } | Refusal> {
  for (let tries = 1; ; tries++) {
    try {
      return { answer: await call() };
    } catch (error) {
      const result = failure(error, { doing: 'resolve', where, writes: false });
      if (result.kind === 'failed') return { why: shortly(error) ?? result.why, code: refusal(error), fix: result.fix };
      const why = result.kind === 'retry' ? result.why : String(error);
      const ms = result.kind === 'retry' ? result.afterMs : null;
      if (ms === null || ms > PAUSE_MOST_MS || tries === TRIES) throw new Away(why);
      await wait(ms, undefined, { signal });
    }
  }
}

/** `Missing Access (50001)`; null where the words are not Discord's. */
function shortly(error: unknown): string | null {
  return error instanceof DiscordAPIError ? `${error.message} (${error.code})` : null;
}

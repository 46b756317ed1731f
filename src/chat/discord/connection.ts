import { setTimeout as wait } from 'node:timers/promises';
import { type Client, GatewayCloseCodes } from 'discord.js';
import type { Logger } from '../../lib/log.js';
import { sentence } from '../../text/catalogue.js';
import { sayText } from '../../text/say.js';
import type { Api } from './api.js';
import type { ConnectionPace } from './pace.js';
import { isUnauthorized } from './refusal.js';
import { followSession, type SessionEnd } from './session.js';

/** What lives as long as one client does. */
export interface Resident {
  start(): Promise<void>;
  stop(): Promise<void>;
  refresh(): void;
}
export interface ConnectionDeps {
  readonly api: Api;
  readonly token: string;
  readonly log: Logger;
  readonly pace: ConnectionPace;
  client(): Client;
  resident(client: Client): Resident;
}

/**
 * Keeps the bot at the gateway for as long as it runs: looks whether Discord is there, signs in, and begins anew with a
 * new client whenever the old one is of no more use (the SDK's cannot be used again once a sign-in has failed).
 */
export class Connection {
  readonly #deps: ConnectionDeps;
  readonly #stop = new AbortController();
  #resident: Resident | null = null;
  #joined = false;
  #running: Promise<void> = Promise.resolve();
  /** While Discord is away: ends the wait for the next look. */
  #away: AbortController | null = null;
  #failures = 0;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
  }

  /** Returns at once. */
  start(): void {
    this.#running = this.#run().catch((error: unknown) => {
      this.#deps.log.error({ err: error }, 'discord: no connection can be made; cards are posted all the same');
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  refresh(): void {
    this.#resident?.refresh();
  }

  /** Discord answered somebody: where it was away, it is looked at again at once. */
  heard(): void {
    this.#away?.abort();
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const waitMs = await this.#look();
      const end = waitMs === null ? await this.#live() : null;
      await this.#rest(end ? this.#after(end) : (waitMs ?? 0));
    }
  }

  /** null: Discord is there and takes us; else how long to wait, ms. */
  async #look(): Promise<number | null> {
    const { api, log, pace } = this.#deps;
    try {
      const { remaining, resetMs } = await api.gateway();
      if (remaining > 0) return null;
      log.error({ resetMs }, 'discord: no more connections may be made today; is the token used by something else?');
      return Math.max(resetMs, pace.againMs);
    } catch (error) {
      if (this.#stop.signal.aborted) return 0;
      if (isUnauthorized(error)) {
        log.error(tokenRefused());
        return pace.refusedMs;
      }
      if (this.#failures === 0) log.warn({ err: error }, 'discord: cannot be reached; it is tried again by itself');
      this.#away = new AbortController();
      return this.#backOff();
    }
  }

  /** One client's life; null where it ended because everything does. */
  async #live(): Promise<SessionEnd | null> {
    const { log, pace, token } = this.#deps;
    const client = this.#deps.client();
    const resident = this.#deps.resident(client);
    this.#resident = resident;
    // Nothing of it may keep the bot from signing in.
    resident.start().catch((error: unknown) => log.error({ err: error }, 'discord: interactions could not be started'));
    const session = followSession(client, token, log, pace.mendMs, () => {
      this.#failures = 0;
      // A new client is no new beginning to who reads the log.
      log.info(this.#joined ? 'discord: connected again' : 'discord: connected');
      this.#joined = true;
    });
    const stopped = new Promise<null>((resolve) => {
      this.#stop.signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    const end = this.#stop.signal.aborted ? null : await Promise.race([session.ended, stopped]);
    session.stop();
    this.#resident = null;
    await resident.stop().catch((error: unknown) => log.warn({ err: error }, 'discord: interactions ended badly'));
    const farewell = client.destroy().catch((error: unknown) => log.debug({ err: error }, 'discord: no farewell'));
    await Promise.race([farewell, wait(pace.farewellMs, undefined, { ref: false })]);
    return end;
  }

  /** How long to wait after a client's end, ms. */
  #after(end: SessionEnd): number {
    const { log, pace } = this.#deps;
    if (end.kind === 'lost') {
      log.warn({ why: end.why }, 'discord: the connection is given up; a new one is made');
      return this.#backOff();
    }
    if (end.code === GatewayCloseCodes.AuthenticationFailed) log.error(tokenRefused());
    else if (end.code === GatewayCloseCodes.DisallowedIntents) {
      log.error(
        'discord: the gateway does not allow the intents asked for (4014), though none of them is privileged: Guilds alone',
      );
    } else
      log.error(
        { code: end.code },
        `discord: the gateway will not have this bot (${end.code}); see Discord's list of close codes`,
      );
    return pace.refusedMs;
  }

  #backOff(): number {
    const { againMs, againMostMs } = this.#deps.pace;
    return Math.min(againMostMs, againMs * 2 ** Math.min(this.#failures++, 16));
  }

  async #rest(ms: number): Promise<void> {
    const signals = [this.#stop.signal, ...(this.#away ? [this.#away.signal] : [])];
    await wait(ms, undefined, { signal: AbortSignal.any(signals) }).catch(() => {});
    this.#away = null;
  }
}

function tokenRefused(): string {
  return `discord: ${sayText('en', 'utc', sentence('discord.fix.token'), 0)}`;
}

import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import type { Logger } from '../../lib/log.js';

/** Why a client is of no more use: Discord will not have it, or it did not come back by itself. */
export type SessionEnd =
  | { readonly kind: 'refused'; readonly code: number | null }
  | { readonly kind: 'lost'; readonly why: string };

/**
 * Follows one client until it is of no more use. The SDK resumes and identifies anew by itself, however long the gateway
 * is away; it gives up at close codes that say it is not wanted, and where its first sign-in fails.
 */
export function followSession(
  client: Client,
  token: string,
  log: Logger,
  mendMs: number,
  onUp: () => void,
): { readonly ended: Promise<SessionEnd>; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let finish: (end: SessionEnd) => void = () => {};
  const ended = new Promise<SessionEnd>((resolve) => {
    finish = resolve;
  });
  const down = (): void => {
    // A client that is taken down tells of its connection once more.
    if (stopped) return;
    timer ??= setTimeout(() => finish({ kind: 'lost', why: `not connected for ${mendMs / 1000} s` }), mendMs);
  };
  const up = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const standing = (): void => {
    up();
    onUp();
  };
  client.on(Events.ShardReady, standing);
  client.on(Events.ShardResume, standing);
  client.on(Events.ShardReconnecting, () => {
    if (timer === null && !stopped) log.warn('discord: the connection is broken; it is being mended');
    down();
  });
  client.on(Events.ShardDisconnect, ({ code }) => finish({ kind: 'refused', code }));
  client.on(Events.ShardError, (error) => log.debug({ err: error }, 'discord: the gateway cannot be reached'));
  client.on(Events.Error, (error) => log.warn({ err: error }, 'discord: the client reports a fault'));
  client.on(Events.Warn, (message) => log.warn(`discord: ${message}`));
  down();
  client.login(token).catch((error: unknown) => finish(endOf(error)));
  const stop = (): void => {
    stopped = true;
    up();
  };
  return { ended, stop };
}

const REFUSALS: Readonly<Record<string, number>> = {
  'Authentication failed': GatewayCloseCodes.AuthenticationFailed,
  'Used disallowed intents': GatewayCloseCodes.DisallowedIntents,
  'Used invalid intents': GatewayCloseCodes.InvalidIntents,
};

/** A sign-in that failed says so in words only. */
function endOf(error: unknown): SessionEnd {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') {
    return { kind: 'refused', code: GatewayCloseCodes.AuthenticationFailed };
  }
  const code = REFUSALS[why];
  return code === undefined ? { kind: 'lost', why } : { kind: 'refused', code };
}

import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../../lib/log.js';
import { within } from '../../../lib/within.js';
import { boltLog, whyOf } from './bolt-log.js';
import { retryAfterOf, slackErrorName } from './slack-error.js';
import type { Timing } from './timing.js';

export interface SocketDeps {
  readonly appToken: string;
  /** Base of the Web API; null: Slack's own. */
  readonly apiUrl: string | null;
  readonly log: Logger;
  readonly timing: Timing;
}

export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Begins to connect and keeps connected; returns at once. */
  start(): void;
  stop(): Promise<void>;
}

const REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'team_disabled',
  'user_removed_from_team',
]);
/** How long a peer may take to answer the closing of a connection. */
const FAREWELL_MS = 250;

/**
 * A Socket Mode connection that is kept up for as long as it is wanted. The SDK's own reconnecting is off: it gives up
 * for good (with an unhandled rejection) when Slack is away for long, and waits five seconds after every orderly
 * `disconnect`, in which people's clicks are lost.
 */
export function createSocket({ appToken, apiUrl, log, timing }: SocketDeps): Socket {
  const ending = new AbortController();
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLog(log, true),
    installerOptions: {
      clientOptions: {
        ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: timing.connectMs / 2,
        fetch: (url, init) =>
          fetch(url, { ...init, signal: AbortSignal.any([ending.signal, ...(init?.signal ? [init.signal] : [])]) }),
      },
    },
  });
  const { client } = receiver;
  let wake: () => void = () => {};
  let told: string | null = null;
  let greeted = false;

  const pause = async (ms: number): Promise<void> => {
    if (ending.signal.aborted) return;
    await within(new Promise<void>((resolve) => (wake = resolve)), ms);
  };
  /** The first call says goodbye, the second does not wait for an answer. */
  const hangUp = async (): Promise<void> => {
    await within(client.disconnect(), FAREWELL_MS);
    await within(client.disconnect(), FAREWELL_MS);
  };

  /** Resolves when a connection that was greeted is gone, with how long it held (ms); rejects where there was none. */
  async function hold(): Promise<number> {
    let gone: () => void = () => {};
    const end = new Promise<void>((resolve) => (gone = resolve));
    client.once('disconnected', gone);
    const tooLate = setTimeout(() => void hangUp(), timing.connectMs);
    try {
      await client.start();
      clearTimeout(tooLate);
      if (ending.signal.aborted) await hangUp();
      else if (!greeted || told !== null) log.info(greeted ? 'Connected to Slack again.' : 'Connected to Slack.');
      greeted = true;
      told = null;
      const since = performance.now();
      await end;
      return performance.now() - since;
    } finally {
      clearTimeout(tooLate);
      client.off('disconnected', gone);
    }
  }

  function report(error: unknown): void {
    const name = slackErrorName(error);
    const why = error === undefined ? 'the connection was closed before Slack greeted' : whyOf(error);
    if (why === told) return log.debug({ why }, 'Slack is still away.');
    told = why;
    if (name === null || !REFUSED.has(name)) return log.warn({ why }, 'Cannot connect to Slack; I keep trying.');
    log.error(
      { why: name },
      'Slack does not take the app token (SLACK_APP_TOKEN), so nothing typed or pressed there reaches me. Make a new one ' +
        'with the scope connections:write (api.slack.com/apps → Basic Information → App-Level Tokens), set it and restart.',
    );
  }

  function pauseAfter(error: unknown, failures: number): number {
    const name = slackErrorName(error);
    if (name !== null && REFUSED.has(name)) return timing.refusedPauseMs;
    const asked = retryAfterOf(error);
    if (asked !== null) return asked * 1000;
    return Math.min(timing.mostPauseMs, timing.firstPauseMs * 2 ** Math.min(10, failures - 1));
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!ending.signal.aborted) {
      try {
        const held = await hold();
        failures = held >= timing.steadyMs ? 0 : failures + 1;
        // Slack asks every connection to go about once an hour: the next one is made at once.
        if (failures > 1) await pause(pauseAfter(null, failures - 1));
      } catch (error) {
        if (ending.signal.aborted) return;
        failures++;
        report(error);
        await pause(pauseAfter(error, failures));
      }
    }
  }

  return {
    receiver,
    start: () => void run(),
    async stop() {
      ending.abort();
      wake();
      await hangUp();
    },
  };
}

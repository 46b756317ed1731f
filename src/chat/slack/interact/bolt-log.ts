import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { WebAPIRequestError } from '@slack/web-api';
import type { Logger } from '../../../lib/log.js';
import { causeName } from '../../../lib/network-error.js';

/** Tokens, tickets and the addresses answers go to: each is a key of its own. */
const SECRETS =
  /\b(?:xox[a-z]|xapp|xwfp)[-.][\w.-]+|\bhttps:\/\/hooks\.slack(?:-gov)?\.com\/\S+|\b(?:ticket|token|secret)=[^&\s"]+/giu;

/** Text of the SDK, fit for a log. */
function withoutSecrets(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}

/** What went wrong, fit for a log: never the error itself, which may hold a request with its token. */
export function whyOf(error: unknown): string {
  // The SDK says `fetch failed` of every host it cannot reach; what is to be mended stands beneath.
  if (error instanceof WebAPIRequestError) return `no answer from Slack (${causeName(error.original)})`;
  return withoutSecrets(error instanceof Error ? error.message : String(error));
}

/**
 * The SDK's own log, in ours. Its debug level writes out whole payloads, trigger ids and answer addresses included, so
 * it is left out; `quiet` turns its warnings into debug lines, for what we report ourselves.
 */
export function boltLog(log: Logger, quiet = false): BoltLogger {
  const write =
    (level: 'debug' | 'warn') =>
    (...said: unknown[]): void =>
      log[level](withoutSecrets(said.map(worded).join(' ')));
  const serious = write(quiet ? 'debug' : 'warn');
  return {
    debug: () => {},
    info: write('debug'),
    warn: serious,
    error: serious,
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function worded(said: unknown): string {
  return typeof said === 'string' ? said : whyOf(said);
}

import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { SendResult } from '../../domain/notice.js';
import { sentence } from '../../text/catalogue.js';
import { type Attempt, fixFor } from './fixes.js';
import { isOfDiscord, UnknownChannel } from './refusal.js';

const { ServiceResourceIsBeingRateLimited, APIResourceOverloaded } = RESTJSONErrorCodes;

/** No connection came about, so nothing can have arrived. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What an attempt that threw means for the outbox. `arrived`: a part of it did arrive, whatever came of the rest. */
export function failure(error: unknown, attempt: Attempt, arrived = false): SendResult {
  const result = judge(error, attempt);
  return result.kind === 'retry' && arrived ? { ...result, uncertain: true } : result;
}

function judge(error: unknown, attempt: Attempt): SendResult {
  if (error instanceof RateLimitError) return rateLimited(error);
  if (error instanceof DiscordAPIError) return refused(error, attempt);
  if (error instanceof HTTPError)
    return later(`Discord answered ${error.status} ${error.message}`, { uncertain: attempt.writes });
  if (error instanceof UnknownChannel) {
    const fix = sentence('discord.fix.channel-unknown', { where: attempt.where });
    return { kind: 'failed', why: error.message, scope: 'channel', fix };
  }
  const code = codeOf(error);
  const uncertain = attempt.writes && !(code !== null && NOT_SENT.has(code));
  return later(code === null ? wordsOf(error) : `no answer from Discord (${code})`, { uncertain });
}

function rateLimited(error: RateLimitError): SendResult {
  const wait = Math.ceil(Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout));
  return {
    kind: 'retry',
    afterMs: wait > 0 && Number.isFinite(wait) ? wait : null,
    why: `Discord's rate for ${error.method} ${error.route} is used up`,
    scope: error.global ? 'service' : 'lane',
    uncertain: false,
  };
}

function refused(error: DiscordAPIError, attempt: Attempt): SendResult {
  const code = Number(error.code);
  const why = `Discord refused (${error.status}${code > 0 ? `, code ${code}` : ''}): ${error.message}`;
  // Somebody else answered: a proxy, a guard before it.
  if (!isOfDiscord(code)) return later(why, { uncertain: false });
  const fix = fixFor(error.status, code, why, attempt);
  if (fix) return { kind: 'failed', why, ...fix };
  const overloaded = code === ServiceResourceIsBeingRateLimited || code === APIResourceOverloaded;
  if (overloaded || code === 0) return later(why, { uncertain: false });
  return { kind: 'failed', why, scope: 'notice', fix: null };
}

function later(why: string, { uncertain }: { readonly uncertain: boolean }): SendResult {
  return { kind: 'retry', afterMs: null, why, scope: 'service', uncertain };
}

/** `ECONNREFUSED`, of the error or of what caused it. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return codeOf(error.cause);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

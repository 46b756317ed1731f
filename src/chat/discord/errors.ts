import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { SendResult } from '../../domain/notice.js';
import { causeCode, neverSent } from '../../lib/network-error.js';
import { sentence } from '../../text/catalogue.js';
import { type Attempt, fixFor } from './fixes.js';
import { isOfDiscord, UnknownChannel } from './refusal.js';

const { ServiceResourceIsBeingRateLimited, APIResourceOverloaded } = RESTJSONErrorCodes;

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
  const code = causeCode(error);
  const uncertain = attempt.writes && !neverSent(code);
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

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

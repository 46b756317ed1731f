import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { SendResult } from '../../domain/notice.js';
import type { Say } from '../../domain/text.js';
import { causeCode, causeName, neverSent } from '../../lib/network-error.js';
import { type Key, sentence } from '../../text/catalogue.js';
import { cleanText } from '../../text/clean.js';
import { MEANINGS, type Meaning, NO_ANSWER, UNKNOWN } from './error-codes.js';
import { RateHold } from './rate-gate.js';

export type Failure = Exclude<SendResult, { kind: 'sent' }>;

/** What a sentence about an error has to name. */
export interface Place {
  /** As people call it: `#live-ops`. */
  readonly channel: string;
  /** The environment variable that holds the workspace's token. */
  readonly tokenEnv: string;
}

/** Something the bot itself found out before it asked Slack. */
export class Unreachable extends Error {
  constructor(
    why: string,
    readonly fix: Say,
  ) {
    super(why);
    this.name = 'Unreachable';
  }
}

/** What any error of a call to Slack means for the send that made it. */
export function failure(error: unknown, place: Place): Failure {
  if (error instanceof RateHold) return retry(error.message, error.scope, false, error.afterMs);
  if (error instanceof WebAPIRateLimitedError) return retry(error.message, 'lane', false, error.retryAfter * 1000);
  if (error instanceof Unreachable) return { kind: 'failed', why: error.message, scope: 'channel', fix: error.fix };
  if (error instanceof WebAPIPlatformError) return refusal(error, place);
  if (error instanceof WebAPIHTTPError) return httpAnswer(error.statusCode);
  const original = error instanceof WebAPIRequestError ? error.original : error;
  return retry(`no answer from Slack (${causeName(original)})`, 'service', !neverSent(causeCode(original)), null);
}

function refusal(error: WebAPIPlatformError, place: Place): Failure {
  const { data } = error;
  const name: unknown = data.error;
  // A page of a proxy in place of an answer, or JSON of its own.
  if (typeof name !== 'string' || !/^[\w.:-]{1,80}$/u.test(name))
    return retry('Slack answered no JSON', 'service', true, null);
  const meaning: Meaning = (Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined) ?? UNKNOWN;
  const why = [name, ...(data.response_metadata?.messages ?? []).slice(0, 3)].map(cleanText).join(' ').slice(0, 300);
  if (meaning.passing) return retry(why, meaning.scope, meaning.uncertain, seconds(data.response_metadata?.retryAfter));
  const scope = 'needed' in data && typeof data.needed === 'string' ? data.needed : '?';
  return { kind: 'failed', why, scope: meaning.scope, fix: fixOf(meaning.fix, { ...place, error: name, scope }) };
}

function fixOf(key: Key, params: Readonly<Record<string, string>>): Say {
  return sentence(key, params);
}

/** Slack itself answers 200 and 429 alone; everything else is a gateway, a proxy or a wrong address. */
function httpAnswer(status: number): Failure {
  const why = `HTTP ${status} in place of an answer of Slack; is it SLACK_API_URL, or a proxy in between?`;
  if (status >= 500 || status === 408) return { ...NO_ANSWER_RESULT, why };
  if (status === 413) return { kind: 'failed', why, scope: 'notice', fix: null };
  return retry(why, 'service', false, null);
}

function retry(why: string, scope: Failure['scope'], uncertain: boolean, afterMs: number | null): Failure {
  return { kind: 'retry', why, scope, uncertain, afterMs };
}

const NO_ANSWER_RESULT = retry('', NO_ANSWER.scope, true, null);

function seconds(count: number | undefined): number | null {
  return count === undefined ? null : count * 1000;
}

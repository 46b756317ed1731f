import type { LaneKind } from '../domain/lane.js';
import type { Rate } from './rate.js';

/** A rate a service asks to be kept. */
export interface Limit {
  /** Counted for each channel by itself, or over the whole service. */
  readonly per: 'channel' | 'service';
  /** The lanes that count together. */
  readonly lanes: readonly LaneKind[];
  readonly rate: Rate;
}

/** How one service is sent to. */
export interface Pace {
  /** Sends under way at once. */
  readonly runs: number;
  /** Notices claimed and recorded together and sent one after another. */
  readonly batch: number;
  readonly limits: readonly Limit[];
}

const ALL: readonly LaneKind[] = ['post', 'edit', 'line', 'room'];

/**
 * A little under what the services publish, so that a 429 is the exception; the answer of the service counts in any case.
 * Slack: https://docs.slack.dev/apis/web-api/rate-limits. Posting: 1 a second per channel, short bursts allowed, several
 * hundred a minute per workspace. chat.update is tier 3 (50 a minute); conversations.create, setTopic and bookmarks.add
 * are tier 2 (20 a minute), and making a channel takes several of them.
 * Discord: https://docs.discord.com/developers/topics/rate-limits. 50 requests a second over all; messages and edits, by
 * the headers the service answers with, 5 in 5 seconds per channel each, counted from the first that arrives: hence the
 * 200 ms on top.
 */
const SLACK: Pace = {
  runs: 8,
  batch: 1,
  limits: [
    { per: 'channel', lanes: ['post', 'line'], rate: { kind: 'bucket', burst: 3, everyMs: 1_000 } },
    { per: 'service', lanes: ['post', 'line'], rate: { kind: 'bucket', burst: 10, everyMs: 210 } },
    { per: 'service', lanes: ['edit'], rate: { kind: 'bucket', burst: 5, everyMs: 1_340 } },
    { per: 'service', lanes: ['room'], rate: { kind: 'bucket', burst: 2, everyMs: 8_000 } },
  ],
};
const DISCORD: Pace = {
  runs: 8,
  batch: 1,
  limits: [
    { per: 'channel', lanes: ['post'], rate: { kind: 'window', most: 5, ms: 5_200 } },
    { per: 'channel', lanes: ['line'], rate: { kind: 'window', most: 5, ms: 5_200 } },
    { per: 'channel', lanes: ['edit'], rate: { kind: 'window', most: 5, ms: 5_200 } },
    { per: 'service', lanes: ALL, rate: { kind: 'window', most: 40, ms: 1_000 } },
  ],
};
/**
 * Gateways for text messages and calls take a few a second and answer 429 above that: 5 a
 * second each, after a burst of 10 that lets a whole team be called at once.
 */
const WEBHOOK: Pace = {
  runs: 4,
  batch: 1,
  limits: [{ per: 'service', lanes: ALL, rate: { kind: 'bucket', burst: 10, everyMs: 200 } }],
};
/** What is on this machine takes as much as there is. */
export const LOCAL: Pace = { runs: 1, batch: 50, limits: [] };
const OTHER: Pace = { runs: 4, batch: 1, limits: [] };

const PACES: Readonly<Record<string, Pace>> = { console: LOCAL, slack: SLACK, discord: DISCORD, webhook: WEBHOOK };

export function paceOf(platform: string): Pace {
  return PACES[platform] ?? OTHER;
}

/** A send that came to no end in this time is given up; whether it arrived nobody knows. The chats' own limits are shorter. */
export const SEND_LIMIT_MS = 45_000;
/** How long a stop waits for the sends that are under way. */
export const STOP_MS = 3_000;
/** What waits in a broken channel longer than this is given up. */
export const EXPIRE_MS = 24 * 3_600_000;

/** Waits between tries of one notice: doubling from a second to five minutes. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;

/** How long to wait after the given number of failed attempts (1, 2, …). A wait the service asks for is obeyed. */
export function retryAfter(attempts: number, asked: number | null): number {
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20);
  return Math.max(asked ?? 0, Math.min(LONGEST_RETRY_MS, doubled));
}

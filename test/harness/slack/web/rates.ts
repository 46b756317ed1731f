import type { Limits, Rate } from '../api/options.js';

/** Slack's own (docs.slack.dev, rate limits): tiers are "N or more a minute" with small bursts. */
export const SLACK_LIMITS: Limits = {
  channel: { perMinute: 60, burst: 4 },
  workspace: { perMinute: 300, burst: 50 },
  tiers: {
    1: { perMinute: 1, burst: 2 },
    2: { perMinute: 20, burst: 10 },
    3: { perMinute: 50, burst: 20 },
    4: { perMinute: 100, burst: 40 },
  },
  methods: {
    // Reconnecting a few times in a row is what every client does.
    'apps.connections.open': { perMinute: 10, burst: 10 },
    'auth.test': { perMinute: 600, burst: 200 },
    'chat.getPermalink': { perMinute: 600, burst: 200 },
  },
};

class Bucket {
  #tokens: number;
  #at: number;
  constructor(
    readonly rate: Rate,
    now: number,
  ) {
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** ms until a call may be made; 0 for now. */
  wait(now: number): number {
    const since = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.rate.burst, this.#tokens + (since * this.rate.perMinute) / 60_000);
    this.#at = now;
    return this.#tokens >= 1 - 1e-9 ? 0 : ((1 - this.#tokens) * 60_000) / this.rate.perMinute;
  }

  take(): void {
    this.#tokens -= 1;
  }
}

export interface Refusal {
  /** Whole seconds, at least 1. */
  readonly retryAfter: number;
  /** The client was told to wait and did not. */
  readonly tooEarly: boolean;
}

/** Counts calls and refuses those over the rate, until Retry-After is over to the second. */
export class Rates {
  readonly #buckets = new Map<string, Bucket>();
  readonly #closedUntil = new Map<string, number>();

  constructor(
    readonly limits: Limits | null,
    readonly now: () => number,
  ) {}

  /** Null where the call may go on; it is counted then. `channel` is set for chat.postMessage alone. */
  refuse(team: string, method: string, tier: 1 | 2 | 3 | 4 | 'special', channel: string | null): Refusal | null {
    if (this.limits === null) return null;
    const now = this.now();
    const asked = this.#asked(team, method, tier, channel);
    const closed = asked.map(([key]) => this.#closedUntil.get(key) ?? 0).filter((until) => until > now);
    if (closed.length > 0) return { retryAfter: seconds(Math.max(...closed) - now), tooEarly: true };
    const waits = asked.map(([key, rate]) => ({ key, ms: this.#bucket(key, rate, now).wait(now) }));
    const longest = waits.reduce((a, b) => (b.ms > a.ms ? b : a), { key: '', ms: 0 });
    if (longest.ms > 0) {
      const retryAfter = seconds(longest.ms);
      this.#closedUntil.set(longest.key, now + retryAfter * 1000);
      return { retryAfter, tooEarly: false };
    }
    for (const [key, rate] of asked) this.#bucket(key, rate, now).take();
    return null;
  }

  #asked(team: string, method: string, tier: 1 | 2 | 3 | 4 | 'special', channel: string | null): [string, Rate][] {
    const limits = this.limits ?? SLACK_LIMITS;
    if (channel !== null)
      return [
        [`${team} ${method} ${channel}`, limits.channel],
        [`${team} ${method}`, limits.workspace],
      ];
    const rate = limits.methods[method] ?? (tier === 'special' ? null : limits.tiers[tier]);
    return rate === null ? [] : [[`${team} ${method}`, rate]];
  }

  #bucket(key: string, rate: Rate, now: number): Bucket {
    const found = this.#buckets.get(key) ?? new Bucket(rate, now);
    this.#buckets.set(key, found);
    return found;
  }
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000 - 1e-6));

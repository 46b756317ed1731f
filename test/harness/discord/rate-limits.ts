import { createHash } from 'node:crypto';
import type { Rate, Route } from './routes/route.js';

const usual: Rate = { limit: 50, windowMs: 1000 };
const globalRate: Rate = { limit: 50, windowMs: 1000 };

interface Window {
  used: number;
  endsAt: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Set when the request is one too many. */
  readonly refused?: { readonly scope: 'user' | 'global'; readonly retryAfter: number };
}

/** Discord's windows: one per route and major parameter, and one over all. Real time. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();
  readonly #all: Window = { used: 0, endsAt: 0 };

  constructor(readonly clock: () => number = Date.now) {}

  take(route: Route, params: Readonly<Record<string, string>>): Verdict {
    const now = this.clock();
    if (!route.open) {
      const over = use(this.#all, globalRate, now);
      if (over !== null)
        return {
          headers: { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global', 'retry-after': whole(over) },
          refused: { scope: 'global', retryAfter: over / 1000 },
        };
    }
    if (route.rate === null) return { headers: {} };
    const rate = route.rate ?? usual;
    const major = params.channel ?? params.guild ?? `${params.app ?? ''}${params.token ?? ''}`;
    const key = `${route.method} ${route.path} ${major}`;
    const window = this.#windows.get(key) ?? { used: 0, endsAt: 0 };
    this.#windows.set(key, window);
    const over = use(window, rate, now);
    const headers = {
      'x-ratelimit-limit': String(rate.limit),
      'x-ratelimit-remaining': String(Math.max(0, rate.limit - window.used)),
      'x-ratelimit-reset': (window.endsAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': ((window.endsAt - now) / 1000).toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(`${route.method} ${route.path}`).digest('hex'),
    };
    if (over === null) return { headers };
    return {
      headers: { ...headers, 'x-ratelimit-scope': 'user', 'retry-after': whole(over) },
      refused: { scope: 'user', retryAfter: over / 1000 },
    };
  }
}

/** Null when it still fits, else the milliseconds until the window ends. */
function use(window: Window, rate: Rate, now: number): number | null {
  if (now >= window.endsAt) {
    window.used = 0;
    window.endsAt = now + rate.windowMs;
  }
  if (window.used >= rate.limit) return window.endsAt - now;
  window.used++;
  return null;
}

const whole = (ms: number) => String(Math.ceil(ms / 1000));

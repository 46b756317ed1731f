import type { ClockDemand } from './response/clock.js';
import type { Say } from './text.js';

/** What happens to an incident between its calls and its end: answers, clocks, requests. */
export type ResponseEvent =
  /** One of several who all have to acknowledge has; `of`: those who still have to. */
  | { readonly type: 'ack-counted'; readonly by: string; readonly of: readonly string[]; readonly note: string }
  /** “Still on it?” was asked of whoever acknowledged, before that ends. */
  | { readonly type: 'still-asked'; readonly person: string }
  /** Whoever was asked is still on it. */
  | { readonly type: 'still' }
  /** Somebody was called in a further way of theirs. */
  | { readonly type: 'contacted'; readonly person: string; readonly way: string; readonly step: number | null }
  /** Clocks that begin with the level or the labels; one that runs already is not begun again. */
  | { readonly type: 'clocks-started'; readonly clocks: readonly ClockDemand[] }
  | {
      readonly type: 'clock-nudged';
      readonly clock: string;
      readonly share: number;
      readonly people: readonly string[];
    }
  | { readonly type: 'clock-missed'; readonly clock: string; readonly dueAt: number }
  /** Content that stops the clocks of its name: `plan`, `assess`, `update`, `regulator`. Field → what was written. */
  | {
      readonly type: 'filed';
      readonly what: string;
      readonly by: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  /** What became of a request for approval on this incident. */
  | { readonly type: 'request'; readonly request: string; readonly became: RequestBecame; readonly said: Say };

/** `late`: what was done first and filed after was not approved in time. */
export type RequestBecame = 'asked' | 'filed' | 'counted' | 'approved' | 'rejected' | 'expired' | 'late';

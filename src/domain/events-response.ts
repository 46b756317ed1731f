import type { MissedWay } from './escalation/contact.js';
import type { Level } from './level.js';
import type { ClockDemand } from './response/clock.js';
import type { Say, Worded } from './text.js';

/** What happens to an incident between its calls and its end: answers, clocks, requests. */
export type ResponseEvent =
  /** One of several who all have to acknowledge has; `of`: those who still have to. */
  | { readonly type: 'ack-counted'; readonly by: string; readonly of: readonly string[]; readonly note: string }
  /** “Still on it?” was asked of whoever acknowledged, before that ends. */
  | { readonly type: 'still-asked'; readonly person: string }
  /** Whoever was asked is still on it. */
  | { readonly type: 'still' }
  /** Somebody was called in a further way of theirs; `missed`: why they could not be. */
  | {
      readonly type: 'contacted';
      readonly person: string;
      readonly way: string;
      readonly step: number | null;
      readonly missed?: MissedWay;
    }
  /** Clocks that begin now, with the level or the labels; one of the same name begins anew. */
  | { readonly type: 'clocks-started'; readonly clocks: readonly ClockDemand[] }
  | {
      readonly type: 'clock-nudged';
      readonly clock: string;
      /** Of one of the configuration's own. */
      readonly name?: Worded;
      readonly share: number;
      readonly people: readonly string[];
      readonly dueAt: number;
      /** How long ago that share was over, where nobody could tell it then; ms. */
      readonly lateMs?: number;
    }
  /** `level`: the incident's then. `lateMs`: as above. */
  | {
      readonly type: 'clock-missed';
      readonly clock: string;
      readonly name?: Worded;
      readonly dueAt: number;
      readonly level: Level;
      readonly lateMs?: number;
    }
  /** Roles the level wants filled. */
  | { readonly type: 'roles-wanted'; readonly roles: readonly string[] }
  /** Content that stops the clocks of its name: `plan`, `assess`, `update`, `regulator`. Field → what was written. */
  | {
      readonly type: 'filed';
      readonly what: string;
      readonly name?: Worded;
      readonly by: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  /** What became of a request for approval on this incident. */
  | { readonly type: 'request'; readonly request: string; readonly became: RequestBecame; readonly said: Say };

/** `late`: what was done first and filed after was not approved in time. */
export type RequestBecame = 'asked' | 'filed' | 'counted' | 'approved' | 'rejected' | 'expired' | 'late' | 'withdrawn';

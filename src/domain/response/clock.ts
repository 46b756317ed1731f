import type { Level } from '../level.js';
import type { Matcher } from '../matcher.js';
import type { Target } from '../target.js';
import type { SayParam, Worded } from '../text.js';

/** What a level demands by when, in the order people meet them. */
export const RESPONSES = ['acknowledge', 'assemble', 'assess', 'coordinate', 'plan', 'update', 'settle'] as const;
export type ResponseKind = (typeof RESPONSES)[number];

/** What people file to stop a clock: content, not a tick. Named clocks (`regulator`) are filed under their own name. */
export const FILINGS = ['assemble', 'assess', 'coordinate', 'plan', 'update'] as const;
export type FilingKind = (typeof FILINGS)[number];

/** A deadline that a level or a label demands. */
export interface ClockDemand {
  /** One of `RESPONSES`, or a name of the configuration's own: `regulator`. */
  readonly id: string;
  /** Its name for people; null: the catalogue has one. */
  readonly name: Worded | null;
  readonly withinMs: number;
  /** It starts anew each time it is stopped (updates every 30 minutes). */
  readonly repeats: boolean;
  /** Who answers for it; null: whoever the incident's owner or commander is. */
  readonly who: Target | null;
}

/** Demands of incidents by their labels: data breach 2 h / 24 h / 72 h. */
export interface NamedClock extends ClockDemand {
  /** Empty: every level. */
  readonly levels: readonly Level[];
  readonly match: readonly Matcher[];
}

/** A deadline that runs, or ran, on an incident. */
export interface ResponseClock extends ClockDemand {
  readonly startedAt: number;
  readonly dueAt: number;
  /** The share of its time at which somebody was last nudged: 0, 0.5, 0.8. */
  readonly nudged: number;
  readonly stoppedAt: number | null;
  readonly missedAt: number | null;
}

/** Shares of the time at which whoever answers for a clock is reminded. */
export const NUDGES = [0.5, 0.8] as const;

/** A clock as people call it: by the catalogue's word, by the configuration's name for it, else by its id. */
export function clockSay(id: string, name?: Worded | null): SayParam {
  if (name) return { worded: name, labels: {} };
  return RESPONSES.some((known) => known === id) ? { say: { key: `response.${id}` } } : id;
}

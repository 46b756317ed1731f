import type { Signal } from './signal.js';
import type { Say } from './text.js';

/** What the store remembers of a scheduled check. */
export interface CheckRow {
  readonly id: string;
  readonly paused: boolean;
  /** Start of the newest tick that was claimed, and what became of it. */
  readonly lastTick: number | null;
  readonly lastEnd: number | null;
  readonly lastOk: boolean | null;
  readonly lastMessage: string | null;
}

/** What one run of a check brought, for whoever asked for it. */
export interface CheckSeen {
  readonly id: string;
  /** The check itself worked. */
  readonly ran: boolean;
  readonly said: Say;
  /** What the target answered: cut, and without secrets; null where there is nothing to show. */
  readonly raw: string | null;
  /** The first signals made of it. */
  readonly signals: readonly Signal[];
  /** How many signals there were in all. */
  readonly count: number;
  /** How many of them were known already. */
  readonly duplicates: number;
}

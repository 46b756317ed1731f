import type { Say } from '../../domain/text.js';

/** What trying something came to. Only `failed` means that the bot will not work as configured. */
export type Outcome = 'well' | 'noted' | 'warned' | 'failed' | 'skipped';

/** One thing that was tried, what was found, and how to mend it. */
export interface Diagnosis {
  readonly outcome: Outcome;
  readonly said: Say;
  /** null where there is nothing to mend. */
  readonly mend: Say | null;
}

export function well(said: Say): Diagnosis {
  return { outcome: 'well', said, mend: null };
}
/** Worth knowing, neither good nor bad. */
export function noted(said: Say): Diagnosis {
  return { outcome: 'noted', said, mend: null };
}
export function warned(said: Say, mend: Say): Diagnosis {
  return { outcome: 'warned', said, mend };
}
export function failed(said: Say, mend: Say | null): Diagnosis {
  return { outcome: 'failed', said, mend };
}
export function skipped(said: Say): Diagnosis {
  return { outcome: 'skipped', said, mend: null };
}

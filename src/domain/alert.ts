import type { Figures } from './finding.js';
import type { Level } from './level.js';
import type { Labels } from './signal.js';
import type { Say, Worded } from './text.js';

export type Suppression =
  | { readonly by: 'silence'; readonly id: string }
  | { readonly by: 'inhibition'; readonly id: string };

/** A deduplicated condition: evidence for an incident. One row per fingerprint, holding its newest episode. */
export interface Alert {
  readonly fingerprint: string;
  readonly rule: string;
  readonly status: 'firing' | 'resolved';
  /** The level now; for a resolved alert the last it had. */
  readonly level: Level;
  readonly subject: string;
  readonly labels: Labels;
  readonly title: Worded;
  readonly reasons: readonly Say[];
  readonly figures: Figures;
  readonly signals: readonly string[];
  readonly startsAt: number;
  readonly updatedAt: number;
  readonly endsAt: number | null;
  /** The incident that handles it; null while suppressed before it ever reached one. */
  readonly incident: number | null;
  readonly suppressed: Suppression | null;
  /** Times of its last changes of status, newest last, for flap detection. */
  readonly changes: readonly number[];
  readonly flapping: boolean;
  readonly owner?: string;
  readonly drill?: boolean;
  readonly url?: string;
}

export function isFiring(alert: Alert): boolean {
  return alert.status === 'firing';
}

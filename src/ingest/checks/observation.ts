import type { JsonObject } from '../../domain/json.js';
import type { AlertSignal, Labels } from '../../domain/signal.js';

interface ObservationBase {
  readonly name: string;
  /** The check's own where it is left out. */
  readonly subject?: string;
  /** Beside those of the check; of two with one name this one counts. */
  readonly labels?: Labels;
  /** ms since the epoch; the end of the run where it is left out. */
  readonly at?: number;
  /**
   * Unique within the check: the same one counts once, whichever run brings it. Left out, each observation of each run
   * counts.
   */
  readonly id?: string;
}

/** What a check saw besides its figures: a whole signal, but for what all signals of its run share. */
export type Observation =
  | (ObservationBase & { readonly kind: 'metric'; readonly value: number; readonly unit?: string })
  | (ObservationBase & { readonly kind: 'text'; readonly text: string })
  | (ObservationBase & { readonly kind: 'fact'; readonly fields: JsonObject })
  | (ObservationBase & { readonly kind: 'alert' } & Pick<AlertSignal, 'status' | 'level' | 'title' | 'text' | 'url'>)
  | (ObservationBase & { readonly kind: 'heartbeat' });

/** Observations of one run that become signals; what is beyond is not taken, and the check says so. */
export const MAX_OBSERVATIONS = 10_000;

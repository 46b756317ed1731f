import type { Signal } from '../domain/signal.js';
import { signalKey } from '../store/store.js';
import type { Job } from './job-queue.js';

export interface FreshSignals {
  readonly signals: readonly Signal[];
  /** How many each job brought, in their order. */
  readonly taken: readonly number[];
}

/** Signals not seen before by this turn, nor (as far as `known` tells) by the store. */
export function freshSignals(jobs: readonly Job[], known: ReadonlySet<string>): FreshSignals {
  const only = jobs.length === 1 ? jobs[0] : undefined;
  if (only && only.signals.length === 1 && known.size === 0) return { signals: only.signals, taken: [1] };
  const seen = new Set<string>();
  const signals: Signal[] = [];
  const taken = jobs.map((job) => {
    let n = 0;
    for (const signal of job.signals) {
      const key = signalKey(signal);
      if (seen.has(key) || known.has(key)) continue;
      seen.add(key);
      signals.push(signal);
      n++;
    }
    return n;
  });
  return { signals, taken };
}

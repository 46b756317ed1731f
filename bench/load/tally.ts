import { percentile } from '../figures.js';
import type { LoadReport } from './order.js';

/** Counts answers and how long each took. */
export class Tally {
  readonly #waits: number[] = [];
  readonly #statuses = new Map<number, number>();

  answered(status: number, ms: number): void {
    this.#waits.push(ms);
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
  }

  report(batch: number, ms: number): LoadReport {
    const requests = this.#waits.length;
    return {
      requests,
      signals: requests * batch,
      seconds: ms / 1000,
      statuses: Object.fromEntries(this.#statuses),
      p50: percentile(this.#waits, 0.5),
      p99: percentile(this.#waits, 0.99),
      max: percentile(this.#waits, 1),
    };
  }
}

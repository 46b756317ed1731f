import type { Labels } from '../domain/signal.js';
import type { WireSignal } from '../ingest/wire/signal-schema.js';
import { instant } from './plan.js';

/** A figure, before it has an id. */
export interface Measured {
  readonly name: string;
  readonly subject: string;
  readonly labels: Labels;
  readonly value: number;
  readonly unit?: string;
}

/** Writes signals down as their senders would send them: `POST /v1/signals`, one object each. */
export class Recorder {
  readonly #signals: WireSignal[] = [];
  readonly #made = new Map<string, number>();

  metric(minute: number, source: string, measured: Measured): void {
    this.#signals.push({ ...this.#base(minute, source), kind: 'metric', ...measured, value: tidy(measured.value) });
  }

  text(minute: number, source: string, name: string, subject: string, labels: Labels, text: string): void {
    this.#signals.push({ ...this.#base(minute, source), kind: 'text', name, subject, labels, text });
  }

  alert(minute: number, source: string, alert: Omit<Extract<WireSignal, { kind: 'alert' }>, 'kind' | 'source'>): void {
    this.#signals.push({ ...this.#base(minute, source), kind: 'alert', ...alert });
  }

  heartbeat(minute: number, source: string, name: string): void {
    this.#signals.push({ ...this.#base(minute, source), kind: 'heartbeat', name });
  }

  /** Everything, oldest first; what is of one instant in the order it was written. */
  all(): readonly WireSignal[] {
    const at = (signal: WireSignal): number =>
      typeof signal.at === 'string' ? Date.parse(signal.at) : (signal.at ?? 0);
    return this.#signals.toSorted((a, b) => at(a) - at(b));
  }

  #base(minute: number, source: string) {
    const n = (this.#made.get(source) ?? 0) + 1;
    this.#made.set(source, n);
    return { id: `${source}-${n}`, source, at: new Date(instant(minute)).toISOString() };
  }
}

/** Senders round: four significant digits, and whole numbers whole. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

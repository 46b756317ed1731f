import type { JsonObject } from './json.js';

/** Labels join signals to shows, incidents, silences and people. Values are plain text from outside. */
export type Labels = Readonly<Record<string, string>>;

export const SIGNAL_KINDS = ['metric', 'text', 'fact', 'alert', 'heartbeat'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

interface SignalBase {
  /** Unique within its source: the same id sent twice counts once. */
  readonly id: string;
  readonly source: string;
  /** What was observed, dotted: `delivery.delay_rate`, `stream.up`. */
  readonly name: string;
  /** What it was observed of: `region:east`, `sku:123`. Empty where the name says it all. */
  readonly subject: string;
  readonly labels: Labels;
  /** When it was observed, ms since the epoch, as the sender says. */
  readonly at: number;
  /** A drill travels the whole real path and never counts in a metric. */
  readonly drill?: boolean;
}
export interface MetricSignal extends SignalBase {
  readonly kind: 'metric';
  readonly value: number;
  readonly unit?: string;
}
export interface TextSignal extends SignalBase {
  readonly kind: 'text';
  readonly text: string;
}
export interface FactSignal extends SignalBase {
  readonly kind: 'fact';
  readonly fields: JsonObject;
}
export interface AlertSignal extends SignalBase {
  readonly kind: 'alert';
  readonly status: 'firing' | 'resolved';
  /** The sender's own word for how bad it is: `critical`, `P1`, `red`. */
  readonly level?: string;
  readonly title?: string;
  readonly text?: string;
  readonly url?: string;
}
export interface HeartbeatSignal extends SignalBase {
  readonly kind: 'heartbeat';
}

/** One normalised observation, from a webhook or a check. */
export type Signal = MetricSignal | TextSignal | FactSignal | AlertSignal | HeartbeatSignal;

/** The words of a signal a person could read: a transcript line, a comment, an alert's title and text. */
export function wordsOf(signal: Signal): string {
  switch (signal.kind) {
    case 'text':
      return signal.text;
    case 'alert':
      return [signal.title, signal.text].filter(Boolean).join('\n');
    case 'metric':
    case 'fact':
    case 'heartbeat':
      return '';
    default:
      return unreachable(signal);
  }
}

/** Ends a switch over a union: adding a member without handling it is a compile error. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

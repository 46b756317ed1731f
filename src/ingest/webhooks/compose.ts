import { createHash } from 'node:crypto';
import type { JsonObject } from '../../domain/json.js';
import type { FactSignal, Labels, MetricSignal, TextSignal } from '../../domain/signal.js';
import { DAY_MS, readAt } from '../wire/at.js';
import { isUnsafeName, LIMITS } from '../wire/limits.js';
import type { ReadContext } from '../wire/read-signal.js';

/** What a sender's reader knows of one observation, before it is cut to what a signal may hold. */
export interface Observed {
  readonly id: string;
  readonly name: string;
  readonly subject?: string | undefined;
  /** Those that are undefined are not known and left out. */
  readonly labels: Readonly<Record<string, string | undefined>>;
  /** As the sender wrote it (see `instant`); left out: now. */
  readonly at?: number | undefined;
  readonly drill?: boolean | undefined;
}

export function metric(
  observed: Observed,
  value: number,
  unit: string | undefined,
  context: ReadContext,
): MetricSignal {
  const base = { kind: 'metric' as const, ...baseOf(observed, context), value };
  return unit === undefined ? base : { ...base, unit: unit.slice(0, LIMITS.word) };
}

export function text(observed: Observed, said: string, context: ReadContext): TextSignal {
  return { kind: 'text', ...baseOf(observed, context), text: said.slice(0, LIMITS.text) };
}

/** `fields`: single values only; those that are undefined are not known and left out. */
export function fact(
  observed: Observed,
  fields: Readonly<Record<string, string | number | boolean | undefined>>,
  context: ReadContext,
): FactSignal {
  const known: JsonObject = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value.slice(0, LIMITS.text) : value]],
    ),
  );
  return { kind: 'fact', ...baseOf(observed, context), fields: known };
}

/**
 * A sender's time as ms: RFC 3339, or a number that counts `unit`. undefined where it is neither, or more than a day
 * ahead of the clock here: such a time would hold back every later one.
 */
export function instant(written: unknown, context: ReadContext, unit: 'ms' | 's' = 'ms'): number | undefined {
  const found = readAt(typeof written === 'number' && unit === 's' ? written * 1_000 : written);
  return found === null || found > context.now + DAY_MS ? undefined : found;
}

export function baseOf({ id, name, subject, labels, at, drill }: Observed, context: ReadContext) {
  return {
    id: id.length <= LIMITS.id ? id : createHash('sha256').update(id).digest('hex'),
    source: context.sourceId,
    name: name.slice(0, LIMITS.name),
    subject: (subject ?? '').slice(0, LIMITS.subject),
    labels: labelsOf(labels),
    at: at ?? context.now,
    ...(drill === true ? { drill } : {}),
  };
}

function labelsOf(written: Observed['labels']): Labels {
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(written)) {
    if (value === undefined || value === '' || isUnsafeName(name)) continue;
    labels[name] = value.slice(0, LIMITS.labelValue);
  }
  return labels;
}

import { createHash } from 'node:crypto';
import { type AlertSignal, type MetricSignal, type Signal, unreachable } from '../../domain/signal.js';
import { LIMITS } from '../wire/limits.js';
import { MAX_OBSERVATIONS, type Observation } from './observation.js';
import type { CheckOutcome } from './outcome.js';
import type { CheckConfig } from './schema.js';

/** The source that all signals of checks name. */
export const CHECK_SOURCE = 'check';
/** A check that cannot do its work says so under this name, whatever it was to measure. */
export const CHECK_FAILED = 'check.failed';

/** Which run it was, so that one run counts once. */
interface Run {
  readonly tick: number;
  readonly at: number;
}

/**
 * The signals of one run: a metric for each figure, a signal for each observation, and an alert `check.failed` where the
 * check itself could not work; resolved once, after it failed before.
 */
export function signalsOf(
  check: CheckConfig,
  outcome: CheckOutcome,
  run: Run & { readonly failedBefore: boolean },
  words: { readonly title: string; readonly message: string },
): readonly Signal[] {
  const labels = { ...(check.show === null ? {} : { show: check.show }), ...check.labels, check: check.id };
  const idOf = (name: string) => fitted(`${check.id}@${run.tick}:${name}`);
  const signals: Signal[] = outcome.measures.map(
    ({ name, value, unit }): MetricSignal => ({
      kind: 'metric',
      id: idOf(name),
      source: CHECK_SOURCE,
      name,
      subject: check.subject,
      labels,
      at: run.at,
      value,
      ...(unit === undefined ? {} : { unit }),
    }),
  );
  for (const [i, one] of (outcome.observations ?? []).slice(0, MAX_OBSERVATIONS).entries()) {
    const id = one.id === undefined ? idOf(`#${i}`) : fitted(`${check.id}:${one.id}`);
    signals.push(signalOf(one, { id, subject: check.subject, labels, at: run.at }));
  }
  if (outcome.ran && !run.failedBefore) return signals;
  const alert: AlertSignal = {
    kind: 'alert',
    id: idOf(CHECK_FAILED),
    source: CHECK_SOURCE,
    name: CHECK_FAILED,
    subject: `check:${check.id}`,
    labels: { ...check.labels, check: check.id },
    at: run.at,
    status: outcome.ran ? 'resolved' : 'firing',
    level: 'warning',
    title: words.title,
    text: words.message.slice(0, LIMITS.text),
  };
  return [...signals, alert];
}

type Shared = Pick<Signal, 'id' | 'subject' | 'labels' | 'at'>;

function signalOf(one: Observation, shared: Shared): Signal {
  const base = {
    id: shared.id,
    source: CHECK_SOURCE,
    name: one.name,
    subject: one.subject ?? shared.subject,
    // Whatever a row says, the label `check` tells the check it came from.
    labels: { ...shared.labels, ...one.labels, check: shared.labels.check ?? '' },
    at: one.at ?? shared.at,
  };
  switch (one.kind) {
    case 'metric':
      return { ...base, kind: 'metric', value: one.value, ...(one.unit === undefined ? {} : { unit: one.unit }) };
    case 'text':
      return { ...base, kind: 'text', text: one.text };
    case 'fact':
      return { ...base, kind: 'fact', fields: one.fields };
    case 'alert': {
      const { status, level, title, text, url } = one;
      return {
        ...base,
        kind: 'alert',
        status,
        ...(level === undefined ? {} : { level }),
        ...(title === undefined ? {} : { title }),
        ...(text === undefined ? {} : { text }),
        ...(url === undefined ? {} : { url }),
      };
    }
    case 'heartbeat':
      return { ...base, kind: 'heartbeat' };
    default:
      return unreachable(one);
  }
}

/** An id as it is, or where it is longer than an id may be, its digest. */
function fitted(id: string): string {
  return id.length <= LIMITS.id ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

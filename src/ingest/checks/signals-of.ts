import type { AlertSignal, MetricSignal, Signal } from '../../domain/signal.js';
import type { CheckOutcome } from './outcome.js';
import type { CheckConfig } from './schema.js';

/** The source that all signals of checks name. */
export const CHECK_SOURCE = 'check';
/** A check that cannot do its work says so under this name, whatever it was to measure. */
export const CHECK_FAILED = 'check.failed';

/**
 * The signals of one run: a metric for each figure, and an alert `check.failed` where the check itself could not work;
 * resolved once, after it failed before. `tick` names the run, so that one run counts once.
 */
export function signalsOf(
  check: CheckConfig,
  outcome: CheckOutcome,
  run: { readonly tick: number; readonly at: number; readonly failedBefore: boolean },
  words: { readonly title: string; readonly message: string },
): readonly Signal[] {
  const labels = { ...(check.show === null ? {} : { show: check.show }), ...check.labels, check: check.id };
  const idOf = (name: string) => `${check.id}@${run.tick}:${name}`;
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
    text: words.message,
  };
  return [...signals, alert];
}

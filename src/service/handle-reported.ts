import type { Action, ActionResult } from '../domain/action.js';
import { type Alert, isFiring } from '../domain/alert.js';
import type { Turn } from './turn.js';

type Reported = Extract<Action, { on: 'reported' }>;

/**
 * Incidents that rest on a firing alert of this source with these labels. A system that reports alerts knows them by
 * its own key, never by our number.
 */
export function incidentsReported(turn: Turn, { source, labels }: Reported): readonly number[] {
  const wanted = Object.entries(labels);
  const from = `${source}/`;
  const fits = (alert: Alert) =>
    isFiring(alert) &&
    wanted.every(([name, value]) => alert.labels[name] === value) &&
    alert.signals.some((signal) => signal.startsWith(from));
  const found = new Set<number>();
  for (const alert of turn.live.alerts.values()) {
    const incident = fits(alert) ? turn.live.incidentOf(alert.fingerprint) : undefined;
    if (incident) found.add(incident.id);
  }
  return [...found];
}

/** Nothing wrong: what it is about has ended, has not begun yet, or is held back. */
export function nothingReported({ source, labels }: Reported): ActionResult {
  const what = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return { result: 'noop', said: { key: 'sender.reported.none', params: { source, what: what.join(' ') } } };
}

/** What became of a request that meant several incidents, in one word. */
export function together(results: readonly ActionResult[]): ActionResult | undefined {
  return (
    results.find(({ result }) => result === 'done') ?? results.find(({ result }) => result === 'noop') ?? results[0]
  );
}

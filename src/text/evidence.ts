import type { Alert } from '../domain/alert.js';
import type { IncidentEvent } from '../domain/events.js';
import type { Figures } from '../domain/finding.js';
import type { History } from '../domain/history.js';
import type { Incident } from '../domain/incident.js';
import { type Level, rank } from '../domain/level.js';
import type { Labels } from '../domain/signal.js';
import type { Say, Worded } from '../domain/text.js';

/** What an incident rests on: an alert as it is, or as it was when it last fired. */
export interface Evidence {
  readonly fingerprint: string;
  readonly rule: string;
  readonly level: Level;
  readonly title: Worded;
  readonly labels: Labels;
  readonly reasons: readonly Say[];
  readonly figures: Figures;
  readonly signals: readonly string[];
  readonly firing: boolean;
  readonly at: number;
}

/**
 * The evidence of an incident, firing and worst first. An alert's row holds its newest episode only; where it has
 * moved on to another incident, the history of this one tells how it stood.
 */
export function evidenceOf(
  incident: Incident,
  alerts: readonly Alert[],
  history: readonly History[],
): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const row of history) {
    if (row.kind === 'incident' && row.event.type === 'alert-fired') {
      found.set(row.event.fingerprint, fromEvent(row.event, row.at, incident));
    }
  }
  for (const alert of alerts) {
    found.set(alert.fingerprint, { ...alert, firing: alert.status === 'firing', at: alert.updatedAt });
  }
  return [...found.values()].sort(
    (a, b) => Number(b.firing) - Number(a.firing) || rank(b.level) - rank(a.level) || b.at - a.at,
  );
}

function fromEvent(event: Extract<IncidentEvent, { type: 'alert-fired' }>, at: number, incident: Incident): Evidence {
  const { fingerprint, rule, level, title, labels, reasons, figures, signals } = event;
  const firing = incident.firing.includes(fingerprint);
  return { fingerprint, rule, level, title, labels, reasons, figures, signals, firing, at };
}

import type { Alert } from '../domain/alert.js';
import type { Candidate, CorrelateContext } from '../domain/correlate/candidate.js';
import { correlate, recognise } from '../domain/correlate/correlate.js';
import type { Finding } from '../domain/finding.js';
import { forgetRemoved, type Graded, gradeDue, gradeSignal, type Rulebook } from '../domain/grade.js';
import { isActive } from '../domain/incident.js';
import { inForceUntil } from '../domain/maintenance.js';
import type { Actor } from '../domain/person.js';
import type { Signal } from '../domain/signal.js';
import { applyCandidate } from './apply-candidate.js';
import type { Live } from './live.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'correlate' };

/** Grades all signals of a turn and lets what was found change incidents. The order of equal-time signals does not matter. */
export function handleSignals(turn: Turn, book: Rulebook, signals: readonly Signal[]): void {
  const recall = (key: string) => turn.live.grades.get(key);
  const findings: Finding[] = [];
  for (const signal of inOrder(signals)) {
    turn.signals.push(signal);
    for (const graded of gradeSignal(book, recall, signal, turn.live.shows, turn.now)) keep(turn, graded, findings);
  }
  handleFindings(turn, findings);
}

/** A rule's own clock came due: a pending level, an absence, the end of a hold. */
export function handleGradeDue(turn: Turn, book: Rulebook, key: string): void {
  const findings: Finding[] = [];
  turn.clearClock('grade', key);
  const recall = (k: string) => turn.live.grades.get(k);
  for (const graded of gradeDue(book, recall, key, turn.live.shows, turn.now)) keep(turn, graded, findings);
  handleFindings(turn, findings);
}

/** Lets go of what rules found that are no longer in the configuration: their alerts close with that reason. */
export function handleRemovedRules(turn: Turn, book: Rulebook): void {
  handleGraded(turn, forgetRemoved(book, turn.live.grades, turn.now));
}

/** Keeps what was graded otherwise than by a signal, and lets what was found change incidents. */
export function handleGraded(turn: Turn, all: readonly Graded[]): void {
  const findings: Finding[] = [];
  for (const graded of all) keep(turn, graded, findings);
  handleFindings(turn, findings);
}

function keep(turn: Turn, graded: Graded, findings: Finding[]): void {
  if (graded.state !== undefined) turn.setGrade(graded.key, graded.state);
  if (graded.dueAt === null) turn.clearClock('grade', graded.key);
  else if (graded.dueAt !== undefined) turn.setClock({ kind: 'grade', ref: graded.key, dueAt: graded.dueAt });
  if (graded.finding) findings.push(graded.finding);
}

/** Sorted only where needed: almost always one signal, or already in order. */
function inOrder(signals: readonly Signal[]): readonly Signal[] {
  for (let i = 1; i < signals.length; i++) {
    const a = signals[i - 1];
    const b = signals[i];
    if (a && b && compare(a, b) > 0) return [...signals].sort(compare);
  }
  return signals;
}
function compare(a: Signal, b: Signal): number {
  return a.at - b.at || order(a.source, b.source) || order(a.id, b.id);
}
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function handleFindings(turn: Turn, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const context = correlateContext(turn);
  const candidates: Candidate[] = [];
  for (const finding of findings) {
    const candidate = recognise(finding, context);
    if (!candidate) continue;
    turn.putAlert(candidate.alert);
    candidates.push(candidate);
  }
  for (const candidate of candidates) settle(turn, candidate, context);
}

function settle(turn: Turn, candidate: Candidate, context: CorrelateContext): void {
  const verdict = correlate(candidate, context);
  if ('go' in verdict) return applyCandidate(turn, verdict.go);
  if (verdict.alert) hide(turn, verdict.alert);
}

/** Hidden, not forgotten: kept with the reason, told to the incident it already belongs to. */
export function hide(turn: Turn, alert: Alert): void {
  const known = turn.live.alerts.get(alert.fingerprint) ?? alert;
  const incident = turn.live.incidentOf(alert.fingerprint);
  const attached = incident !== undefined && isActive(incident) && incident.firing.includes(alert.fingerprint);
  const newly = known.suppressed === null && alert.suppressed !== null;
  if (!sameSuppression(known, alert)) turn.putAlert({ ...known, suppressed: alert.suppressed });
  if (attached && newly && alert.suppressed)
    turn.happen(
      incident.id,
      {
        type: 'alert-hidden',
        fingerprint: alert.fingerprint,
        title: alert.title,
        labels: alert.labels,
        by: alert.suppressed.by,
        id: alert.suppressed.id,
      },
      BOT,
    );
}

function sameSuppression({ suppressed: a }: Alert, { suppressed: b }: Alert): boolean {
  return a?.by === b?.by && a?.id === b?.id;
}

/** What was hidden by something that has ended is judged again as if it had just fired. */
export function judgeAgain(turn: Turn, alerts: readonly Alert[]): void {
  const context = correlateContext(turn);
  for (const alert of alerts) {
    const finding: Finding = { ...alert, at: alert.startsAt };
    const known = turn.live.alerts.get(alert.fingerprint);
    if (known?.status !== 'firing') continue;
    settle(turn, { finding, news: 'fired', before: known, alert: known, route: null }, context);
  }
}

/** Ends what inhibitions hid when their cause no longer fires; called once at the end of a turn. */
export function releaseInhibited(turn: Turn): void {
  if (!turn.inhibitionsMayEnd) return;
  judgeAgain(
    turn,
    turn.live.hidden().filter((a) => a.suppressed?.by === 'inhibition'),
  );
}

/** At start: what was hidden by a silence, a window or an inhibition that there is no more. */
export function releaseAllEnded(turn: Turn): void {
  judgeAgain(turn, turn.live.hidden());
}

export function correlateContext(turn: Turn): CorrelateContext {
  const { live, now } = turn;
  return {
    now,
    settings: live.settings,
    silences: silencesInForce(live, now),
    alert: (fingerprint) => live.alerts.get(fingerprint),
    inhibitors: (inhibition) => live.inhibitors(inhibition),
    incidentOf: (fingerprint) => live.incidentOf(fingerprint),
    groupOf: (groupKey) => live.groupOf(groupKey),
  };
}

/** Silences people made and maintenance windows of the calendar, alike. */
export function silencesInForce(live: Live, now: number): CorrelateContext['silences'] {
  const made = [...live.silences.values()].filter((s) => s.endedAt === null && s.startsAt <= now && now < s.endsAt);
  const windows = live.settings.maintenance.filter((m) => inForceUntil(m, now) !== null);
  return [...made, ...windows];
}

import type { Alert } from '../domain/alert.js';
import { isRestricted } from '../domain/authority/restricted.js';
import type { Candidate, News } from '../domain/correlate/candidate.js';
import { policyFor } from '../domain/escalation/policy.js';
import type { IncidentEvent } from '../domain/events.js';
import type { Figures } from '../domain/finding.js';
import { type Incident, isActive } from '../domain/incident.js';
import { type Level, rank } from '../domain/level.js';
import { larger, total } from '../domain/money.js';
import type { Actor } from '../domain/person.js';
import { openingChannels } from './channels.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'correlate' };

/** A candidate that came through every stage changes its incident, or opens one. */
export function applyCandidate(turn: Turn, candidate: Candidate): void {
  const { alert, news, route } = candidate;
  if (!route) return;
  if (news === 'cleared') {
    clear(turn, candidate);
    return;
  }
  const id = route.to === 'new' ? openFor(turn, alert, route.groupKey) : route.id;
  if (route.to === 'incident' && (route.reopen || turn.live.incidents.get(id)?.state === 'mitigated'))
    reopen(turn, id, news);
  turn.putAlert({ ...current(turn, alert), incident: id, suppressed: null });
  const attached = turn.live.incidents.get(id)?.firing.includes(alert.fingerprint) ?? false;
  if (news !== 'updated' || !attached) turn.happen(id, firedEvent(alert), BOT);
  else if (moved(candidate.before?.figures, alert.figures)) turn.refresh(id);
  if (news === 'fired') followRestriction(turn, id, alert);
  followMoney(turn, id, news === 'fired' || news === 'raised');
  followLevel(turn, id, news === 'fired' || news === 'raised' ? alert.level : null);
}

function openFor(turn: Turn, alert: Alert, groupKey: string): number {
  const { settings } = turn.live;
  return turn.open(
    {
      type: 'opened',
      level: alert.level,
      title: alert.title,
      rule: alert.rule,
      labels: alert.labels,
      groupKey,
      subject: alert.subject,
      owner: alert.owner ?? null,
      policy: policyFor(settings, alert.level, alert.labels),
      channels: openingChannels(turn, alert.level, alert.labels),
      drill: alert.drill ?? false,
      restricted: isRestricted(settings.restricted, { ...alert.labels, level: alert.level }),
    },
    BOT,
  );
}

/** What joins an incident may be what not everybody may know of. */
function followRestriction(turn: Turn, id: number, { labels, level }: Alert): void {
  if (turn.live.incidents.get(id)?.restricted) return;
  if (isRestricted(turn.live.settings.restricted, { ...labels, level }))
    turn.happen(id, { type: 'restricted', on: true }, BOT);
}

function reopen(turn: Turn, id: number, news: News): void {
  if (news !== 'fired' && news !== 'raised') return;
  turn.happen(id, { type: 'reopened', why: 'why.incident.again', auto: true }, BOT);
}

function clear(turn: Turn, { alert, route }: Candidate): void {
  turn.putAlert({ ...current(turn, alert), suppressed: null });
  if (route?.to !== 'incident') return;
  const incident = turn.live.incidents.get(route.id);
  if (!incident?.firing.includes(alert.fingerprint)) return;
  const after = turn.happen(
    route.id,
    {
      type: 'alert-cleared',
      fingerprint: alert.fingerprint,
      title: alert.title,
      labels: alert.labels,
      reasons: alert.reasons,
    },
    BOT,
  );
  if (!isActive(after)) return;
  if (after.firing.length > 0) followLevel(turn, route.id, null);
  else if (!anyFlapping(turn, after)) endQuietly(turn, after);
}

/** Nothing fires any more: resolved, unless somebody holds it. */
export function endQuietly(turn: Turn, incident: Incident): void {
  if (!incident.held) turn.happen(incident.id, { type: 'resolved', outcome: null, note: '', auto: true }, BOT);
  else if (incident.state !== 'mitigated') turn.happen(incident.id, { type: 'mitigated', note: '' }, BOT);
}

/** The incident's level follows the highest of its firing alerts, unless a person holds it; then only news above it moves it. */
export function followLevel(turn: Turn, id: number, news: Level | null): void {
  const incident = turn.live.incidents.get(id);
  if (!incident || !isActive(incident)) return;
  const to = incident.levelHeld ? news : highestFiring(turn, incident);
  if (to === null || to === incident.level || (incident.levelHeld && rank(to) < rank(incident.level))) return;
  if (rank(to) < rank(incident.level)) {
    turn.happen(id, { type: 'level', from: incident.level, to, why: 'why.incident.level', held: false }, BOT);
    return;
  }
  raise(turn, incident, to);
}

/** What is merged in brings its level: one that was declared has no alert to show it by. */
export function inheritLevel(turn: Turn, id: number, from: Incident): void {
  const incident = turn.live.incidents.get(id);
  if (incident && rank(from.level) > rank(incident.level)) raise(turn, incident, from.level, from.levelHeld);
}

/** Up: more channels see it, a snooze ends, and an acknowledgement given for less is asked for again. */
function raise(turn: Turn, incident: Incident, to: Level, held = false): void {
  const policy = policyFor(turn.live.settings, to, incident.labels);
  turn.happen(incident.id, { type: 'level', from: incident.level, to, why: 'why.incident.level', held, policy }, BOT);
  if (incident.snoozedUntil !== null) turn.happen(incident.id, { type: 'snooze-ended' }, BOT);
  if (incident.state === 'acknowledged') turn.happen(incident.id, { type: 'ack-expired', why: 'level-up' }, BOT);
}

/** What it may cost now: told when it moved by a tenth, and whenever the level is looked at anew. */
export function followMoney(turn: Turn, id: number, exactly: boolean): void {
  const incident = turn.live.incidents.get(id);
  if (!incident) return;
  let worst: Alert['figures']['money'];
  for (const fp of incident.firing) {
    const alert = turn.live.alerts.get(fp);
    if (alert && shows(alert) && alert.figures.money) worst = larger(worst, alert.figures.money);
  }
  if (!worst) return;
  const known = incident.money;
  const moved =
    known?.currency !== worst.currency ||
    Math.abs(total(worst) - total(known)) >= total(known) / (exactly ? 1_000 : 10);
  if (known && !moved) return;
  turn.happen(id, { type: 'money', money: worst }, BOT);
}

// Asked for every finding: an incident may hold thousands of alerts.
function highestFiring(turn: Turn, incident: Incident): Level | null {
  let highest: Level | null = null;
  for (const fp of incident.firing) {
    const alert = turn.live.alerts.get(fp);
    if (alert && shows(alert) && rank(alert.level) > rank(highest)) highest = alert.level;
    if (highest === 'red') break;
  }
  return highest;
}

function shows(alert: Alert): boolean {
  return alert.status === 'firing' && alert.suppressed === null;
}

export function anyFlapping(turn: Turn, incident: Incident): boolean {
  return incident.cleared.some((fp) => turn.live.alerts.get(fp)?.flapping);
}

/** A later finding of the same turn may already have moved the alert on; only what this one decided is laid over it. */
function current(turn: Turn, alert: Alert): Alert {
  return turn.live.alerts.get(alert.fingerprint) ?? alert;
}

export function firedEvent(alert: Alert): IncidentEvent {
  return {
    type: 'alert-fired',
    fingerprint: alert.fingerprint,
    rule: alert.rule,
    level: alert.level,
    title: alert.title,
    subject: alert.subject,
    labels: alert.labels,
    reasons: alert.reasons,
    figures: alert.figures,
    signals: alert.signals,
    flapping: alert.flapping,
  };
}

/** Did a figure a person sees move by a tenth? */
function moved(before: Figures | undefined, after: Figures): boolean {
  const pairs: readonly (readonly [number | undefined, number | undefined])[] = [
    [before?.value, after.value],
    [before?.leftMs, after.leftMs],
    [before?.exposure, after.exposure],
    [before?.probability, after.probability],
  ];
  return pairs.some(([a, b]) => a !== b && (a === undefined || b === undefined || Math.abs(b - a) * 10 >= Math.abs(a)));
}

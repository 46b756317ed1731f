import type { Clock } from '../domain/clock.js';
import { type Incident, isActive } from '../domain/incident.js';
import { nextBoundary } from '../domain/maintenance.js';
import type { Actor } from '../domain/person.js';
import { unreachable } from '../domain/signal.js';
import { endQuietly } from './apply-candidate.js';
import { postAuditHead } from './audit-head.js';
import { contact } from './contact.js';
import { serveDeadlines } from './deadlines.js';
import { escalate } from './escalate.js';
import { requestDue } from './handle-requests.js';
import { silencesInForce } from './handle-signals.js';
import { hideFiring, releaseSilenced } from './handle-silences.js';
import { serveHandoff } from './handoff.js';
import { askStill } from './still.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'clock' };

/** Serves one clock that is due. Grade clocks are served where the rules are, in `handle-signals`. */
export function handleDue(turn: Turn, clock: Clock & { readonly kind: Exclude<Clock['kind'], 'grade'> }): void {
  turn.clearClock(clock.kind, clock.ref);
  switch (clock.kind) {
    case 'silence':
      return releaseSilenced(turn, clock.ref);
    case 'maintenance':
      return crossBoundary(turn, clock.ref);
    case 'storm':
      return calm(turn, clock.ref);
    case 'request':
      return requestDue(turn, clock.ref);
    case 'head':
      return postAuditHead(turn);
    case 'handoff':
      return serveHandoff(turn, clock);
    case 'escalate':
    case 'contact':
    case 'still':
    case 'ack-expiry':
    case 'snooze':
    case 'settle':
    case 'deadline':
    case 'close': {
      const incident = turn.live.incidents.get(Number(clock.ref));
      if (incident) onIncidentClock(turn, clock, clock.kind, incident);
      return;
    }
    default:
      return unreachable(clock.kind);
  }
}

type IncidentClock = 'escalate' | 'contact' | 'still' | 'ack-expiry' | 'snooze' | 'settle' | 'deadline' | 'close';

function onIncidentClock(turn: Turn, clock: Clock, kind: IncidentClock, incident: Incident): void {
  const { id } = incident;
  switch (kind) {
    case 'escalate':
      return escalate(turn, clock, incident);
    case 'contact':
      return contact(turn, clock, incident);
    case 'still':
      return askStill(turn, incident);
    case 'ack-expiry':
      if (incident.state === 'acknowledged' && incident.ackExpiresAt !== null && incident.ackExpiresAt <= turn.now)
        turn.happen(id, { type: 'ack-expired', why: 'quiet' }, BOT);
      return;
    case 'snooze':
      if (incident.snoozedUntil !== null && incident.snoozedUntil <= turn.now)
        turn.happen(id, { type: 'snooze-ended' }, BOT);
      return;
    case 'settle':
      if (isActive(incident) && incident.firing.length === 0) endQuietly(turn, incident);
      return;
    case 'deadline':
      return serveDeadlines(turn, clock, incident);
    case 'close':
      if (incident.state === 'resolved') turn.happen(id, { type: 'closed' }, BOT);
      return;
    default:
      return unreachable(kind);
  }
}

function crossBoundary(turn: Turn, id: string): void {
  const window = turn.live.settings.maintenance.find((m) => m.id === id);
  if (!window) return;
  const next = nextBoundary(window, turn.now);
  if (next !== null) turn.setClock({ kind: 'maintenance', ref: id, dueAt: next });
  if (silencesInForce(turn.live, turn.now).some((s) => s.id === id)) hideFiring(turn);
  else releaseSilenced(turn, id);
}

/** No new incident for a while: the storm is over, and the next one is shown by itself again. */
function calm(turn: Turn, channel: string): void {
  const storm = turn.live.storms.get(channel);
  if (!storm) return;
  turn.setStorm(channel, undefined);
  turn.record('storm-over', { channel, since: storm.since, incidents: storm.incidents.length }, BOT);
}

/** Sets the clocks of the maintenance windows in force; a window that began or ended meanwhile is crossed at once. */
export function armMaintenance(turn: Turn): void {
  // Of windows that are gone, or may have another hour now.
  for (const clock of [...turn.live.clocks.values()])
    if (clock.kind === 'maintenance') turn.clearClock('maintenance', clock.ref);
  for (const window of turn.live.settings.maintenance) crossBoundary(turn, window.id);
}

import type { Clock } from './clock.js';
import { nextContactAt } from './escalation/standing.js';
import { type Incident, isActive } from './incident.js';
import { nextDeadline } from './response/deadlines.js';
import type { Settings } from './settings.js';

/** The clocks an incident's state demands: derived from it, so that none can be lost or left over. */
export function clocksFor(incident: Incident, settings: Pick<Settings, 'reopenMs' | 'flap'>): readonly Clock[] {
  const ref = String(incident.id);
  const clocks: Clock[] = [];
  const step = incident.policy[incident.nextStep];
  if (incident.state === 'open' && step)
    clocks.push({
      kind: 'escalate',
      ref,
      dueAt: Math.max(incident.waitingSince + step.afterMs, incident.snoozedUntil ?? 0),
    });
  const contact = nextContactAt(incident);
  if (contact !== null) clocks.push({ kind: 'contact', ref, dueAt: contact });
  if (incident.state === 'acknowledged' && incident.ackExpiresAt !== null)
    clocks.push({ kind: 'ack-expiry', ref, dueAt: incident.ackExpiresAt });
  const still = stillAt(incident);
  if (still !== null) clocks.push({ kind: 'still', ref, dueAt: still });
  if (isActive(incident) && incident.snoozedUntil !== null)
    clocks.push({ kind: 'snooze', ref, dueAt: incident.snoozedUntil });
  // Active though nothing fires and nobody holds it: only a flapping alert leaves it so.
  if (isActive(incident) && incident.firing.length === 0 && incident.cleared.length > 0 && !incident.held)
    clocks.push({ kind: 'settle', ref, dueAt: incident.updatedAt + settings.flap.withinMs });
  const deadline = nextDeadline(incident);
  if (deadline !== null) clocks.push({ kind: 'deadline', ref, dueAt: deadline });
  if (incident.state === 'resolved' && incident.resolvedAt !== null)
    clocks.push({ kind: 'close', ref, dueAt: incident.resolvedAt + settings.reopenMs });
  return clocks;
}
export const INCIDENT_CLOCKS = [
  'escalate',
  'contact',
  'still',
  'ack-expiry',
  'snooze',
  'settle',
  'close',
  'deadline',
] as const;

/** Whoever acknowledged is asked whether they are still on it at this share of the time, and at the latest this long before its end. */
const STILL_SHARE = 0.8;
const STILL_BEFORE_MS = 60_000;

function stillAt({ state, ackMs, ackExpiresAt, stillAskedAt }: Incident): number | null {
  if (state !== 'acknowledged' || ackExpiresAt === null || stillAskedAt !== null) return null;
  const before = Math.max(Math.round(ackMs * (1 - STILL_SHARE)), STILL_BEFORE_MS);
  // One that is as short as that ends before there is anything to ask.
  return before < ackMs ? ackExpiresAt - before : null;
}

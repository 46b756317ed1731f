import { type Incident, isActive } from '../incident.js';
import type { PendingContact } from './contact.js';

/** Does a call still want an answer? `step`: of the policy; null: what a person asked for stands although somebody is on it. */
export function stillCalls({ state }: Pick<Incident, 'state'>, step: number | null): boolean {
  return step === null ? isActive({ state }) : state === 'open';
}

/** Is a person still wanted, of several who all have to answer? */
export function stillWants(incident: Pick<Incident, 'state' | 'ackBy'>, person: string | null, step: number | null) {
  if (!stillCalls(incident, step)) return false;
  return person === null || incident.state !== 'open' || !incident.ackBy.includes(person);
}

type Calling = Pick<Incident, 'state' | 'calling' | 'snoozedUntil'>;

/** When a way is due: what a step asks for waits for the end of a snooze. */
function dueAt({ at, step }: PendingContact, { snoozedUntil }: Calling): number {
  return step === null ? at : Math.max(at, snoozedUntil ?? 0);
}

/** The instant the next way is due; null: there is none. */
export function nextContactAt(incident: Calling): number | null {
  const times = incident.calling
    .filter(({ step }) => stillCalls(incident, step))
    .map((contact) => dueAt(contact, incident));
  return times.length > 0 ? Math.min(...times) : null;
}

/** The ways that are due: each person and way once, for the newest step that asked for it. */
export function contactsDue(incident: Calling, now: number): readonly PendingContact[] {
  const due = new Map<string, PendingContact>();
  for (const contact of incident.calling)
    if (stillCalls(incident, contact.step) && dueAt(contact, incident) <= now)
      due.set(`${contact.person} ${contact.way}`, contact);
  return [...due.values()];
}

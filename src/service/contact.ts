import type { Clock } from '../domain/clock.js';
import type { PendingContact } from '../domain/escalation/contact.js';
import { contactsDue } from '../domain/escalation/standing.js';
import { MENTION } from '../domain/escalation/ways.js';
import type { Incident } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import { askContact, askLateMention } from './contact-notices.js';
import { type Places, placesOf } from './contact-places.js';
import { isSilenced } from './silenced.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'clock' };
/** How long a way waits before it is looked again whether what silences its incident has ended. */
const SILENCED_RECHECK_MS = 60_000;

/** Ways of people are due: each is taken once, however late, and what it says is what holds when it is sent. */
export function contact(turn: Turn, clock: Clock, incident: Incident): void {
  const silenced = isSilenced(turn, incident);
  for (const due of contactsDue(incident, turn.now)) {
    // What a person asked for by name is said through a silence, too.
    if (silenced && due.step !== null) turn.setClock({ ...clock, dueAt: turn.now + SILENCED_RECHECK_MS });
    else reach(turn, incident, due);
  }
}

function reach(turn: Turn, incident: Incident, due: PendingContact): void {
  const { person, way, step } = due;
  const { channels, missed } = way === MENTION ? NONE : placesOf(turn.live, person, way);
  const after = turn.happen(incident.id, { type: 'contacted', person, way, step, ...(missed && { missed }) }, BOT);
  if (missed) return;
  if (way === MENTION) askLateMention(turn, after, due);
  else askContact(turn, after, due, channels);
}

const NONE: Places = { channels: [], missed: null };

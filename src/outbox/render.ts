import type { Alert } from '../domain/alert.js';
import { type Card, plainCard } from '../domain/card.js';
import type { Purpose } from '../domain/channel.js';
import type { Clock } from '../domain/clock.js';
import type { Incident } from '../domain/incident.js';
import type { Say } from '../domain/text.js';
import { briefCard } from '../text/brief-card.js';
import { type CardReader, incidentCard } from '../text/incident-card.js';
import { richLines } from '../text/rich-lines.js';
import { say } from '../text/say.js';

/** Who a card is made for: `{ lang, zone, now, people }`. */
export type RenderFor = CardReader;

/** The one card of an incident, as it is now. */
export function renderIncident(
  incident: Incident,
  alerts: readonly Alert[],
  clocks: readonly Clock[],
  reader: RenderFor,
  purpose: Purpose = 'ops',
): Card {
  const card = incidentCard(incident, alerts, clocks, reader);
  return purpose === 'managers' ? briefCard(card, reader) : card;
}

/** A single sentence as a message of its own. */
export function renderWord(said: Say, reader: Pick<RenderFor, 'lang' | 'zone'>): Card {
  return plainCard('Tocsin', richLines(say(reader.lang, reader.zone, said)));
}

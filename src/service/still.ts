import { type Incident, isActive } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import { stormOnly } from './channels.js';
import { directChannels } from './direct.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'clock' };

/** Asks whoever acknowledged whether they are still on it, in the channels of the incident and by direct message. */
export function askStill(turn: Turn, before: Incident): void {
  const person = before.acknowledgedBy;
  const until = before.ackExpiresAt;
  // Come too late for that, its end comes at once.
  if (before.state !== 'acknowledged' || person === null || until === null || until <= turn.now) return;
  const incident = turn.happen(before.id, { type: 'still-asked', person }, BOT);
  if (!isActive(incident)) return;
  const digest = stormOnly(incident);
  const channels = digest === null ? incident.channels : [digest.slice(digest.indexOf('@') + 1)];
  // Whoever answered a whole storm is asked once for all of it.
  const about = digest === null ? `${incident.id}:${incident.version}` : `${digest}:${Math.floor(until / STORM_MS)}`;
  for (const channel of new Set([...channels, ...directChannels(turn.live, person)]))
    turn.want({
      key: `still:${about}:${person}@${channel}`,
      kind: 'call',
      channel,
      incident: incident.id,
      priority: rank(incident.level),
      body: { for: 'still', person, until, storm: digest !== null },
    });
}

/** Acknowledgements of a storm that end within this time of each other are asked about together, ms. */
const STORM_MS = 600_000;

import { type Incident, isActive } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import type { RoomSettings } from '../domain/settings.js';
import type { Labels } from '../domain/signal.js';
import type { Touched, Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'outbox' };
const ROOM = 'room:';
const PLACE = /\{([A-Za-z_][\w.-]*)\}/g;

/** `room:42@ops`: the channel made for an incident, near a configured one; also the key of its notice. */
function roomId(incident: number, near: string): string {
  return `${ROOM}${incident}@${near}`;
}

/** An incident that reaches a level whose configuration asks for it gets a channel of its own; once. */
export function openRoom(turn: Turn, id: number, { before }: Touched): void {
  const incident = turn.live.incidents.get(id);
  if (!incident || !isActive(incident) || incident.channels.some((channel) => channel.startsWith(ROOM))) return;
  if (before && rank(incident.level) <= rank(before.level)) return;
  const { room } = turn.live.settings.levels[incident.level];
  if (!room) return;
  turn.happen(id, { type: 'posted', channels: [roomId(id, room.near)] }, BOT);
}

/** Where an incident is shown: one that was closed before has no channel of its own any more. */
export function shownIn(incident: Incident, { before }: Touched): readonly string[] {
  const over = incident.state === 'closed' && before?.state === 'closed';
  return over ? incident.channels.filter((channel) => !channel.startsWith(ROOM)) : incident.channels;
}

/** Its channel follows the incident: topic, people, and put away once it is closed. */
export function askRooms(turn: Turn, incident: Incident, touched: Touched): void {
  for (const channel of shownIn(incident, touched)) {
    if (!channel.startsWith(ROOM)) continue;
    const { room } = turn.live.settings.levels[incident.level];
    turn.want({
      key: channel,
      kind: 'room',
      channel: channel.slice(channel.indexOf('@') + 1),
      incident: incident.id,
      priority: rank(incident.level),
      body: { for: 'room', people: room?.people ?? [], links: filledLinks(room?.links ?? [], incident.labels) },
    });
  }
}

/** Links whose every `{label}` the incident has. */
function filledLinks(links: RoomSettings['links'], labels: Labels): RoomSettings['links'] {
  return links.flatMap(({ title, url }) => {
    const missing = [...url.matchAll(PLACE)].some(([, label]) => labels[label ?? ''] === undefined);
    if (missing) return [];
    const filled = url.replace(PLACE, (_place, label: string) => encodeURIComponent(labels[label] ?? ''));
    return [{ title, url: filled }];
  });
}

import { type Incident, isActive } from '../domain/incident.js';
import { isRoom, ROOM, roomsOf } from '../domain/incident-room.js';
import { rank } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import type { RoomSettings } from '../domain/settings.js';
import type { Labels } from '../domain/signal.js';
import type { Touched, Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'outbox' };
const PLACE = /\{([A-Za-z_][\w.-]*)\}/g;

/**
 * An incident that reaches a level whose configuration asks for it gets a channel of its own; once. Reopened after it was
 * closed it gets another: the bot is no member any more of one that was put away, and cannot bring it back.
 */
export function openRoom(turn: Turn, id: number, { before }: Touched): void {
  const incident = turn.live.incidents.get(id);
  // Everybody in the workspace can find it: what is restricted is talked about elsewhere.
  if (!incident || !isActive(incident) || incident.restricted) return;
  const rooms = roomsOf(incident);
  const near = rooms.length > 0 ? nearAgain(rooms, before) : nearFor(turn, incident, before);
  if (near === null) return;
  const number = rooms.length === 0 ? '' : `.${rooms.length + 1}`;
  turn.happen(id, { type: 'posted', channels: [`${ROOM}${id}${number}@${near}`] }, BOT);
}

function nearFor(turn: Turn, { level }: Incident, before: Incident | null): string | null {
  if (before && rank(level) <= rank(before.level)) return null;
  return turn.live.settings.levels[level].room?.near ?? null;
}

function nearAgain(rooms: readonly string[], before: Incident | null): string | null {
  return before?.state === 'closed' ? nearOf(rooms[0] ?? '') : null;
}

/** Where an incident is shown: of its own channels only in the last, and not there either where it was closed before. */
export function shownIn(incident: Incident, { before }: Touched): readonly string[] {
  const over = incident.state === 'closed' && before?.state === 'closed';
  const now = over ? undefined : roomsOf(incident).at(-1);
  return incident.channels.filter((channel) => channel === now || !isRoom(channel));
}

function nearOf(room: string): string {
  return room.slice(room.indexOf('@') + 1);
}

/** Its channel follows the incident: topic, people, and put away once it is closed. */
export function askRooms(turn: Turn, incident: Incident, touched: Touched): void {
  for (const channel of shownIn(incident, touched)) {
    if (!isRoom(channel)) continue;
    const { room } = turn.live.settings.levels[incident.level];
    turn.want({
      key: channel,
      kind: 'room',
      channel: nearOf(channel),
      incident: incident.id,
      priority: rank(incident.level),
      body: {
        for: 'room',
        people: room?.people ?? [],
        links: filledLinks(room?.links ?? [], incident.restricted ? {} : incident.labels),
      },
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

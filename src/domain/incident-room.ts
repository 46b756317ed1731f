import type { Incident } from './incident.js';

/** `room:42@ops`: the channel made for an incident, near a configured one; `room:42.2@ops`: its second. Also the key of its notice. */
export const ROOM = 'room:';

export function isRoom(channel: string): boolean {
  return channel.startsWith(ROOM);
}

/** An incident's own channels, oldest first: only the last is still in use. */
export function roomsOf({ channels }: Pick<Incident, 'channels'>): readonly string[] {
  return channels.filter(isRoom);
}

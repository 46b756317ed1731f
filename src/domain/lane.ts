import type { Notice } from './notice.js';

/** In which way something is sent to a channel. */
export const LANE_KINDS = [
  'post', // a message of its own
  'edit', // of a message that stands there
  'line', // a message under another
  'room', // what is no message: an incident's own channel, a group, made or brought up to date
] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

/** What is sent to one channel in one way, in its order. */
export interface Lane {
  readonly channel: string;
  readonly kind: LaneKind;
}

export function laneOf({ channel, kind, ref }: Pick<Notice, 'channel' | 'kind' | 'ref'>): Lane {
  if (kind === 'room' || kind === 'group') return { channel, kind: 'room' };
  if (ref !== null) return { channel, kind: 'edit' };
  return { channel, kind: kind === 'line' ? 'line' : 'post' };
}

export function laneKey({ channel, kind }: Lane): string {
  return `${kind} ${channel}`;
}

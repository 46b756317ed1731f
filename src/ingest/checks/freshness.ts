import type { Playlist } from './playlist.js';
import type { StreamPosition } from './run-deps.js';

type Media = Extract<Playlist, { kind: 'media' }>;

export interface Freshness {
  /** null: one look is not enough to tell. */
  readonly fresh: boolean | null;
  /** Age of the newest segment, ms; null where neither its own time nor a second look tells. */
  readonly ageMs: number | null;
  readonly position: StreamPosition;
}

/**
 * How fresh a live playlist is. Movement seen with own eyes counts before the time the stream writes down: an encoder
 * whose clock is off (local time written as UTC is common) is not a stream that stands still.
 */
export function freshnessOf(
  media: Media,
  before: StreamPosition | undefined,
  now: number,
  staleTargets: number,
): Freshness {
  const limitMs = media.targetMs * staleTargets;
  const moved = before !== undefined && (before.newest !== media.newest || before.uri !== media.uri);
  const movedAt = moved ? now : (before?.movedAt ?? null);
  const seenAt = moved || before === undefined ? now : before.seenAt;
  const position: StreamPosition = { newest: media.newest, uri: media.uri, movedAt, seenAt };
  const byClockMs = media.endedAt === null ? null : Math.max(0, now - media.endedAt);
  const byEyeMs = before === undefined ? null : now - seenAt;
  const ageMs = byClockMs ?? byEyeMs;
  if (byClockMs !== null && byClockMs <= limitMs && byEyeMs === null) return { fresh: true, ageMs, position };
  if (byEyeMs === null) return { fresh: null, ageMs, position };
  if (byEyeMs > limitMs) return { fresh: false, ageMs, position };
  // It stood still for less than the limit so far: fresh if it was ever seen to move, or if its own clock says so.
  if (movedAt !== null || (byClockMs !== null && byClockMs <= limitMs)) return { fresh: true, ageMs, position };
  return { fresh: null, ageMs, position };
}

import { type DutyContext, onDuty } from './duty.js';
import type { DutySpan, Schedule } from './schedule.js';
import { DAY_MS } from './wall.js';

/** A calendar that can be subscribed to: of a schedule, or of everything one person is on duty for. */
export interface FeedName {
  readonly of: 'schedule' | 'person';
  readonly id: string;
}

/** Where it is found; or what has to be set before there are any. */
export type FeedAddress = { readonly url: string } | { readonly missing: 'secret' | 'url' };

/** How far a feed reaches from the midnight (UTC) before now. */
export const FEED_BACK_MS = 14 * DAY_MS;
export const FEED_AHEAD_MS = 90 * DAY_MS;

/** `schedule/ops`: what its key is made of, and nearly its address. */
export function feedText({ of, id }: FeedName): string {
  return `${of}/${id}`;
}

/** `/v1/oncall/ops.ics`, `/v1/oncall/person/lin.ics` */
export function feedPath({ of, id }: FeedName): string {
  return `/v1/oncall/${of === 'person' ? 'person/' : ''}${encodeURIComponent(id)}.ics`;
}

/** The feed an address names; null for none. `path` without a query. */
export function feedAt(path: string): FeedName | null {
  const [, person, written] = /^\/v1\/oncall\/(person\/)?([^/]{1,200})\.ics$/.exec(path) ?? [];
  if (written === undefined) return null;
  try {
    return { of: person === undefined ? 'schedule' : 'person', id: decodeURIComponent(written) };
  } catch {
    return null;
  }
}

/** One duty of a feed: over how long who is on duty for what. */
export interface FeedEvent {
  /** The same for the same duty whenever it is asked for, and whoever stands in. */
  readonly uid: string;
  readonly schedule: Schedule;
  readonly from: number;
  readonly until: number;
  readonly people: readonly string[];
  /** An override or a swap holds. */
  readonly changed: boolean;
}

/**
 * The duties of a schedule, as its spans have them; `person`: theirs alone. The first begins where it really began, not
 * where the feed does: else it would be another one tomorrow.
 */
export function feedEvents(
  schedule: Schedule,
  spans: readonly DutySpan[],
  person: string | null,
  ctx: DutyContext,
): readonly FeedEvent[] {
  const events: FeedEvent[] = [];
  for (const [i, { from, until, people, changes }] of spans.entries()) {
    const wanted = people.length > 0 && (person === null || people.includes(person));
    if (!wanted) continue;
    const changed = changes.length > 0;
    const last = events.at(-1);
    if (last?.until === from && last.changed === changed && last.people.join() === people.join()) {
      events[events.length - 1] = { ...last, until };
      continue;
    }
    const begins = i === 0 ? onDuty(schedule, from, ctx).from : from;
    const whose = person === null ? '' : `-${person}`;
    events.push({ uid: `${schedule.id}-${begins}${whose}@tocsin`, schedule, from: begins, until, people, changed });
  }
  return events;
}

import { createHash } from 'node:crypto';
import type { DutyContext } from '../../domain/oncall/duty.js';
import {
  FEED_AHEAD_MS,
  FEED_BACK_MS,
  type FeedEvent,
  type FeedName,
  feedAt,
  feedEvents,
} from '../../domain/oncall/feed.js';
import { DAY_MS } from '../../domain/oncall/wall.js';
import type { Settings } from '../../domain/settings.js';
import type { Lang } from '../../domain/text.js';
import { jsonOutcome, type Outcome } from '../http/outcome.js';
import type { FeedSettings } from './address.js';
import { isFeedKey } from './feed-key.js';
import { spansInSlices } from './spans-in-slices.js';
import { writeCalendar } from './write-calendar.js';

/** A request for a calendar, as it came. */
export interface FeedRequest {
  /** Without the query. */
  readonly path: string;
  readonly key: string | null;
  /** `If-None-Match` */
  readonly etags: string | null;
}

export interface FeedDeps extends FeedSettings {
  settings(): Pick<Settings, 'schedules' | 'people' | 'lang'>;
  /** What duty depends on over a stretch of time, ms. */
  duty(from: number, until: number): Promise<DutyContext>;
  now(): number;
}

/** The same whether the calendar, its key or the whole matter is unknown: an address tells nothing to those who guess. */
export const NO_CALENDAR: Outcome = jsonOutcome(404, {
  error: 'there is no such calendar; ask for its address with /risk oncall feed',
});

/** Answers calendars that subscribe: 200 with iCalendar, 304 where it is as it was, else 404. */
export function createFeeds(deps: FeedDeps): (request: FeedRequest) => Promise<Outcome> {
  return async ({ path, key, etags }) => {
    const feed = feedAt(path);
    if (feed === null || deps.secret === null || !isFeedKey(deps.secret, feed, key)) return NO_CALENDAR;
    const read = await readFeed(feed, deps);
    if (read === null) return NO_CALENDAR;
    const body = await writeCalendar({ ...read, stamp: midnight(deps.now()) });
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const headers = ['etag', etag, 'cache-control', 'private, max-age=300'];
    if (isAmong(etag, etags)) return { status: 304, type: TYPE, body: '', headers };
    return { status: 200, type: TYPE, body, headers };
  };
}

const TYPE = 'text/calendar; charset=utf-8';

/** `W/"a", "b"` or `*` */
function isAmong(etag: string, given: string | null): boolean {
  if (given === null) return false;
  return given.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}

async function readFeed(
  feed: FeedName,
  { settings, duty, now }: FeedDeps,
): Promise<{
  readonly events: readonly FeedEvent[];
  readonly of: string;
  nameOf(id: string): string;
  readonly lang: Lang;
} | null> {
  const { schedules, people, lang: house } = settings();
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id;
  const person = feed.of === 'person' ? people.find(({ id }) => id === feed.id) : undefined;
  const wanted = feed.of === 'schedule' ? schedules.filter(({ id }) => id === feed.id) : schedules;
  if (feed.of === 'person' ? person === undefined : wanted.length === 0) return null;
  const from = midnight(now()) - FEED_BACK_MS;
  const until = midnight(now()) + FEED_AHEAD_MS;
  const ctx = await duty(from, until);
  const events: FeedEvent[] = [];
  for (const schedule of wanted) {
    const spans = await spansInSlices(schedule, from, until, ctx);
    events.push(...feedEvents(schedule, spans, person?.id ?? null, ctx));
  }
  const lang = person?.lang ?? house;
  return { events, of: person?.name ?? wanted[0]?.name[lang] ?? feed.id, nameOf, lang };
}

/** UTC: what a feed holds changes once a day, and not with every second. */
function midnight(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

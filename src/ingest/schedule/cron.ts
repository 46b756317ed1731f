import { DateTime, IANAZone } from 'luxon';
import { createTask, parse, type ScheduledTask } from 'node-cron';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Offsets of zones change on a quarter of an hour. */
const QUARTER = 15 * MINUTE;
/** How far ahead is looked: past the next 29 February, wherever in the cycle. */
const DAYS = 366 * 8;

/**
 * The first instant after `after` that a cron expression names in a zone; null where none comes within eight years.
 * node-cron reads the expression and judges the days; its own search for the next match starts at the present, which
 * is of no use to a scheduler whose `now` is passed in. An hour that a change of clocks leaves out is left out, one
 * that it repeats counts twice.
 */
export function nextCron(expression: string, zone: string, after: number): number | null {
  const fields = fieldsOf(expression, zone);
  const { last } = fields;
  // Asked every second for a time that is hours away: the answer holds until it is reached.
  if (last && after >= last.after && (last.next === null || after < last.next)) return last.next;
  const next = search(fields, zone, after);
  fields.last = { after, next };
  return next;
}

function search({ seconds, minutes, hours, days }: Fields, zone: string, after: number): number | null {
  const tz = IANAZone.create(zone);
  let day = DateTime.fromMillis(after, { zone: tz }).startOf('day');
  for (let i = 0; i < DAYS; i++, day = day.plus({ days: 1 }).startOf('day')) {
    if (!days.match(day.set({ hour: 12 }).toJSDate())) continue;
    const end = day.plus({ days: 1 }).startOf('day').toMillis();
    let offset = 0;
    const start = Math.max(day.toMillis(), Math.floor(after / MINUTE) * MINUTE);
    for (let at = start; at < end; at += MINUTE) {
      if (at === start || at % QUARTER === 0) offset = tz.offset(at) * MINUTE;
      const local = at + offset;
      if (!minutes.has(Math.floor(local / MINUTE) % 60) || !hours.has(Math.floor(local / HOUR) % 24)) continue;
      for (const second of seconds) if (at + second * 1000 > after) return at + second * 1000;
    }
  }
  return null;
}

/** The newest instant in (`after`, `upTo`] that a cron expression names in a zone; null where there is none. */
export function newestCron(expression: string, zone: string, after: number, upTo: number): number | null {
  const { seconds, minutes, hours, days } = fieldsOf(expression, zone);
  const tz = IANAZone.create(zone);
  let end = upTo;
  for (let i = 0; i < DAYS && end > after; i++) {
    const day = DateTime.fromMillis(end, { zone: tz }).startOf('day');
    if (days.match(day.set({ hour: 12 }).toJSDate())) {
      for (let at = Math.floor(end / MINUTE) * MINUTE; at >= day.toMillis() && at + MINUTE > after; at -= MINUTE) {
        const local = at + tz.offset(at) * MINUTE;
        if (!minutes.has(Math.floor(local / MINUTE) % 60) || !hours.has(Math.floor(local / HOUR) % 24)) continue;
        const second = seconds.findLast((s) => at + s * 1000 <= upTo);
        if (second !== undefined && at + second * 1000 > after) return at + second * 1000;
      }
    }
    end = day.toMillis() - 1;
  }
  return null;
}

interface Fields {
  readonly seconds: readonly number[];
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  /** Matches noon of each day the expression names. */
  readonly days: Pick<ScheduledTask, 'match'>;
  /** The newest answer: `next` is the first after `after`. */
  last?: { readonly after: number; readonly next: number | null };
}

const known = new Map<string, Fields>();

function fieldsOf(expression: string, zone: string): Fields {
  const key = `${zone} ${expression}`;
  const kept = known.get(key);
  if (kept) return kept;
  const { second, minute, hour } = parse(expression);
  const dayPart = expression.trim().split(/\s+/).slice(-3).join(' ');
  const days = createTask(`0 0 12 ${dayPart}`, () => undefined, { timezone: zone });
  const fields: Fields = {
    seconds: [...second].sort((a, b) => a - b),
    minutes: new Set(minute),
    hours: new Set(hour),
    days,
  };
  known.set(key, fields);
  return fields;
}

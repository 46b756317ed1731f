import { DateTime } from 'luxon';
import { z } from 'zod';
import type { DutyWindow, TurnLength } from '../../../domain/oncall/schedule.js';
import { wordIdSchema } from '../parts.js';
import { refuse } from '../refuse.js';

/** One item stands for a list of it. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((one) => (one === undefined || Array.isArray(one) ? one : [one]), z.array(item).min(1));

/** Who is on duty together: one person, or a list of them. */
export const turnSchema = oneOrMore(wordIdSchema);

const NAMED: Readonly<Record<string, TurnLength>> = {
  daily: { unit: 'days', n: 1 },
  weekly: { unit: 'weeks', n: 1 },
};
const UNITS = { h: 'hours', d: 'days', w: 'weeks' } as const;

/** `weekly`, `daily`, `12h`, `3d`, `2w`. */
export const rotationSchema = z.string().transform((written, ctx): TurnLength => {
  const text = written.trim().toLowerCase();
  const named = NAMED[text];
  if (named) return named;
  const m = /^([1-9]\d{0,2})\s*([hdw])$/.exec(text);
  const unit = m?.[2] === 'h' || m?.[2] === 'd' || m?.[2] === 'w' ? UNITS[m[2]] : null;
  if (unit !== null) return { unit, n: Number(m?.[1]) };
  refuse(ctx, { key: 'config.duty.rotation', params: { text: written } }, { key: 'config.mend.duty.rotation' });
  return z.NEVER;
});

/** `2026-01-05T09:00`, `2026-01-05 09:00` or `2026-01-05` (midnight), on the clock of the wall: no offset. */
export const handOffSchema = z.string().transform((written, ctx): string => {
  const text = written.trim().replace(' ', 'T');
  const time = DateTime.fromISO(text, { zone: 'utc' });
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/.test(text) && time.isValid) return time.toFormat("yyyy-MM-dd'T'HH:mm");
  refuse(ctx, { key: 'config.duty.start', params: { text: written } }, { key: 'config.mend.duty.start' });
  return z.NEVER;
});

/** `09:00-21:00`; `21:00-09:00` goes over midnight, `00:00-24:00` is the whole day. */
export const hoursSchema = z.string().transform((written, ctx): Pick<DutyWindow, 'start' | 'end'> => {
  const [from, to, ...more] = written.split(/\s*[-–]\s*/u).map(minutesOf);
  if (from !== undefined && to !== undefined && more.length === 0 && from < DAY && to >= 0 && from >= 0)
    return { start: from, end: to % DAY };
  refuse(ctx, { key: 'config.duty.hours', params: { text: written } }, { key: 'config.mend.duty.hours' });
  return z.NEVER;
});

const DAY = 24 * 60;

/** Minutes after midnight; -1 where it is no time of day. */
function minutesOf(text: string): number {
  const m = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim());
  const minutes = m ? Number(m[1]) * 60 + Number(m[2]) : -1;
  return minutes <= DAY ? minutes : -1;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon`, or `mon-fri`: ISO days, 1 = Monday. */
export const daysSchema = z.string().transform((written, ctx): readonly number[] => {
  const [first = -1, last = first, ...more] = written.split(/\s*[-–]\s*/u).map(dayOf);
  if (first >= 0 && last >= 0 && more.length === 0)
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first + i) % 7) + 1);
  refuse(ctx, { key: 'config.duty.days', params: { text: written } }, { key: 'config.mend.duty.days' });
  return z.NEVER;
});

function dayOf(text: string): number {
  return WEEKDAYS.indexOf(text.trim().toLowerCase());
}

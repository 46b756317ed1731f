import type { DutyAsk } from '../action-duty.js';
import { type ArrangeContext, type Arranged, noop, refused, scheduleWord, stretchWords } from './arranged.js';
import { dutySpans } from './duty.js';
import type { DutyChange } from './schedule.js';
import { whichSchedule } from './which-schedule.js';

type Override = Extract<DutyAsk, { do: 'override' }>;

/** Somebody stands in for a time. Taking duty upon oneself needs nobody's leave; putting another there needs `duty`. */
export function override(ask: Override, context: ArrangeContext): Arranged {
  const { person, instead, until } = ask;
  const { by, now, nameOf } = context;
  const from = Math.max(ask.from, now);
  for (const who of [person, ...(instead === null ? [] : [instead])])
    if (!context.people.has(who)) return refused('oncall.no-person', { who });
  if (until <= from) return refused('oncall.past');
  if (person !== by && !context.others) return refused('oncall.override.others', { who: nameOf(person) });
  if (instead === person) return refused('oncall.override.self', { who: nameOf(person) });
  const schedule = whichSchedule(ask.schedule, instead === null ? [by, person] : [instead], { from, until }, context);
  if ('result' in schedule) return schedule;
  const spans = dutySpans(schedule, from, until, context.duty);
  const what = { schedule: scheduleWord(schedule), who: nameOf(person), ...stretchWords({ from, until }) };
  if (instead === null) {
    if (spans.every(({ people }) => people.length === 1 && people[0] === person))
      return noop('oncall.override.already', what);
  } else {
    const place = { ...what, instead: nameOf(instead) };
    if (!spans.some(({ people }) => people.includes(instead)))
      return refused('oncall.override.not-on', { ...place, id: schedule.id });
    if (spans.some(({ people }) => people.includes(instead) && people.includes(person)))
      return refused('oncall.override.there', place);
  }
  const change: DutyChange = {
    id: context.newId(),
    kind: 'override',
    schedule: schedule.id,
    person,
    instead,
    from,
    until,
    state: 'standing',
    back: null,
    by,
    at: now,
  };
  const said = {
    key: instead === null ? 'oncall.override.done' : 'oncall.override.done.instead',
    params: { ...what, id: change.id, ...(instead === null ? {} : { instead: nameOf(instead) }) },
  };
  return { result: 'done', said, change };
}

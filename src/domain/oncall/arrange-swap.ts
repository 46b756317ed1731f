import type { DutyAsk } from '../action-duty.js';
import { type ArrangeContext, type Arranged, refused, scheduleWord, stretchWords } from './arranged.js';
import { isAsked } from './asked-until.js';
import type { DutyChange } from './schedule.js';
import { swapRefusal } from './swap-holds.js';
import { whichSchedule } from './which-schedule.js';

type SwapAsk = Extract<DutyAsk, { do: 'swap' }>;

/** Whoever asks wants somebody to take their own duty over; nothing changes before that one accepts. */
export function swap(ask: SwapAsk, context: ArrangeContext): Arranged {
  const { person, until, back } = ask;
  const { by, now, nameOf } = context;
  const from = Math.max(ask.from, now);
  if (!context.people.has(person)) return refused('oncall.no-person', { who: person });
  if (person === by) return refused('oncall.swap.self');
  if (until <= from || (back && (back.from < now || back.until <= back.from))) return refused('oncall.past');
  const schedule = whichSchedule(ask.schedule, [by], { from, until }, context);
  if ('result' in schedule) return schedule;
  const problem = swapRefusal(schedule, { giver: by, taker: person, from, until, back }, context);
  if (problem) return problem;
  const before = context.duty.changes.find(
    (each) =>
      each.schedule === schedule.id &&
      each.instead === by &&
      isAsked(each, now) &&
      each.from < until &&
      from < each.until,
  );
  if (before) return refused('oncall.swap.asked', { id: before.id, who: nameOf(before.person) });
  const change: DutyChange = {
    id: context.newId(),
    kind: 'swap',
    schedule: schedule.id,
    person,
    instead: by,
    from,
    until,
    state: 'asked',
    back,
    by,
    at: now,
    ...(ask.place === null ? {} : { place: ask.place }),
  };
  const params = {
    id: change.id,
    who: nameOf(person),
    schedule: scheduleWord(schedule),
    ...stretchWords({ from, until }),
  };
  return { result: 'done', said: { key: 'oncall.swap.done', params }, change };
}

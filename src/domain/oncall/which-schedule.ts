import { type ArrangeContext, type Refusal, refused } from './arranged.js';
import { dutySpans } from './duty.js';
import type { Schedule } from './schedule.js';
import type { Stretch } from './stretch.js';

/**
 * The schedule that is meant: the one named; else the only one; else the only one on which one of `whose` is on duty in
 * that time; else the only one whose turns they take. A refusal where that leaves a question.
 */
export function whichSchedule(
  named: string | null,
  whose: readonly string[],
  { from, until }: Stretch,
  { schedules, duty }: ArrangeContext,
): Schedule | Refusal {
  const [only, ...others] = schedules;
  if (!only) return refused('oncall.none-configured');
  if (named !== null) {
    const found = schedules.find(({ id }) => id === named);
    return found ?? refused('oncall.no-schedule', { typed: named, schedules: idsOf(schedules) });
  }
  if (others.length === 0) return only;
  const theirs = (people: readonly string[]): boolean => people.some((who) => whose.includes(who));
  const onDuty = schedules.filter((each) => dutySpans(each, from, until, duty).some(({ people }) => theirs(people)));
  const takingTurns = schedules.filter(({ layers }) => layers.some(({ turns }) => turns.some(theirs)));
  const candidates = [onDuty, takingTurns].find((each) => each.length > 0) ?? schedules;
  const [one, ...more] = candidates;
  return one && more.length === 0 ? one : refused('oncall.which-schedule', { schedules: idsOf(candidates) });
}

function idsOf(schedules: readonly Schedule[]): string {
  return schedules.map(({ id }) => id).join(', ');
}

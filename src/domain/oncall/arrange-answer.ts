import {
  type ArrangeContext,
  type Arranged,
  noop,
  type Refusal,
  refused,
  scheduleWord,
  stretchWords,
} from './arranged.js';
import { askedUntil, isAsked } from './asked-until.js';
import type { DutyChange } from './schedule.js';
import { swapRefusal } from './swap-holds.js';

/** The one who is asked takes the duty over, if it still is the other's to give. */
export function accept(id: string, context: ArrangeContext): Arranged {
  const change = answerable(id, context);
  if ('result' in change) return change;
  const schedule = context.schedules.find((each) => each.id === change.schedule);
  if (!schedule) return refused('oncall.schedule-gone', { schedule: change.schedule, id });
  const from = Math.max(change.from, context.now);
  const { person: taker, instead, until, back } = change;
  const giver = instead ?? change.by;
  const problem = swapRefusal(schedule, { giver, taker, from, until, back }, context);
  if (problem) return problem;
  const params = {
    id,
    who: context.nameOf(taker),
    instead: context.nameOf(giver),
    schedule: scheduleWord(schedule),
    ...stretchWords({ from, until }),
  };
  return {
    result: 'done',
    said: { key: 'oncall.swap.accepted', params },
    change: { ...change, from, state: 'standing' },
  };
}

/** The one who is asked does not; everything stays as it was. */
export function decline(id: string, context: ArrangeContext): Arranged {
  const change = answerable(id, context);
  if ('result' in change) return change;
  const said = { key: 'oncall.swap.declined', params: { id, who: context.nameOf(change.by) } };
  return { result: 'done', said, change: { ...change, state: 'declined' } };
}

/** A swap that waits for the answer of whoever asks now; else why it does not. */
function answerable(id: string, { duty, by, now, nameOf }: ArrangeContext): DutyChange | Refusal {
  const change = duty.changes.find((each) => each.id === id);
  if (!change) return refused('oncall.no-change', { id });
  if (change.kind !== 'swap') return refused('oncall.not-a-swap', { id });
  if (change.person !== by) return refused('oncall.swap.not-you', { id, who: nameOf(change.person) });
  if (isAsked(change, now)) return change;
  if (change.state === 'asked') return refused('oncall.swap.expired', { id, at: { at: askedUntil(change) } });
  return noop(ANSWERED[change.state], { id });
}

const ANSWERED = {
  standing: 'oncall.swap.is-standing',
  declined: 'oncall.swap.is-declined',
  ended: 'oncall.swap.is-ended',
} as const;

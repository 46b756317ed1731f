import { type ArrangeContext, type Arranged, noop, refused } from './arranged.js';
import { isAhead } from './asked-until.js';
import type { DutyChange } from './schedule.js';
import type { Stretch } from './stretch.js';

/** Takes a change back, as far as it is not over: for whoever made it, those in it, and whoever may change others' duty. */
export function end(id: string, { duty, by, others, now, nameOf }: ArrangeContext): Arranged {
  const change = duty.changes.find((each) => each.id === id);
  if (!change) return refused('oncall.no-change', { id });
  if (!isAhead(change, now)) return noop('oncall.end.over', { id });
  if (!others && ![change.by, change.person, change.instead].includes(by))
    return refused('oncall.end.others', { id, who: nameOf(change.by) });
  // Whoever is asked and ends it has answered.
  if (change.state === 'asked' && change.person === by)
    return done(id, 'oncall.swap.declined', nameOf(change.by), { ...change, state: 'declined' });
  return done(id, 'oncall.end.done', nameOf(change.by), endedAt(change, now));
}

function done(id: string, key: string, who: string, change: DutyChange): Arranged {
  return { result: 'done', said: { key, params: { id, who } }, change };
}

/** What was on duty stays true of the past: only what is left of it goes. */
function endedAt(change: DutyChange, now: number): DutyChange {
  const back = change.back && cut(change.back, now);
  const own = cut(change, now);
  if (change.state === 'asked' || (own === null && back === null)) return { ...change, state: 'ended' };
  const { from, until } = own ?? { from: change.from, until: change.from };
  return { ...change, from, until, back };
}

/** null: it has not begun. */
function cut({ from, until }: Stretch, now: number): Stretch | null {
  return from < now ? { from, until: Math.min(until, now) } : null;
}

import { type ArrangeContext, type Refusal, refused, scheduleWord, stretchWords } from './arranged.js';
import { dutySpans, LOOK_MS } from './duty.js';
import type { Schedule } from './schedule.js';
import type { Stretch } from './stretch.js';

/** A swap as it is asked for or answered: `giver` hands a stretch to `taker`, and may get another for it. */
export interface Swap extends Stretch {
  readonly giver: string;
  readonly taker: string;
  readonly back: Stretch | null;
}

/** Is each stretch wholly the duty of whoever gives it, and not yet of whoever takes it? null: it is. */
export function swapRefusal(schedule: Schedule, swap: Swap, context: ArrangeContext): Refusal | null {
  const { giver, taker, back } = swap;
  const given = givenRefusal(schedule, giver, taker, swap, context);
  if (given || back === null) return given;
  if (back.from < swap.until && swap.from < back.until) return refused('oncall.swap.back-overlaps');
  return givenRefusal(schedule, taker, giver, back, context);
}

function givenRefusal(
  schedule: Schedule,
  giver: string,
  taker: string,
  stretch: Stretch,
  context: ArrangeContext,
): Refusal | null {
  const { duty, nameOf } = context;
  const spans = dutySpans(schedule, stretch.from, stretch.until, duty);
  const theirs = spans.filter(({ people }) => people.includes(giver));
  const what = { who: nameOf(giver), schedule: scheduleWord(schedule), ...stretchWords(stretch) };
  const [first] = theirs;
  if (!first) {
    const next = nextDuty(schedule, giver, context);
    if (!next) return refused('oncall.swap.never', what);
    return refused('oncall.swap.not-theirs', { ...what, start: { at: next.from }, end: { at: next.until } });
  }
  if (theirs.length < spans.length) {
    return refused('oncall.swap.partly', { ...what, start: { at: first.from }, end: { at: first.until } });
  }
  if (spans.some(({ people }) => people.includes(taker)))
    return refused('oncall.swap.there', { ...what, taker: nameOf(taker) });
  return null;
}

/** When they next are on duty; null: not as far as is looked ahead. */
function nextDuty(schedule: Schedule, who: string, { now, duty }: ArrangeContext): Stretch | null {
  return dutySpans(schedule, now, now + LOOK_MS, duty).find(({ people }) => people.includes(who)) ?? null;
}

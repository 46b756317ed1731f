import { setImmediate as turn } from 'node:timers/promises';
import { type DutyContext, dutySpans } from '../../domain/oncall/duty.js';
import type { DutySpan, Schedule } from '../../domain/oncall/schedule.js';
import { DAY_MS } from '../../domain/oncall/wall.js';

const SLICE_MS = 7 * DAY_MS;

/** As `dutySpans`, with a breath for everybody else after each week; what it depends on is that of the beginning. */
export async function spansInSlices(
  schedule: Schedule,
  from: number,
  until: number,
  ctx: DutyContext,
): Promise<readonly DutySpan[]> {
  const spans: DutySpan[] = [];
  for (let at = from; at < until; at += SLICE_MS) {
    for (const span of dutySpans(schedule, at, Math.min(at + SLICE_MS, until), ctx)) {
      const last = spans.at(-1);
      if (last && span.from === at && sameDuty(last, span)) spans[spans.length - 1] = { ...last, until: span.until };
      else spans.push(span);
    }
    await turn();
  }
  return spans;
}

function sameDuty(a: DutySpan, b: DutySpan): boolean {
  return a.layer === b.layer && a.people.join() === b.people.join() && a.changes.join() === b.changes.join();
}

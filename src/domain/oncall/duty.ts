import type { Show } from '../show.js';
import type { Team } from '../team.js';
import { turnAt } from './rotation.js';
import type { DutyChange, DutySpan, Schedule } from './schedule.js';
import { showDutyAt } from './show-duty.js';
import { edgesOf, standingOn, stoodIn } from './stand-in.js';
import { DAY_MS } from './wall.js';
import { windowAt } from './windows.js';

/** What duty depends on beside the schedule. A list is never changed in place: what is worked out for one is kept. */
export interface DutyContext {
  readonly shows: readonly Show[];
  readonly teams: readonly Team[];
  /** Of all schedules and in every state; only those that stand count. */
  readonly changes: readonly DutyChange[];
}

/** How far ahead, and back, is looked for a change at most. */
export const LOOK_MS = 92 * DAY_MS;
/** A rotation of the same person again and again would be walked for long. */
const MOST_STEPS = 400;

/**
 * Who is on duty at an instant, and from when until when it stays just so. A stretch is told to `LOOK_MS` at either side:
 * one that reaches it may well go on.
 */
export function onDuty(schedule: Schedule, at: number, ctx: DutyContext): DutySpan {
  const standing = standingOn(schedule.id, ctx.changes);
  const here = pieceAt(schedule, at, ctx, standing);
  let { from, until } = here;
  for (let n = 0; from > at - LOOK_MS && n < MOST_STEPS; n++) {
    const before = pieceAt(schedule, from - 1, ctx, standing);
    if (!sameDuty(before, here)) break;
    from = before.from;
  }
  for (let n = 0; until < at + LOOK_MS && n < MOST_STEPS; n++) {
    const after = pieceAt(schedule, until, ctx, standing);
    if (!sameDuty(after, here)) break;
    until = after.until;
  }
  return { ...here, from: Math.max(from, at - LOOK_MS), until: Math.min(until, at + LOOK_MS) };
}

/** Who is on duty from `from` to `until`, gaps included: stretches that touch, none of them like the one before. */
export function dutySpans(schedule: Schedule, from: number, until: number, ctx: DutyContext): readonly DutySpan[] {
  const standing = standingOn(schedule.id, ctx.changes);
  const spans: DutySpan[] = [];
  for (let at = from; at < until; ) {
    const piece = pieceAt(schedule, at, ctx, standing);
    const end = Math.min(piece.until, until);
    const last = spans.at(-1);
    if (last && sameDuty(last, piece)) spans[spans.length - 1] = { ...last, until: end };
    else spans.push({ ...piece, from: at, until: end });
    at = end;
  }
  return spans;
}

/** The next instant at which other people are on duty (or nobody any longer); null: none within `LOOK_MS`. */
export function nextChange(schedule: Schedule, at: number, ctx: DutyContext): number | null {
  const standing = standingOn(schedule.id, ctx.changes);
  const here = pieceAt(schedule, at, ctx, standing);
  let { until } = here;
  while (until < at + LOOK_MS) {
    const after = pieceAt(schedule, until, ctx, standing);
    if (!samePeople(after.people, here.people)) return until;
    until = after.until;
  }
  return null;
}

/** Who is on duty at an instant, over a stretch in which no layer and no change begins or ends. */
function pieceAt(schedule: Schedule, at: number, ctx: DutyContext, standing: readonly DutyChange[]): DutySpan {
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  const narrow = (stretch: { readonly from: number; readonly until: number }) => {
    if (stretch.from > from) from = stretch.from;
    if (stretch.until < until) until = stretch.until;
  };
  let people: readonly string[] = [];
  let layer: string | null = null;
  for (let i = schedule.layers.length - 1; i >= 0 && layer === null; i--) {
    const each = schedule.layers[i];
    if (!each) continue;
    // What does not hold is looked into no further: its turns would only cut the stretch into pieces.
    const show = showDutyAt(schedule, each, at, ctx);
    narrow(show);
    if (!show.holds) continue;
    const hours = windowAt(each, at);
    narrow(hours);
    if (!hours.holds) continue;
    const turn = turnAt(each, at);
    narrow(turn);
    if (turn.people.length === 0) continue;
    people = turn.people;
    layer = each.id;
  }
  for (const change of standing)
    for (const edge of edgesOf(change)) narrow(edge <= at ? { from: edge, until } : { from, until: edge });
  return { from, until, layer, ...stoodIn(people, standing, at) };
}

function sameDuty(a: DutySpan, b: DutySpan): boolean {
  return a.layer === b.layer && sameList(a.people, b.people) && sameList(a.changes, b.changes);
}

function samePeople(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((who) => b.includes(who));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => one === b[i]));
}

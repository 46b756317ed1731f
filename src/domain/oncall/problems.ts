import { type DutyContext, dutySpans } from './duty.js';
import type { DutySpan, Schedule } from './schedule.js';
import { showsOf } from './show-duty.js';
import type { Stretch } from './stretch.js';

/** What is wrong with who is on duty. */
export type DutyProblem =
  /** Nobody is on duty where somebody has to be. */
  | { readonly kind: 'gap'; readonly schedule: string; readonly from: number; readonly until: number }
  /** One person is on duty in two schedules at the same time. */
  | {
      readonly kind: 'double';
      readonly person: string;
      readonly schedules: readonly [string, string];
      readonly from: number;
      readonly until: number;
    }
  /** One person stands twice in a turn, so that one is missing there; `turn` from 0. */
  | {
      readonly kind: 'twice';
      readonly person: string;
      readonly schedule: string;
      readonly layer: string;
      readonly turn: number;
    };

/** Everything that is wrong from `from` to `until`, of all schedules; each kind in the order of time. */
export function problemsOf(
  schedules: readonly Schedule[],
  from: number,
  until: number,
  ctx: DutyContext,
): readonly DutyProblem[] {
  const spans = new Map(schedules.map((each) => [each.id, dutySpans(each, from, until, ctx)]));
  return [
    ...schedules.flatMap((each) => twiceIn(each)),
    ...schedules.flatMap((each) => gapsIn(each, spans.get(each.id) ?? [], ctx)),
    ...schedules.flatMap((a, i) =>
      schedules.slice(i + 1).flatMap((b) => doubleIn([a.id, b.id], spans.get(a.id) ?? [], spans.get(b.id) ?? [])),
    ),
  ];
}

/** When nobody is on duty in a schedule from `from` to `until`, where its `cover` wants somebody. */
export function gapsOf(schedule: Schedule, from: number, until: number, ctx: DutyContext): readonly Stretch[] {
  return gapsIn(schedule, dutySpans(schedule, from, until, ctx), ctx);
}

function gapsIn(schedule: Schedule, spans: readonly DutySpan[], ctx: DutyContext) {
  if (schedule.cover === 'never') return [];
  const empty = joined(spans.filter(({ people }) => people.length === 0));
  const wanted = schedule.cover === 'always' ? empty : joined(meeting(empty, shows(schedule, ctx)));
  return wanted.map(({ from, until }) => ({ kind: 'gap' as const, schedule: schedule.id, from, until }));
}

/** The shows of a schedule, each from when its duty begins. */
function shows({ team, layers }: Schedule, ctx: DutyContext): readonly Stretch[] {
  const bound = layers.flatMap((layer) => layer.shows ?? []);
  const followed = bound.length > 0 ? bound : [{ leadMs: 0, match: [] }];
  return followed.flatMap(({ leadMs, match }) =>
    showsOf(team, match, ctx).map(({ start, end }) => ({ from: start - leadMs, until: end })),
  );
}

function doubleIn(
  schedules: readonly [string, string],
  a: readonly DutySpan[],
  b: readonly DutySpan[],
): readonly DutyProblem[] {
  const people = new Set(a.flatMap((span) => span.people));
  return [...people].flatMap((person) => {
    const of = (spans: readonly DutySpan[]) => spans.filter((span) => span.people.includes(person));
    return joined(meeting(of(a), of(b))).map(({ from, until }) => ({
      kind: 'double' as const,
      person,
      schedules,
      from,
      until,
    }));
  });
}

function twiceIn({ id, layers }: Schedule): readonly DutyProblem[] {
  return layers.flatMap((layer) =>
    layer.turns.flatMap((people, turn) => {
      const again = people.filter((who, i) => people.indexOf(who) < i);
      return [...new Set(again)].map((person) => ({
        kind: 'twice' as const,
        person,
        schedule: id,
        layer: layer.id,
        turn,
      }));
    }),
  );
}

/** Where stretches of two lists meet. */
function meeting(a: readonly Stretch[], b: readonly Stretch[]): readonly Stretch[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const from = Math.max(one.from, other.from);
      const until = Math.min(one.until, other.until);
      return from < until ? [{ from, until }] : [];
    }),
  );
}

/** Stretches that touch or overlap as one, by their start. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { from, until } of stretches.toSorted((x, y) => x.from - y.from)) {
    const last = found.at(-1);
    if (last && from <= last.until) found[found.length - 1] = { from: last.from, until: Math.max(last.until, until) };
    else found.push({ from, until });
  }
  return found;
}

import type { Clock } from '../domain/clock.js';
import { askedUntil, isAsked } from '../domain/oncall/asked-until.js';
import { nextChange, onDuty } from '../domain/oncall/duty.js';
import type { Schedule } from '../domain/oncall/schedule.js';
import type { Actor } from '../domain/person.js';
import { dutyContext } from './duty-context.js';
import { PROBLEMS, watchDuty } from './duty-problems.js';
import { dutyRecord } from './duty-record.js';
import { askGroup } from './groups.js';
import { askHandoff } from './handoff-notices.js';
import { clockKey } from './live.js';
import { askSwap } from './swap-notices.js';
import { tellExpired } from './tell-duty.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'oncall' };
/** Who is always on duty is looked at again after this long. */
const LOOK_AGAIN_MS = 30 * 86_400_000;
/** A hand-off told later than this says so. */
const LATE_MS = 120_000;

/** At start and when the configuration is another: of every schedule, who is on duty now and until when. */
export function armHandoffs(turn: Turn): void {
  const { schedules } = turn.live.settings;
  for (const clock of [...turn.live.clocks.values()])
    if (clock.kind === 'handoff' && clock.ref !== PROBLEMS && !schedules.some(({ id }) => id === clock.ref))
      turn.clearClock('handoff', clock.ref);
  followDuty(turn);
  // Somebody may have changed them by hand meanwhile.
  for (const schedule of schedules) askGroup(turn, schedule);
}

/** Duties or shows have changed: hands over where somebody else is on duty now, and waits for the next change. */
export function followDuty(turn: Turn): void {
  const { settings, clocks } = turn.live;
  for (const schedule of settings.schedules) follow(turn, schedule, clocks.get(clockKey('handoff', schedule.id)));
  watchDuty(turn, clocks.get(clockKey('handoff', PROBLEMS)));
}

/** The instant has come at which somebody else is on duty, a request ends, or a problem is a day ahead. */
export function serveHandoff(turn: Turn, clock: Clock): void {
  if (clock.ref === PROBLEMS) return watchDuty(turn, clock);
  const schedule = turn.live.settings.schedules.find(({ id }) => id === clock.ref);
  if (schedule) follow(turn, schedule, clock);
}

/**
 * Told is only what really differs from what was told last, so once per change; however many there were meanwhile, what
 * is told is how it is now.
 */
function follow(turn: Turn, schedule: Schedule, clock: Clock | undefined): void {
  const { now } = turn;
  expireSwaps(turn, schedule.id);
  const context = dutyContext(turn.live);
  const { people, from } = onDuty(schedule, now, context);
  const told = toldIn(clock);
  const differs = told !== null && !samePeople(told, people);
  if (differs) {
    const late = clock !== undefined && clock.dueAt < now - LATE_MS;
    askHandoff(turn, schedule, { before: told, people, lateSince: late ? from : null });
    askGroup(turn, schedule);
    turn.record('duty', { did: 'handed-off', schedule: schedule.id, before: [...told], people: [...people] }, BOT);
  }
  const asked = context.changes.filter((each) => each.schedule === schedule.id && isAsked(each, now)).map(askedUntil);
  turn.setClock({
    kind: 'handoff',
    ref: schedule.id,
    dueAt: Math.min(nextChange(schedule, now, context) ?? now + LOOK_AGAIN_MS, ...asked),
    data: clock?.data && told && !differs ? clock.data : { people: [...people], at: now },
  });
}

/** Requests nobody answered in time are over. */
function expireSwaps(turn: Turn, schedule: string): void {
  for (const change of [...turn.live.arrangements.duties.values()]) {
    if (change.schedule !== schedule || change.state !== 'asked' || isAsked(change, turn.now)) continue;
    const ended = { ...change, state: 'ended' as const };
    turn.arrange.putDuty(ended);
    turn.record('duty', dutyRecord('swap-expired', ended), BOT);
    tellExpired(turn, ended);
    askSwap(turn, ended);
  }
}

/** Ids of those last told to be on duty; null: nobody was told yet. */
function toldIn(clock: Clock | undefined): readonly string[] | null {
  const people = clock?.data?.people;
  return Array.isArray(people) ? people.filter((each) => typeof each === 'string') : null;
}

function samePeople(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((who) => b.includes(who));
}

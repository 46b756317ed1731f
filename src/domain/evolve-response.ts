import type { ResponseEvent } from './events-response.js';
import type { Incident } from './incident.js';
import type { ClockDemand, ResponseClock } from './response/clock.js';
import { unreachable } from './signal.js';

/** Folds what happens between calls and end into an incident. */
export function changeByResponse(now: Incident, event: ResponseEvent, at: number): Partial<Incident> {
  switch (event.type) {
    case 'ack-counted':
      return {
        ackOf: event.of,
        ackBy: [...now.ackBy, event.by],
        calling: now.calling.filter(({ person }) => person !== event.by),
      };
    case 'still-asked':
      return { stillAskedAt: at };
    case 'still':
      return { stillAskedAt: null };
    case 'contacted':
      return {
        // Several steps may have asked for the same, and all of them waited for the same morning.
        calling: now.calling.filter((each) => each.person !== event.person || each.way !== event.way || each.at > at),
      };
    case 'clocks-started':
      return { clocks: withStarted(now.clocks, event.clocks, at) };
    case 'roles-wanted':
      return { rolesWanted: event.roles };
    case 'clock-nudged':
      return { clocks: changed(now.clocks, event.clock, (clock) => ({ ...clock, nudged: event.share })) };
    case 'clock-missed':
      return {
        missed: now.missed + 1,
        clocks: changed(now.clocks, event.clock, (clock) => ({ ...clock, missedAt: at })),
      };
    case 'filed':
      return { clocks: stopped(now.clocks, event.what, at) };
    case 'request':
      return {};
    default:
      return unreachable(event);
  }
}

/** A clock that was stopped; one that repeats begins again. */
export function stopped(clocks: readonly ResponseClock[], id: string, at: number): readonly ResponseClock[] {
  return changed(clocks, id, (clock) => (clock.repeats ? begun(clock, at) : { ...clock, stoppedAt: at }));
}

/** Which clocks begin was decided by `clocksToStart`; here they do. */
function withStarted(
  running: readonly ResponseClock[],
  demands: readonly ClockDemand[],
  at: number,
): readonly ResponseClock[] {
  const fresh = new Set(demands.map(({ id }) => id));
  return [...running.filter(({ id }) => !fresh.has(id)), ...demands.map((demand) => begun(demand, at))];
}

function begun(demand: ClockDemand, at: number): ResponseClock {
  const { id, name, withinMs, repeats, who } = demand;
  return {
    id,
    name,
    withinMs,
    repeats,
    who,
    startedAt: at,
    dueAt: at + withinMs,
    nudged: 0,
    stoppedAt: null,
    missedAt: null,
  };
}

function changed(
  clocks: readonly ResponseClock[],
  id: string,
  change: (clock: ResponseClock) => ResponseClock,
): readonly ResponseClock[] {
  return clocks.map((clock) => (clock.id === id && clock.stoppedAt === null ? change(clock) : clock));
}

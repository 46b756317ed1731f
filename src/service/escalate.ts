import type { Clock } from '../domain/clock.js';
import { type Called, type Caller, LATE_MS } from '../domain/escalation/called.js';
import type { Incident, PolicyStep } from '../domain/incident.js';
import type { Level } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import { phaseOf } from '../domain/show.js';
import type { Target } from '../domain/target.js';
import { stormOnly } from './channels.js';
import { findCalled, findLead, targetsOf } from './find-called.js';
import { isSilenced } from './silenced.js';
import { withTogether } from './together.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'clock' };
/** How long an escalation step waits before it looks again whether what silences its incident has ended. */
const SILENCED_RECHECK_MS = 60_000;

/** Nobody answered in time: the next step of the frozen policy. One that comes late is taken all the same, and says so. */
export function escalate(turn: Turn, clock: Clock, incident: Incident): void {
  const step = incident.policy[incident.nextStep];
  if (incident.state !== 'open' || !step) return;
  if (incident.snoozedUntil !== null) {
    // Due at the same instant as the end of the snooze, from which it is counted anew.
    if (incident.snoozedUntil <= turn.now) turn.happen(incident.id, { type: 'snooze-ended' }, BOT);
    return;
  }
  const dueAt = incident.waitingSince + step.afterMs;
  if (dueAt > turn.now) {
    // What happened in this same turn (a snooze ended) has it counted anew.
    turn.setClock({ ...clock, dueAt });
    return;
  }
  if (isSilenced(turn, incident)) {
    turn.setClock({ ...clock, dueAt: turn.now + SILENCED_RECHECK_MS });
    return;
  }
  const index = incident.nextStep;
  const lateMs = turn.now - clock.dueAt;
  const taken = { type: 'escalated', step: index, why: '', dueAt: clock.dueAt } as const;
  const late = lateMs >= LATE_MS ? { lateMs } : {};
  if (step.whileLive && !isLive(turn, incident)) {
    turn.happen(incident.id, { ...taken, ...late, channels: [], people: [], groups: [], noShow: true }, BOT);
    return;
  }
  const called = calledBy(turn, incident, { by: 'step', step, index }, incident.level, '');
  turn.happen(incident.id, { ...taken, ...late, ...withTogether(turn, incident, called) }, BOT);
}

/** Whom a step, or somebody who names a person, calls now. */
export function calledBy(turn: Turn, incident: Incident, caller: Caller, level: Level, why: string): Called {
  if (caller.by === 'name') {
    const named = findCalled(turn, incident, [{ to: 'person', id: caller.person }], { level, step: null, why });
    return named;
  }
  const { step, index } = caller;
  const called = findCalled(turn, incident, targetsOf(step), { level, step: index, why, ...howOf(step) });
  // One of a storm has no card there: the storm is what people are called to.
  return stormOnly(incident) === null ? called : { ...called, channels: [] };
}

/** Calls targets beside the policy; `why`: the key of one of our reasons (`why.…`), or a person's own words. */
export function callTargets(turn: Turn, incident: Incident, targets: readonly Target[], why: string): void {
  call(turn, incident, findCalled(turn, incident, targets, { level: incident.level, step: null, why }), why);
}

/** Calls whoever leads at a level; false: nobody does. */
export function callLead(turn: Turn, incident: Incident, level: Level, why: string): boolean {
  const called = findLead(turn, incident, level, { level: incident.level, step: null, why });
  if (called.people.length + called.groups.length + (called.webhooks?.length ?? 0) === 0) return false;
  call(turn, incident, withTogether(turn, incident, called), why);
  return true;
}

function call(turn: Turn, incident: Incident, called: Called, why: string): void {
  turn.happen(incident.id, { type: 'escalated', step: null, why, dueAt: turn.now, ...called }, BOT);
}

function howOf({ loud, all, inTurn }: PolicyStep) {
  return { ...(loud && { loud }), ...(all && { all }), ...(inTurn !== undefined && { inTurn }) };
}

/** Is a show of the incident on; where it is about none, any show. */
function isLive(turn: Turn, { labels }: Incident): boolean {
  const { shows } = turn.live;
  if (labels.show === undefined && labels.sku === undefined) return shows.anyLive(turn.now);
  return phaseOf(shows.find(labels, turn.now), turn.now) === 'live';
}

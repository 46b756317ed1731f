import type { IncidentAction } from './action.js';
import { type Decision, done, levelSay, names, noop, refused, stateSay, type TransitionContext } from './decision.js';
import type { IncidentEvent } from './events.js';
import { type Incident, incidentName, isActive } from './incident.js';
import { type Level, rank } from './level.js';

/** A person takes the next step before it is due, raises the level, or calls somebody by name. */
export function escalate(
  incident: Incident,
  action: Extract<IncidentAction, { do: 'escalate' }>,
  context: TransitionContext,
): Decision {
  const inc = incidentName(incident.id);
  if (!isActive(incident)) return refused('incident.over', { inc, state: stateSay(incident.state) });
  if (action.level !== null && rank(action.level) <= rank(incident.level))
    return refused('incident.escalate.level', { inc, level: levelSay(incident.level) });
  if (action.to !== null && context.nameOf(action.to) === undefined)
    return refused('incident.assign.unknown', { inc, who: action.to });
  if (action.step !== undefined && action.step < incident.nextStep)
    return noop('incident.escalate.noop', { inc, step: incident.nextStep });
  const raised = action.level === null ? [] : setLevel(incident, action.level, action.why, context);
  const policy = action.level === null ? incident.policy : context.policy(action.level);
  const up = raised.length > 0;
  const index = up ? 0 : incident.nextStep;
  const step = policy[index];
  if (action.to === null && !step && !up) return refused('incident.escalate.top', { inc });
  const level = action.level ?? incident.level;
  const caller =
    action.to !== null ? { by: 'name' as const, person: action.to } : step && { by: 'step' as const, step, index };
  const called: IncidentEvent = {
    type: 'escalated',
    step: action.to === null && step ? index : null,
    ...(caller ? context.called(caller, level, action.why) : NOBODY),
    why: action.why,
    dueAt: context.now,
  };
  const whom = names([...called.people.map((id) => context.nameOf(id) ?? id), ...called.groups]);
  const said = whom === null ? 'incident.escalate' : 'incident.escalate.calls';
  return done([...raised, called], said, { inc, ...(whom === null ? {} : { whom }) });
}

const NOBODY = { channels: [], people: [], groups: [] } as const;

/**
 * The level is set by hand. Up, a snooze ends, and an acknowledgement given for less is asked for again, unless whoever
 * gave it raises it themselves.
 */
export function setLevel(
  incident: Incident,
  to: Level,
  why: string,
  { by, policy }: TransitionContext,
): readonly IncidentEvent[] {
  const { level: from, state, snoozedUntil, acknowledgedBy } = incident;
  if (rank(to) < rank(from)) return [{ type: 'level', from, to, why, held: true }];
  const events: IncidentEvent[] = [{ type: 'level', from, to, why, held: true, policy: policy(to) }];
  if (snoozedUntil !== null) events.push({ type: 'snooze-ended' });
  if (state === 'acknowledged' && acknowledgedBy !== by) events.push({ type: 'ack-expired', why: 'level-up' });
  return events;
}

import type { IncidentAction } from './action.js';
import {
  type Decision,
  done,
  levelSay,
  noop,
  outcomeSay,
  refused,
  stateSay,
  type TransitionContext,
  unlessNoted,
} from './decision.js';
import type { IncidentEvent } from './events.js';
import { type Incident, incidentName, isActive } from './incident.js';
import { roleSay } from './response/roles.js';
import { unreachable } from './signal.js';
import { acknowledge, answerOf, stillOnIt } from './transition-acknowledge.js';
import { escalate, setLevel } from './transition-escalate.js';
import { file } from './transition-file.js';
import { restrict } from './transition-restrict.js';

/**
 * The state machine of an incident, for what people do.
 *
 *     action \ state   open      acknowledged  mitigated   resolved      closed
 *     acknowledge      → ack     noop          noop        noop          noop
 *     still            → ack     stays         noop        noop          noop
 *     unacknowledge    noop      → open        → open      refused       refused
 *     own, assign      stays     stays         stays       refused       refused
 *     escalate         stays     stays         stays       refused       refused
 *     level            stays     stays         stays       refused       refused
 *     note             stays     stays         stays       stays         stays
 *     snooze           stays     stays         stays       refused       refused
 *     mitigate         → mitig.  → mitig.      noop        noop          noop
 *     resolve          → res.    → res.        → res.      outcome only  noop
 *     reopen           noop      noop          → open      → open        → open (not if merged)
 *     close            refused   refused       refused     → closed      noop
 *     file             stays     stays         stays       refused       refused
 *     restrict         stays     stays         stays       stays         stays
 */
export function transition(incident: Incident, action: IncidentAction, context: TransitionContext): Decision {
  const inc = incidentName(incident.id);
  const over = incident.state === 'resolved' || incident.state === 'closed';
  if (incident.mergedInto !== null && action.do !== 'note')
    return refused('incident.merged', { inc, into: incidentName(incident.mergedInto) });
  switch (action.do) {
    case 'acknowledge':
      return acknowledge(incident, action.note, context);
    case 'still':
      return stillOnIt(incident, context);
    case 'unacknowledge':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (incident.state === 'open' && incident.ackBy.length === 0) return noop('incident.unacknowledge.noop', { inc });
      return done([{ type: 'unacknowledged', note: action.note }], 'incident.unacknowledge', { inc });
    case 'own':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (incident.owner === context.by && incident.held) return noop('incident.own.noop', { inc });
      return own(incident, context);
    case 'assign':
      return assign(incident, action, context);
    case 'escalate':
      return escalate(incident, action, context);
    case 'level':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (incident.level === action.level) return noop('incident.level.noop', { inc, level: levelSay(action.level) });
      return done(setLevel(incident, action.level, action.why, context), 'incident.level', {
        inc,
        from: levelSay(incident.level),
        to: levelSay(action.level),
      });
    case 'note':
      return note(incident, action);
    case 'snooze':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (action.until <= context.now) return refused('incident.snooze.past', { inc, until: { at: action.until } });
      return done([{ type: 'snoozed', until: action.until }], 'incident.snooze', { inc, until: { at: action.until } });
    case 'mitigate':
      if (over || incident.state === 'mitigated')
        return noop('incident.mitigate.noop', { inc, state: stateSay(incident.state) });
      return done([{ type: 'mitigated', note: action.note }], 'incident.mitigate', { inc });
    case 'resolve':
      return resolve(incident, action, inc);
    case 'reopen':
      if (incident.state === 'open' || incident.state === 'acknowledged')
        return noop('incident.reopen.noop', { inc, state: stateSay(incident.state) });
      return done([{ type: 'reopened', why: action.why, auto: false }], 'incident.reopen', { inc });
    case 'close':
      if (incident.state === 'closed') return noop('incident.close.noop', { inc });
      if (incident.state !== 'resolved') return refused('incident.close.active', { inc });
      return done([{ type: 'closed' }], 'incident.close', { inc });
    case 'restrict':
      return restrict(incident, action.on);
    case 'file':
      return file(incident, action, context.by, context.now);
    default:
      return unreachable(action);
  }
}

/** Whoever owns it is on it. */
function own(incident: Incident, context: TransitionContext): Decision {
  const answer = incident.state === 'open' ? answerOf(incident, '', context) : null;
  const owned: IncidentEvent = { type: 'owned', by: context.by };
  return done(answer ? [owned, answer] : [owned], 'incident.own', { inc: incidentName(incident.id) });
}

function note(incident: Incident, { text, message }: Extract<IncidentAction, { do: 'note' }>): Decision {
  const inc = incidentName(incident.id);
  if (message === undefined) return done([{ type: 'noted', text }], 'incident.note', { inc });
  if (incident.noted.includes(message)) return noop('incident.note.noop', { inc });
  return done([{ type: 'noted', text, message }], 'incident.note', { inc });
}

function assign(
  incident: Incident,
  action: Extract<IncidentAction, { do: 'assign' }>,
  context: TransitionContext,
): Decision {
  const inc = incidentName(incident.id);
  if (!isActive(incident)) return refused('incident.over', { inc, state: stateSay(incident.state) });
  const who = context.nameOf(action.to);
  if (who === undefined) return refused('incident.assign.unknown', { inc, who: action.to });
  const role = action.role ?? 'owner';
  const has = role === 'owner' ? (incident.held ? incident.owner : null) : (incident.roles[role] ?? null);
  const params = { inc, who, role: roleSay(role) };
  // Who only has it by default is named by that.
  if (has === action.to && !incident.rolesByDefault.includes(role)) return noop('incident.assign.noop', params);
  return done([{ type: 'assigned', to: action.to, role }], 'incident.assign', params);
}

function resolve(incident: Incident, action: Extract<IncidentAction, { do: 'resolve' }>, inc: string): Decision {
  const event: IncidentEvent = { type: 'resolved', outcome: action.outcome, note: action.note, auto: false };
  if (isActive(incident)) return done([event], 'incident.resolve', { inc });
  const news = action.outcome !== null && action.outcome !== incident.outcome;
  if (incident.state === 'resolved' && news) {
    if (incident.outcome === null) return done([event], 'incident.resolve.outcome', { inc });
    const changed = { inc, from: outcomeSay(incident.outcome), to: outcomeSay(action.outcome) };
    return done([event], 'incident.resolve.changed', changed);
  }
  return unlessNoted(action.note, noop('incident.resolve.noop', { inc, state: stateSay(incident.state) }));
}

import type { IncidentAction } from './action.js';
import type { IncidentEvent } from './events.js';
import { type Incident, incidentName, isActive, type Outcome, type PolicyStep, type State } from './incident.js';
import { type Level, rank } from './level.js';
import { roleSay } from './response/roles.js';
import { unreachable } from './signal.js';
import type { Say, SayParam } from './text.js';
import { file } from './transition-file.js';

/** What a transition needs to know besides the incident. */
export interface TransitionContext {
  readonly now: number;
  /** Id of the person who asks. */
  readonly by: string;
  readonly ackMs: (level: Level) => number;
  readonly policy: (level: Level) => readonly PolicyStep[];
  /** Person id → name; undefined for somebody nobody knows. */
  readonly nameOf: (id: string) => string | undefined;
}

/** The decision on an action: `done` with what happened, or nothing with the reason. */
export type Decision =
  | { readonly result: 'done'; readonly events: readonly IncidentEvent[]; readonly said: Say }
  | { readonly result: 'noop'; readonly said: Say }
  | { readonly result: 'refused'; readonly said: Say };

/**
 * The state machine of an incident, for what people do.
 *
 *     action \ state   open      acknowledged  mitigated   resolved      closed
 *     acknowledge      → ack     noop          noop        noop          noop
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
 */
export function transition(incident: Incident, action: IncidentAction, context: TransitionContext): Decision {
  const inc = incidentName(incident.id);
  const over = incident.state === 'resolved' || incident.state === 'closed';
  if (incident.mergedInto !== null && action.do !== 'note')
    return refused('incident.merged', { inc, into: incidentName(incident.mergedInto) });
  switch (action.do) {
    case 'acknowledge':
      return acknowledge(incident, action.note, context);
    case 'unacknowledge':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (incident.state === 'open') return noop('incident.unacknowledge.noop', { inc });
      return done([{ type: 'unacknowledged', note: action.note }], 'incident.unacknowledge', { inc });
    case 'own':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (incident.owner === context.by && incident.held) return noop('incident.own.noop', { inc });
      return done(
        [
          { type: 'owned', by: context.by },
          ...(incident.state === 'open' ? [acknowledgement(incident, '', context)] : []),
        ],
        'incident.own',
        { inc },
      );
    case 'assign':
      return assign(incident, action, context);
    case 'escalate':
      return escalate(incident, action, context);
    case 'level':
      if (over) return refused('incident.over', { inc, state: stateSay(incident.state) });
      if (incident.level === action.level) return noop('incident.level.noop', { inc, level: levelSay(action.level) });
      return done([setLevel(incident, action.level, action.why, context)], 'incident.level', {
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
    case 'file':
      return file(incident, action, context.by, context.now);
    default:
      return unreachable(action);
  }
}

function note(incident: Incident, { text, message }: Extract<IncidentAction, { do: 'note' }>): Decision {
  const inc = incidentName(incident.id);
  if (message === undefined) return done([{ type: 'noted', text }], 'incident.note', { inc });
  if (incident.noted.includes(message)) return noop('incident.note.noop', { inc });
  return done([{ type: 'noted', text, message }], 'incident.note', { inc });
}

function acknowledge(incident: Incident, note: string, context: TransitionContext): Decision {
  const inc = incidentName(incident.id);
  switch (incident.state) {
    case 'open':
      return done([acknowledgement(incident, note, context)], 'incident.acknowledge', { inc });
    case 'acknowledged':
      return unlessNoted(
        note,
        noop('incident.acknowledge.noop', {
          inc,
          who: context.nameOf(incident.acknowledgedBy ?? '') ?? incident.acknowledgedBy ?? '?',
          at: { at: incident.acknowledgedAt ?? incident.updatedAt },
        }),
      );
    case 'mitigated':
    case 'resolved':
    case 'closed':
      return unlessNoted(note, noop('incident.acknowledge.late', { inc, state: stateSay(incident.state) }));
    default:
      return unreachable(incident.state);
  }
}

function acknowledgement(incident: Incident, note: string, context: TransitionContext): IncidentEvent {
  const forMs = context.ackMs(incident.level);
  return { type: 'acknowledged', by: context.by, forMs, expiresAt: forMs > 0 ? context.now + forMs : null, note };
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
  if (has === action.to) return noop('incident.assign.noop', params);
  return done([{ type: 'assigned', to: action.to, role }], 'incident.assign', params);
}

function escalate(
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
  const raised = action.level === null ? null : setLevel(incident, action.level, action.why, context);
  const policy = action.level === null ? incident.policy : context.policy(action.level);
  const step = action.to === null ? policy[raised ? 0 : incident.nextStep] : undefined;
  if (action.to === null && !step && !raised) return refused('incident.escalate.top', { inc });
  const called: IncidentEvent = {
    type: 'escalated',
    step: action.to === null && step ? (raised ? 0 : incident.nextStep) : null,
    channels: step?.channels ?? [],
    people: action.to === null ? (step?.people ?? []) : [action.to],
    groups: step?.groups ?? [],
    why: action.why,
    dueAt: context.now,
  };
  const whom = names([...called.people.map((id) => context.nameOf(id) ?? id), ...called.groups]);
  const said = whom === null ? 'incident.escalate' : 'incident.escalate.calls';
  return done(raised ? [raised, called] : [called], said, { inc, ...(whom === null ? {} : { whom }) });
}

/** `Li Na, Wang Wei, night-shift`, joined as the reader's language does; null for nobody. */
function names(all: readonly string[]): SayParam | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  return others.reduce<SayParam>((a, b) => ({ say: { key: 'join', params: { a, b } } }), first);
}

function setLevel(incident: Incident, to: Level, why: string, context: TransitionContext): IncidentEvent {
  const up = rank(to) > rank(incident.level);
  return { type: 'level', from: incident.level, to, why, held: true, ...(up ? { policy: context.policy(to) } : {}) };
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

/** Somebody was faster; what they wrote is kept all the same. */
function unlessNoted(text: string, late: Extract<Decision, { result: 'noop' }>): Decision {
  if (text === '') return late;
  return done([{ type: 'noted', text }], 'incident.late.noted', { late: { say: late.said } });
}

function done(events: readonly IncidentEvent[], key: string, params: Say['params']): Decision {
  return { result: 'done', events, said: { key, params: params ?? {} } };
}
function noop(key: string, params: Say['params']): Extract<Decision, { result: 'noop' }> {
  return { result: 'noop', said: { key, params: params ?? {} } };
}
function refused(key: string, params: Say['params']): Decision {
  return { result: 'refused', said: { key, params: params ?? {} } };
}

/** The word for a state, said in the reader's language. */
export function stateSay(state: State): { readonly say: Say } {
  return { say: { key: `state.${state}` } };
}
function outcomeSay(outcome: Outcome): { readonly say: Say } {
  return { say: { key: `outcome.${outcome}` } };
}
/** The word for a level, said in the reader's language. */
export function levelSay(level: Level): { readonly say: Say } {
  return { say: { key: `level.${level}` } };
}

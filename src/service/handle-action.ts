import { type Action, type ActionResult, type IncidentAction, RETURN_PATH } from '../domain/action.js';
import { stateSay } from '../domain/decision.js';
import { policyFor } from '../domain/escalation/policy.js';
import { incidentName, isActive } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import { unreachable } from '../domain/signal.js';
import { transition } from '../domain/transition.js';
import { followLevel, followMoney, inheritLevel } from './apply-candidate.js';
import { forbiddenIn, putMembers, recordRefusal } from './authority.js';
import { testCall } from './call-test.js';
import { declare } from './declare.js';
import { calledBy } from './escalate.js';
import { holdLine, linkAccount, unlinkAccount } from './handle-accounts.js';
import { draw } from './handle-draw.js';
import { handleDuty } from './handle-duty.js';
import { incidentsReported, nothingReported, together } from './handle-reported.js';
import { approveRequest, rejectRequest, withdrawRequest } from './handle-requests.js';
import { endShow, moveShow, putShow, startShow } from './handle-shows.js';
import { addSilence, endSilence } from './handle-silences.js';
import { liftVeto, veto } from './handle-vetoes.js';
import type { Turn } from './turn.js';

/** Actions that a turn decides; the rest (checks, the inbox) are carried out by `app`, which owns what they touch. */
export type TurnAction = Exclude<Action, { on: 'check-pause' | 'check-run' | 'inbox-replay' | 'config-reload' }>;

export function isTurnAction(action: Action): action is TurnAction {
  return (
    action.on !== 'check-pause' &&
    action.on !== 'check-run' &&
    action.on !== 'inbox-replay' &&
    action.on !== 'config-reload'
  );
}

/** Carries out one action of a person. Whatever it decides about is in the working set already. */
export function handleAction(turn: Turn, action: TurnAction, actor: Actor): ActionResult {
  const forbidden = forbiddenIn(turn, action, actor);
  if (forbidden) return forbidden;
  switch (action.on) {
    case 'incident':
      return onIncident(turn, action.incident, action.action, actor);
    case 'reported': {
      const results = incidentsReported(turn, action).map((id) => onIncident(turn, id, action.action, actor));
      return together(results) ?? nothingReported(action);
    }
    case 'merge':
      return merge(turn, action.from, action.into, actor);
    case 'declare':
      return declare(turn, action, actor);
    case 'silence':
      return addSilence(turn, action, actor);
    case 'silence-end':
      return endSilence(turn, action.id, actor);
    case 'show-put':
      return putShow(turn, action.show, actor);
    case 'show-start':
      return startShow(turn, action.id, actor);
    case 'show-end':
      return endShow(turn, action.id, actor);
    case 'show-move':
      return moveShow(turn, action.id, action.start, actor);
    case 'duty':
      return handleDuty(turn, action, actor);
    case 'lang':
      return setLang(turn, action, actor);
    case 'call-test':
      return testCall(turn, actor);
    case 'hold':
      return holdLine(turn, action);
    case 'link':
      return linkAccount(turn, action, actor);
    case 'unlink':
      return unlinkAccount(turn, action, actor);
    case 'members':
      return putMembers(turn, action);
    case 'refused':
      return recordRefusal(turn, action, actor);
    case 'draw':
      return draw(turn, action, actor);
    case 'request-approve':
      return approveRequest(turn, action, actor);
    case 'request-reject':
      return rejectRequest(turn, action, actor);
    case 'request-withdraw':
      return withdrawRequest(turn, action, actor);
    case 'veto':
      return veto(turn, action, actor);
    case 'veto-lift':
      return liftVeto(turn, action, actor);
    case 'return-path':
      turn.record(RETURN_PATH, { code: action.code }, actor);
      return { result: 'done', said: { key: 'doctor.heard' } };
    default:
      return unreachable(action);
  }
}

function onIncident(turn: Turn, id: number, action: IncidentAction, actor: Actor): ActionResult {
  const incident = turn.live.incidents.get(id);
  if (!incident) return { result: 'refused', said: { key: 'incident.unknown', params: { inc: incidentName(id) } } };
  const { settings } = turn.live;
  const decision = transition(incident, action, {
    now: turn.now,
    by: actor.kind === 'person' ? actor.id : actor.part,
    ackMs: (level) => settings.levels[level].ackExpiresMs,
    policy: (level) => policyFor(settings, level, incident.labels),
    called: (caller, level, reason) => calledBy(turn, incident, caller, level, reason),
    nameOf: (person) => settings.people.find((p) => p.id === person)?.name,
  });
  if (decision.result !== 'done') return { result: decision.result, said: decision.said, incident: id };
  for (const event of decision.events) turn.happen(id, event, actor);
  return { result: 'done', said: decision.said, incident: id };
}

/** One incident goes into another: its alerts, and so its future, go with it. */
function merge(turn: Turn, from: number, into: number, actor: Actor): ActionResult {
  const names = { from: incidentName(from), into: incidentName(into) };
  const refused = (key: string, params: ActionResult['said']['params']): ActionResult => ({
    result: 'refused',
    said: { key, params: params ?? {} },
  });
  const source = turn.live.incidents.get(from);
  const target = turn.live.incidents.get(into);
  if (!source) return refused('incident.unknown', { inc: names.from });
  if (!target) return refused('incident.unknown', { inc: names.into });
  if (from === into) return refused('incident.merge.self', { inc: names.from });
  if (source.mergedInto === into)
    return { result: 'noop', said: { key: 'incident.merge.noop', params: names }, incident: into };
  if (source.mergedInto !== null)
    return refused('incident.merged', { inc: names.from, into: incidentName(source.mergedInto) });
  if (target.mergedInto !== null)
    return refused('incident.merged', { inc: names.into, into: incidentName(target.mergedInto) });
  if (!isActive(target)) return refused('incident.merge.over', { inc: names.into, state: stateSay(target.state) });
  turn.happen(from, { type: 'merged', into }, actor);
  turn.happen(into, { type: 'absorbed', from, firing: source.firing, cleared: source.cleared }, actor);
  for (const fingerprint of [...source.firing, ...source.cleared]) {
    const alert = turn.live.alerts.get(fingerprint);
    if (alert) turn.putAlert({ ...alert, incident: into });
  }
  if (source.restricted && !target.restricted) turn.happen(into, { type: 'restricted', on: true }, actor);
  followMoney(turn, into, true);
  followLevel(turn, into, source.level);
  inheritLevel(turn, into, source);
  return { result: 'done', said: { key: 'incident.merge', params: names }, incident: into };
}

function setLang(turn: Turn, action: Extract<TurnAction, { on: 'lang' }>, actor: Actor): ActionResult {
  if (actor.kind === 'person') turn.putLang(actor.id, action.lang);
  return { result: 'done', said: { key: 'lang.person' } };
}

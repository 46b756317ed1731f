import type { ActionResult } from '../domain/action.js';
import type { ApprovalAction } from '../domain/action-approval.js';
import { limitsOf } from '../domain/authority/abilities.js';
import { decideDraw, drawDeed, leftOf } from '../domain/authority/draw.js';
import type { Resource } from '../domain/authority/resource.js';
import { type Incident, incidentName, isActive } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import type { SayParam } from '../domain/text.js';
import { drawnParam, leftParam, tellChannels } from './carry-out-deed.js';
import { approversSay, openRequest } from './handle-requests.js';
import type { Turn } from './turn.js';

/** Somebody takes part of a resource: at once where it is theirs to decide, else once it is approved. */
export function draw(turn: Turn, action: Extract<ApprovalAction, { on: 'draw' }>, actor: Actor): ActionResult {
  const { live, now } = turn;
  const { resources } = live.settings;
  const resource = resources.find(({ id }) => id === action.resource);
  if (!resource) return refused('approval.unknown-resource', { id: action.resource, ids: idsOf(resources) });
  const incident = action.incident === null ? null : (live.incidents.get(action.incident) ?? null);
  if (action.incident !== null && !incident) return refused('incident.unknown', { inc: incidentName(action.incident) });
  if (incident && !isActive(incident)) return overRefusal(incident);
  const person = live.settings.people.find(({ id }) => actor.kind === 'person' && id === actor.id);
  if (!person) return refused('approval.persons-only', {});
  const by = person.id;
  const drill = incident?.drill ?? false;
  const requests = [...live.arrangements.requests.values()].filter(({ deed }) => deed.resource === resource.id);
  const limit = limitsOf(live.withAccounts(person), 'draw', live.settings, live.arrangements.members);
  const decision = decideDraw(action.wanted, { resource, requests, limit, by, now, drill });
  if (decision.to === 'refuse') return { result: 'refused', said: decision.said };
  const deed = drawDeed(resource, decision, action.incident, action.why);
  const about = { deed, incident, by, drill };
  const what = drawnParam(resource, decision);
  if (decision.to === 'ask') {
    const request = openRequest(turn, { ...about, when: 'before', dueAt: now + live.settings.requestMs }, actor);
    const params = { id: request.id, ...what, because: { say: decision.because }, due: { at: request.dueAt } };
    return done('approval.held', { ...params, whom: { say: approversSay(turn, request) } }, incident);
  }
  const request = openRequest(turn, { ...about, when: 'after', dueAt: decision.fileBy }, actor);
  tellChannels(turn, request, resource, actor);
  const left = leftOf(resource, [...requests, request]);
  const params = { id: request.id, ...what, due: { at: request.dueAt }, whom: { say: approversSay(turn, request) } };
  return done('approval.drawn', { ...params, left: leftParam(resource, left) }, incident);
}

function idsOf(resources: readonly Resource[]): SayParam {
  const ids = resources.map(({ id }) => id).join(', ');
  return ids === '' ? { say: { key: 'approval.no-resources' } } : ids;
}

function overRefusal({ id, state }: Incident): ActionResult {
  return refused('incident.over', { inc: incidentName(id), state: { say: { key: `state.${state}` } } });
}
function done(key: string, params: Record<string, SayParam>, incident: Incident | null): ActionResult {
  return { result: 'done', said: { key, params }, ...(incident && { incident: incident.id }) };
}
function refused(key: string, params: Record<string, SayParam>): ActionResult {
  return { result: 'refused', said: { key, params } };
}

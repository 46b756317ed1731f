import type { ActionResult } from '../domain/action.js';
import type { ApprovalAction } from '../domain/action-approval.js';
import { overdrawn, unitOf } from '../domain/authority/draw.js';
import type { Deed, Request } from '../domain/authority/request.js';
import { type Answered, approve, expire, isLate, raised, reject, withdraw } from '../domain/authority/requests.js';
import type { RequestBecame } from '../domain/events-response.js';
import type { Incident } from '../domain/incident.js';
import type { Level } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import type { Say, SayParam } from '../domain/text.js';
import { approversOf, showRequest, tellAsker } from './ask-requests.js';
import { recordRefusal } from './authority.js';
import { carryOutDeed } from './carry-out-deed.js';
import { hashOf } from './deed-hash.js';
import { escalateRequest } from './escalate-request.js';
import type { Live } from './live.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'clock' };

export interface Asking {
  readonly deed: Deed;
  readonly when: Request['when'];
  readonly incident: Incident | null;
  /** Id of the person who asks. */
  readonly by: string;
  readonly dueAt: number;
  readonly drill: boolean;
}

/** Asks for an approval: it is shown to everybody who may give it, and has a clock of its own. */
export function openRequest(turn: Turn, asking: Asking, actor: Actor): Request {
  const { incident, ...rest } = asking;
  const level = incident?.level ?? null;
  const request: Request = {
    ...rest,
    id: turn.arrange.newRequestId(),
    hash: hashOf(asking.deed),
    incident: incident?.id ?? null,
    level,
    at: turn.now,
    needs: approversAt(turn.live, level),
    approvals: [],
    state: 'waiting',
    endedAt: null,
    endedBy: null,
    reason: '',
  };
  put(turn, request, request.when === 'after' ? 'filed' : 'asked', actor);
  turn.setClock({ kind: 'request', ref: request.id, dueAt: request.dueAt });
  return request;
}

export function approveRequest(
  turn: Turn,
  { request: id, hash }: Extract<ApprovalAction, { on: 'request-approve' }>,
  actor: Actor,
): ActionResult {
  const request = turn.live.arrangements.requests.get(id);
  if (!request) return unknown(id);
  const by = personOf(actor);
  if (by === null) return refused('approval.persons-only');
  const needs = Math.max(request.needs, approversAt(turn.live, levelNow(turn.live, request)));
  const answered = approve(request, { by, now: turn.now, hash, actual: hashOf(request.deed), needs });
  if (answered.result !== 'done') return answer(turn, answered, request, actor);
  const approved = answered.request;
  if (approved.state !== 'approved') {
    put(turn, approved, 'counted', actor);
    const n = approved.needs - approved.approvals.length;
    return done('approval.counted', { id, n }, request);
  }
  if (request.when === 'before') {
    const hindrance = hinders(turn.live, request);
    // The approval is not counted: it waits until there is enough, or until its time is over.
    if (hindrance) return { result: 'refused', said: hindrance, ...about(request) };
  }
  put(turn, approved, 'approved', actor);
  const params = { id, who: nameOf(turn.live, by) };
  if (approved.when === 'after') {
    tellAsker(turn, approved, 'approved', { key: 'approval.approved.told', params });
    return done('approval.approved', { id }, request);
  }
  carryOutDeed(turn, approved, actor);
  tellAsker(turn, approved, 'approved', { key: 'approval.approved.done.told', params });
  return done('approval.approved.done', { id }, request);
}

export function rejectRequest(
  turn: Turn,
  { request: id, why }: Extract<ApprovalAction, { on: 'request-reject' }>,
  actor: Actor,
): ActionResult {
  const request = turn.live.arrangements.requests.get(id);
  if (!request) return unknown(id);
  const by = personOf(actor);
  if (by === null) return refused('approval.persons-only');
  const answered = reject(request, by, why, turn.now);
  if (answered.result !== 'done') return answer(turn, answered, request, actor);
  put(turn, answered.request, 'rejected', actor);
  tellAsker(turn, answered.request, 'rejected', {
    key: request.when === 'after' ? 'approval.rejected.after.told' : 'approval.rejected.told',
    params: { id, who: nameOf(turn.live, by), why },
  });
  // What is done cannot be undone by a rejection: those above have to know.
  if (request.when === 'after') escalateRequest(turn, answered.request, 'rejected');
  return done(request.when === 'after' ? 'approval.rejected.after' : 'approval.rejected', { id }, request);
}

export function withdrawRequest(
  turn: Turn,
  { request: id }: Extract<ApprovalAction, { on: 'request-withdraw' }>,
  actor: Actor,
): ActionResult {
  const request = turn.live.arrangements.requests.get(id);
  if (!request) return unknown(id);
  const answered = withdraw(request, personOf(actor) ?? '', turn.now);
  if (answered.result !== 'done') return answer(turn, answered, request, actor);
  put(turn, answered.request, 'withdrawn', actor);
  return done('approval.withdrawn', { id }, request);
}

/** Its clock: what was to be approved first expires; what was done first and not approved since is late. */
export function requestDue(turn: Turn, id: string): void {
  const request = turn.live.arrangements.requests.get(id);
  if (!request) return;
  const expired = expire(request, turn.now);
  if (expired) {
    put(turn, expired, 'expired', BOT);
    tellAsker(turn, expired, 'expired', { key: 'approval.expired.told', params: { id } });
  } else if (isLate(request, turn.now)) {
    put(turn, request, 'late', BOT);
    escalateRequest(turn, request, 'late');
  }
}

/** An incident became graver: what is asked on it takes as many approvers as it does there. */
export function followLevelOfRequests(turn: Turn, incident: Incident): void {
  for (const request of turn.live.arrangements.requests.values()) {
    if (request.incident !== incident.id) continue;
    const changed = raised(request, approversAt(turn.live, incident.level));
    if (!changed) continue;
    turn.arrange.putRequest({ ...changed, level: incident.level });
    showRequest(turn, changed);
  }
}

/** `Lin and Maya are asked`: who can approve it, or that nobody can. */
export function approversSay(turn: Turn, request: Request): Say {
  const approvers = approversOf(turn.live, request);
  const [first, ...others] = approvers;
  if (!first || approvers.length < request.needs)
    return { key: 'approval.too-few', params: { n: approvers.length, needs: request.needs } };
  const names = others.reduce<SayParam>((a, { name: b }) => ({ say: { key: 'join', params: { a, b } } }), first.name);
  return { key: 'approval.whom', params: { names, needs: request.needs } };
}

/** Why what was approved cannot be done now; null: it can. */
function hinders(live: Live, request: Request): Say | null {
  const { deed } = request;
  const resource = live.settings.resources.find(({ id }) => id === deed.resource);
  if (!resource) return { key: 'approval.resource-gone', params: { id: request.id, resource: deed.resource } };
  // So many boxes are not what so many units were approved to be.
  if (deed.amount !== null && unitOf(resource) !== deed.unit)
    return { key: 'approval.resource-changed', params: { id: request.id, resource: deed.resource, unit: deed.unit } };
  return request.drill ? null : overdrawn(resource, deed.amount, [...live.arrangements.requests.values()]);
}

/** Keeps it as it is now, tells of it, and writes it down. */
function put(turn: Turn, request: Request, became: RequestBecame, actor: Actor): void {
  turn.arrange.putRequest(request);
  if (request.state !== 'waiting') turn.clearClock('request', request.id);
  const { id, hash, deed, when, by, needs, approvals, reason, incident } = request;
  const approved = approvals.map((each) => each.by);
  const kept = { do: deed.do, resource: deed.resource, share: deed.share, amount: deed.amount, why: deed.why };
  turn.record('request', { request: id, became, hash, when, by, needs, approved, reason, incident, ...kept }, actor);
  if (incident !== null && turn.live.incidents.has(incident))
    turn.happen(incident, { type: 'request', request: id, became, said: becameSay(turn.live, request, became) }, actor);
  showRequest(turn, request);
}

function becameSay(live: Live, request: Request, became: RequestBecame): Say {
  const { deed } = request;
  const resource = live.settings.resources.find(({ id }) => id === deed.resource);
  const name: SayParam = resource ? { worded: resource.name, labels: {} } : deed.resource;
  const n = request.needs - request.approvals.length;
  const params = { id: request.id, share: { ratio: deed.share }, resource: name, due: { at: request.dueAt }, n };
  return { key: `approval.became.${became}`, params: { ...params, why: request.reason || deed.why } };
}

function approversAt(live: Live, level: Level | null): number {
  return level === null ? 1 : live.settings.levels[level].approvers;
}
/** Of its incident, or of the one that was merged into. */
function levelNow(live: Live, { incident, level }: Request): Level | null {
  if (incident === null) return null;
  let about = live.incidents.get(incident);
  for (let into = about; into; into = into.mergedInto === null ? undefined : live.incidents.get(into.mergedInto))
    about = into;
  return about?.level ?? level;
}
function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}
function nameOf(live: Live, id: string): string {
  return live.settings.people.find((person) => person.id === id)?.name ?? id;
}

function about({ incident }: Request): { readonly incident?: number } {
  return incident === null ? {} : { incident };
}
/** One that was refused is kept, like every refusal. */
function answer(
  turn: Turn,
  answered: Exclude<Answered, { result: 'done' }>,
  request: Request,
  actor: Actor,
): ActionResult {
  if (answered.result === 'refused') {
    const what = `${answered.said.key} ${request.id}`;
    recordRefusal(turn, { on: 'refused', what, ability: null, incident: request.incident }, actor);
  }
  return { ...answered, ...about(request) };
}
function done(key: string, params: Say['params'], request: Request): ActionResult {
  return { result: 'done', said: { key, params: params ?? {} }, ...about(request) };
}
function refused(key: string, params: Say['params'] = {}): ActionResult {
  return { result: 'refused', said: { key, params } };
}
function unknown(id: string): ActionResult {
  return refused('approval.unknown', { id });
}

import type { Action, ActionResult } from '../domain/action.js';
import { abilitiesOf, whoCan } from '../domain/authority/abilities.js';
import { authorise, type Unauthorised } from '../domain/authority/authorise.js';
import { lackingSay, NOT_IN_PEOPLE } from '../domain/authority/lacking.js';
import { noteRefusal } from '../domain/authority/refusals.js';
import { incidentName } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import type { Say } from '../domain/text.js';
import type { Live } from './live.js';
import type { Turn } from './turn.js';

/** What a refusal is called in the history. */
export const REFUSED = 'refused';

type Refused = Extract<Action, { on: 'refused' }>;

/** Asks, with what holds at this instant, whether they may; the refusal is kept. null: they may. */
export function forbiddenIn(turn: Turn, action: Action, actor: Actor): ActionResult | null {
  const refusal = unauthorised(turn.live, action, actor);
  if (!refusal) return null;
  recordRefusal(turn, refusedAction(action, refusal), actor);
  return { result: 'refused', said: saidOf(turn.live, refusal), ...incidentOf(action) };
}

/** The same for what is carried out outside a turn; whoever asks has the refusal kept. */
export function forbiddenNow(
  live: Live,
  action: Action,
  actor: Actor,
): { readonly result: ActionResult; readonly kept: Refused } | null {
  const refusal = unauthorised(live, action, actor);
  if (!refusal) return null;
  return { result: { result: 'refused', said: saidOf(live, refusal) }, kept: refusedAction(action, refusal) };
}

/** Writes into the history that somebody was refused; what they repeat within a minute is counted. */
export function recordRefusal(turn: Turn, { what, ability, incident }: Refused, actor: Actor): ActionResult {
  const { refusals } = turn.live;
  const who = actor.kind === 'person' ? actor.id : actor.part;
  const before = refusals.get(who);
  const about = incident === null ? '' : incidentName(incident);
  const { lately, before: unwritten } = noteRefusal(before, `${what}|${ability ?? ''}|${about}`, turn.now);
  turn.onTakeBack(() => (before ? refusals.set(who, before) : refusals.delete(who)));
  refusals.set(who, lately);
  // Not in the incident's own timeline: what is refused is nothing that happened to it.
  const data = {
    what,
    ability,
    ...(about !== '' && { about }),
    ...(unwritten !== null && unwritten > 0 && { unwritten }),
  };
  if (unwritten !== null) turn.record(REFUSED, data, actor);
  return { result: 'noop', said: { key: 'reply.noop' } };
}

/** Who is in groups of the chats from now on; what that changed is in the history, because roles come by it. */
export function putMembers(turn: Turn, { members }: Extract<Action, { on: 'members' }>): ActionResult {
  for (const { group, accounts } of members) {
    const before = turn.live.arrangements.members.get(group) ?? [];
    const added = accounts.filter((account) => !before.includes(account));
    const removed = before.filter((account) => !accounts.includes(account));
    if (added.length + removed.length === 0) continue;
    turn.arrange.putMembers(group, accounts);
    turn.record('members', { group, added, removed }, { kind: 'bot', part: 'membership' });
  }
  return { result: 'done', said: { key: 'reply.done' } };
}

function unauthorised(live: Live, action: Action, actor: Actor): Unauthorised | null {
  if (actor.kind === 'bot') return null;
  const found = live.settings.people.find((person) => person.id === actor.id);
  const person = found ? live.withAccounts(found) : null;
  const abilities = person ? abilitiesOf(person, live.settings, live.arrangements.members) : new Set<never>();
  const id = action.on === 'incident' ? action.incident : null;
  const level = id === null ? null : (live.incidents.get(id)?.level ?? null);
  return authorise(action, actor, { person, abilities, level });
}

function saidOf(live: Live, { lacks }: Unauthorised): Say {
  if (lacks === null) return NOT_IN_PEOPLE;
  const { settings, arrangements } = live;
  const people = settings.people.map((person) => live.withAccounts(person));
  return lackingSay(lacks, whoCan(lacks, settings, people, arrangements.members));
}

function refusedAction(action: Action, { lacks }: Unauthorised): Refused {
  const { incident = null } = incidentOf(action);
  const what = action.on === 'incident' || action.on === 'reported' ? action.action.do : action.on;
  return { on: 'refused', what, ability: lacks, incident };
}

function incidentOf(action: Action): { readonly incident?: number } {
  if (action.on === 'incident') return { incident: action.incident };
  return action.on === 'merge' ? { incident: action.from } : {};
}

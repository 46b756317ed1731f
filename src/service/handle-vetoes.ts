import type { ActionResult } from '../domain/action.js';
import type { ApprovalAction } from '../domain/action-approval.js';
import { isRestricted } from '../domain/authority/restricted.js';
import type { Veto } from '../domain/authority/veto.js';
import { vetoesOfShow, vetoId } from '../domain/authority/vetoes.js';
import { policyFor } from '../domain/escalation/policy.js';
import { incidentName, isActive } from '../domain/incident.js';
import { matchesAll } from '../domain/matcher.js';
import { onDuty } from '../domain/oncall/duty.js';
import type { Actor } from '../domain/person.js';
import { labelsOf, type Show } from '../domain/show.js';
import type { Labels } from '../domain/signal.js';
import type { Team } from '../domain/team.js';
import type { Say, SayParam } from '../domain/text.js';
import { openingChannels } from './channels.js';
import { dutyContext } from './duty-context.js';
import { callTargets } from './escalate.js';
import type { Live } from './live.js';
import type { Turn } from './turn.js';

/** The topic of incidents by which a veto is told. */
export const VETO_TOPIC = 'veto';
/** Shows that are named in a sentence. */
const NAMED = 10;

/** The risk team stops a show or a SKU (一票否决): it is marked, and everybody on it is warned by a red incident. */
export function veto(turn: Turn, action: Extract<ApprovalAction, { on: 'veto' }>, actor: Actor): ActionResult {
  const { live } = turn;
  const { what, ref, why } = action;
  const id = vetoId(what, ref);
  const before = live.arrangements.vetoes.get(id);
  if (before && before.liftedAt === null)
    return { result: 'noop', said: { key: 'veto.noop', params: named(live, before) }, incident: before.incident };
  const show = what === 'show' ? live.shows.get(ref) : undefined;
  if (what === 'show' && !show) return { result: 'refused', said: { key: 'show.unknown', params: { id: ref } } };
  const shows = show ? [show] : live.shows.ahead(ref, turn.now);
  const labels: Labels = { ...(show ? labelsOf(show) : { sku: ref }), topic: VETO_TOPIC };
  const incident = turn.open(
    {
      type: 'opened',
      level: 'red',
      title: {
        en: `Vetoed: ${what === 'show' ? 'show' : 'SKU'} {${what}}`,
        'zh-CN': `一票否决：${what === 'show' ? '场次' : '商品'} {${what}}`,
      },
      rule: null,
      labels,
      // What else happens to the show is no part of its veto.
      groupKey: `${VETO_TOPIC}|${id}|${live.nextIncident}`,
      subject: id,
      owner: null,
      policy: policyFor(live.settings, 'red', labels),
      channels: openingChannels(turn, 'red', labels),
      drill: show?.drill ?? false,
      restricted: isRestricted(live.settings.restricted, { ...labels, level: 'red' }),
    },
    actor,
  );
  turn.happen(incident, { type: 'noted', text: why }, actor);
  const by = actor.kind === 'person' ? actor.id : actor.part;
  turn.arrange.putVeto({ id, on: what, ref, by, at: turn.now, why, liftedAt: null, liftedBy: null, incident });
  turn.record('veto', { id, why, incident }, actor);
  callThoseOnIt(turn, incident, shows);
  showAgain(turn, what, ref);
  const params = { ref, inc: incidentName(incident), n: shows.length, shows: showNames(shows) };
  return { result: 'done', said: { key: `veto.done.${what}`, params }, incident };
}

export function liftVeto(turn: Turn, action: Extract<ApprovalAction, { on: 'veto-lift' }>, actor: Actor): ActionResult {
  const { live } = turn;
  const { what, ref, why } = action;
  const before = live.arrangements.vetoes.get(vetoId(what, ref));
  if (!before || before.liftedAt !== null)
    return { result: 'refused', said: { key: `veto.none.${what}`, params: { ref } } };
  const by = actor.kind === 'person' ? actor.id : actor.part;
  turn.arrange.putVeto({ ...before, liftedAt: turn.now, liftedBy: by });
  turn.record('veto-lifted', { id: before.id, why, incident: before.incident }, actor);
  const incident = live.incidents.get(before.incident);
  if (incident && isActive(incident))
    turn.happen(incident.id, { type: 'resolved', outcome: 'true', note: why, auto: false }, actor);
  showAgain(turn, what, ref);
  const params = { ref, inc: incidentName(before.incident) };
  return { result: 'done', said: { key: `veto.lifted.${what}`, params }, incident: before.incident };
}

/** Those that hold. */
export function standingVetoes({ arrangements }: Live): readonly Veto[] {
  return [...arrangements.vetoes.values()].filter(({ liftedAt }) => liftedAt === null);
}

/** Why a show may not be started: it is vetoed itself. null: it may. */
export function stoppedSay(live: Live, show: Show): Say | null {
  const [first] = vetoesOfShow(show, live.arrangements.vetoes.values());
  return first?.on === 'show' ? { key: 'veto.stops', params: named(live, first) } : null;
}

/** A warning of SKUs a show sells that are vetoed; null: none is. */
export function soldSay(live: Live, show: Show): Say | null {
  const [first, ...others] = vetoesOfShow(show, live.arrangements.vetoes.values()).filter(({ on }) => on === 'sku');
  if (!first) return null;
  const skus = others.reduce<SayParam>((a, { ref: b }) => ({ say: { key: 'join', params: { a, b } } }), first.ref);
  return { key: 'veto.sells', params: { show: show.id, skus } };
}

/** A show that sells a vetoed SKU came into the calendar, or the SKU into the show: whoever is on the veto is told. */
export function tellOfShow(turn: Turn, show: Show, before: Show | undefined, actor: Actor): void {
  const vetoes = [...turn.live.arrangements.vetoes.values()];
  const known = new Set(before ? vetoesOfShow(before, vetoes).map(({ id }) => id) : []);
  for (const { id, on, incident } of vetoesOfShow(show, vetoes)) {
    const about = turn.live.incidents.get(incident);
    if (on !== 'sku' || known.has(id) || !about || !isActive(about)) continue;
    turn.happen(incident, { type: 'noted', text: `show ${show.id} (${show.title})` }, actor);
    callThoseOnIt(turn, incident, [show]);
  }
}

/** The teams of the shows, and whoever is on duty for them. */
function callThoseOnIt(turn: Turn, incident: number, shows: readonly Show[]): void {
  const { live, now } = turn;
  const { people, teams, schedules } = live.settings;
  const concerned = teams.filter((team) => shows.some((show) => isOf(show, team)));
  const members = concerned.flatMap((team) => [...team.members, ...(team.lead === null ? [] : [team.lead])]);
  const duty = schedules
    .filter(({ team }) => concerned.some(({ id }) => id === team))
    .flatMap((schedule) => onDuty(schedule, now, dutyContext(live)).people);
  const known = new Set(people.map(({ id }) => id));
  const called = [...new Set([...duty, ...members])].filter((id) => known.has(id));
  if (called.length === 0) return;
  const about = live.incidents.get(incident);
  if (about)
    callTargets(
      turn,
      about,
      called.map((id) => ({ to: 'person', id })),
      'why.veto',
    );
}

function isOf(show: Show, team: Team): boolean {
  if (show.team !== undefined) return show.team === team.id;
  return team.shows.length > 0 && matchesAll(team.shows, labelsOf(show));
}

/** Cards of incidents about it say that it is vetoed, or no longer. */
function showAgain(turn: Turn, what: Veto['on'], ref: string): void {
  for (const incident of turn.live.incidents.values()) if (incident.labels[what] === ref) turn.refresh(incident.id);
}

function named(live: Live, { on, ref, by, why, incident }: Veto): Record<string, SayParam> {
  const who = live.settings.people.find(({ id }) => id === by)?.name ?? by;
  return { on, ref, who, why, inc: incidentName(incident) };
}

function showNames(shows: readonly Show[]): SayParam {
  const [first, ...others] = shows.slice(0, NAMED);
  if (!first) return { say: { key: 'nobody' } };
  return others.reduce<SayParam>((a, { id: b }) => ({ say: { key: 'join', params: { a, b } } }), first.id);
}

import type { Called } from '../domain/escalation/called.js';
import type { PendingContact } from '../domain/escalation/contact.js';
import { type ResolveContext, type Resolved, resolveTargets } from '../domain/escalation/resolve.js';
import { waysFor } from '../domain/escalation/ways.js';
import type { Incident, PolicyStep } from '../domain/incident.js';
import type { Level } from '../domain/level.js';
import { type Target, targetText } from '../domain/target.js';
import { stormOnly } from './channels.js';
import { resolveContext } from './resolve-context.js';
import type { Turn } from './turn.js';

/** How people who are found are called. */
export interface CallHow {
  readonly level: Level;
  /** Index of the step; null: a person or a missed clock calls. */
  readonly step: number | null;
  readonly why: string;
  readonly loud?: boolean;
  readonly all?: boolean;
  /** Of those found one, each time the next; the name the turns are counted under. */
  readonly inTurn?: string;
}

/** Whom targets come to now, and in which ways they are called. */
export function findCalled(turn: Turn, incident: Incident, targets: readonly Target[], how: CallHow): Called {
  const context = resolveContext(turn.live, incident, turn.now);
  const vacant = targets.filter((target) => comesToNobody(target, context)).map(targetText);
  return dress(turn, oneOf(turn, incident, orLead(turn, targets, context, how), how), how, vacant);
}

/** Whoever leads at a level, by that reason. */
export function findLead(turn: Turn, incident: Incident, level: Level, how: CallHow): Called {
  const { lead } = turn.live.settings.levels[level];
  const found = lead ? ledBy(resolveTargets([lead], resolveContext(turn.live, incident, turn.now)), level) : NOBODY;
  return dress(turn, found, how, []);
}

/** Ids of people a target comes to now. */
export function peopleBehind(turn: Turn, incident: Incident, target: Target): readonly string[] {
  return resolveTargets([target], resolveContext(turn.live, incident, turn.now)).people;
}

/** What a step calls, in the form in which targets are written. */
export function targetsOf({ calls = [], people, groups, channels }: PolicyStep): readonly Target[] {
  return [
    ...calls,
    ...people.map((id): Target => ({ to: 'person', id })),
    ...groups.map((id): Target => ({ to: 'group', id })),
    ...channels.map((id): Target => ({ to: 'channel', id })),
  ];
}

/** Channels a step posts to. */
export function channelsOf(step: PolicyStep | undefined): readonly string[] {
  return step ? targetsOf(step).flatMap(({ to, id }) => (to === 'channel' ? [id] : [])) : [];
}

const NOBODY: Resolved = { people: [], groups: [], channels: [], webhooks: [], because: [] };
const OF_PEOPLE: readonly Target['to'][] = ['schedule', 'person', 'team', 'role'];

function comesToNobody(target: Target, context: ResolveContext): boolean {
  return OF_PEOPLE.includes(target.to) && resolveTargets([target], context).people.length === 0;
}

/** Where a step that wants people finds none and calls no group, whoever leads at the level is called in their place. */
function orLead(turn: Turn, targets: readonly Target[], context: ResolveContext, { level }: CallHow): Resolved {
  const found = resolveTargets(targets, context);
  if (found.people.length + found.groups.length + found.webhooks.length > 0) return found;
  const { lead } = turn.live.settings.levels[level];
  if (!lead || !targets.some(({ to }) => OF_PEOPLE.includes(to))) return found;
  const led = ledBy(resolveTargets([lead], context), level);
  return { ...led, channels: [...new Set([...found.channels, ...led.channels])] };
}

function ledBy(found: Resolved, level: Level): Resolved {
  return { ...found, because: found.people.map((person) => ({ person, by: `lead:${level}` })) };
}

/** In a storm all are called: it is more than one can answer. */
function oneOf(turn: Turn, incident: Incident, found: Resolved, { inTurn }: CallHow): Resolved {
  const { people } = found;
  if (inTurn === undefined || people.length < 2 || stormOnly(incident) !== null) return found;
  const next = people[turn.arrange.takeTurn(inTurn) % people.length];
  return {
    ...found,
    people: people.filter((person) => person === next),
    because: found.because.filter(({ person }) => person === next),
  };
}

function dress(turn: Turn, found: Resolved, how: CallHow, vacant: readonly string[]): Called {
  const { people, groups, webhooks, because } = found;
  const here = new Set(turn.live.settings.channels.map(({ id }) => id));
  const ways = because.flatMap(({ person, by }) => waysOf(turn, person, by, how));
  return {
    // A frozen step may name a channel of a chat that does not run now, or one taken out of the configuration since.
    channels: found.channels.filter((id) => here.has(id)),
    people,
    groups,
    ...(webhooks.length > 0 && { webhooks }),
    ...(because.length > 0 && { because }),
    ...(ways.length > 0 && { ways }),
    ...(how.all && people.length > 0 && { all: true }),
    ...(vacant.length > 0 && { vacant }),
  };
}

function waysOf({ live, now }: Turn, id: string, by: string, how: CallHow): readonly PendingContact[] {
  const { settings } = live;
  const person = settings.people.find((each) => each.id === id);
  if (!person) return [];
  const { level, step, loud = false, why } = how;
  const duty = by.startsWith('schedule:');
  return waysFor(live.withAccounts(person), { level, at: now, onDuty: duty, loud, step, by, why, zone: settings.zone })
    .pending;
}

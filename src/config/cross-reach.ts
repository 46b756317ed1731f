import { unreachable } from '../domain/signal.js';
import { type Target, targetText } from '../domain/target.js';
import type { Say, SayParam } from '../domain/text.js';
import type { Parsed } from './parsed.js';
import type { StepEntry } from './schema/step.js';
import { authoritySettings } from './to-authority.js';
import { oncallSettings } from './to-oncall.js';

/** Why a step whose names are all known would be heard by nobody; null: somebody would. */
export function nobodyReached(parsed: Parsed, step: StepEntry): SayParam | null {
  if (step.channels.length > 0) return null;
  const targets: readonly Target[] = [
    ...step.call,
    ...step.people.map((id): Target => ({ to: 'person', id })),
    ...step.groups.map((id): Target => ({ to: 'group', id })),
  ];
  const whys: SayParam[] = [];
  for (const target of targets) {
    const why = unreached(parsed, target);
    if (why === null) return null;
    whys.push({ say: why });
  }
  const [first, ...others] = whys;
  return first === undefined
    ? null
    : others.reduce<SayParam>((a, b) => ({ say: { key: 'join', params: { a, b } } }), first);
}

function unreached(parsed: Parsed, target: Target): Say | null {
  const what = targetText(target);
  const because = (key: string): Say => ({ key: `config.step.nobody.${key}`, params: { what } });
  const ofPeople = (ids: readonly string[], none: string): Say | null => {
    if (ids.length === 0) return because(none);
    return ids.some((id) => canHear(parsed, id)) ? null : because('no-account');
  };
  switch (target.to) {
    case 'channel':
    case 'webhook':
      return null;
    case 'group': {
      const group = parsed.house.entry.groups[target.id];
      const chats = chatsOf(parsed);
      const called =
        (group?.slack !== undefined && chats.has('slack')) || (group?.discord !== undefined && chats.has('discord'));
      return called ? null : because('group');
    }
    case 'person':
      return ofPeople([target.id], 'no-account');
    case 'team': {
      const team = authoritySettings(parsed).teams.find(({ id }) => id === target.id);
      if (!team) return null;
      return ofPeople(team.lead === null ? team.members : [team.lead, ...team.members], 'team');
    }
    case 'role':
      return unfilled(parsed, target.id) ? because('role') : null;
    case 'schedule': {
      const schedule = oncallSettings(parsed).schedules.find(({ id }) => id === target.id);
      if (!schedule) return null;
      return ofPeople(
        schedule.layers.flatMap(({ turns }) => turns.flat()),
        'schedule',
      );
    }
    default:
      return unreachable(target.to);
  }
}

/** Nobody has the role, no group of the chats gives it, and no level has somebody for it by default. */
function unfilled({ people, roles, house }: Parsed, role: string): boolean {
  if (people.some(({ entry }) => entry.roles.includes(role))) return false;
  if (roles.some(({ entry }) => entry.id === role && entry.groups.length > 0)) return false;
  return !Object.values(house.entry.levels).some((level) => level.roles[role]);
}

/** Somebody whose own entry is wrong is taken to be heard. */
function canHear(parsed: Parsed, id: string): boolean {
  const person = parsed.people.find(({ entry }) => entry.id === id)?.entry;
  const chats = chatsOf(parsed);
  // At the console people are called by their name.
  if (!person || chats.has('console') || person.ways?.some(({ by }) => by.startsWith('webhook:'))) return true;
  return (person.slack.length > 0 && chats.has('slack')) || (person.discord.length > 0 && chats.has('discord'));
}

/** Chats with a channel. */
function chatsOf({ house }: Parsed): ReadonlySet<string> {
  return new Set(Object.values(house.entry.channels).map(({ platform }) => platform));
}

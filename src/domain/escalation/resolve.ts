import type { Incident } from '../incident.js';
import { unreachable } from '../signal.js';
import { type Target, targetText } from '../target.js';
import type { Team } from '../team.js';
import type { CalledBecause } from './contact.js';

/** What targets are looked up in, at one instant. */
export interface ResolveContext {
  /** Ids of everybody there is: who has left is not called. */
  readonly people: ReadonlySet<string>;
  readonly teams: readonly Team[];
  /** The incident they are called to; null: none. */
  readonly incident: Pick<Incident, 'roles'> | null;
  /** Ids of people on duty now; none where it is nobody's turn or there is no such schedule. */
  onDuty(schedule: string): readonly string[];
  /** Ids of people who have a role by people.yaml or by a group of the chats. */
  withRole(role: string): readonly string[];
}

/** Whom targets come to, in their order; nobody and nothing twice. */
export interface Resolved {
  /** Ids of people. */
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly channels: readonly string[];
  readonly webhooks: readonly string[];
  /** Why each of `people` is called: the first target that came to them. */
  readonly because: readonly CalledBecause[];
}

export function resolveTargets(targets: readonly Target[], context: ResolveContext): Resolved {
  const because = new Map<string, string>();
  const groups = new Set<string>();
  const channels = new Set<string>();
  const webhooks = new Set<string>();
  for (const target of targets)
    switch (target.to) {
      case 'group':
        groups.add(target.id);
        break;
      case 'channel':
        channels.add(target.id);
        break;
      case 'webhook':
        webhooks.add(target.id);
        break;
      case 'schedule':
      case 'person':
      case 'team':
      case 'role':
        for (const person of peopleOf(target.to, target.id, context))
          if (context.people.has(person) && !because.has(person)) because.set(person, targetText(target));
        break;
      default:
        unreachable(target.to);
    }
  return {
    people: [...because.keys()],
    groups: [...groups],
    channels: [...channels],
    webhooks: [...webhooks],
    because: [...because].map(([person, by]) => ({ person, by })),
  };
}

function peopleOf(to: 'schedule' | 'person' | 'team' | 'role', id: string, context: ResolveContext): readonly string[] {
  switch (to) {
    case 'schedule':
      return context.onDuty(id);
    case 'person':
      return [id];
    case 'team': {
      const team = context.teams.find((each) => each.id === id);
      // A lead who has left leads nobody.
      if (team && team.lead !== null && context.people.has(team.lead)) return [team.lead];
      return team?.members ?? [];
    }
    case 'role': {
      const filled = context.incident?.roles[id];
      return filled !== undefined && context.people.has(filled) ? [filled] : context.withRole(id);
    }
    default:
      return unreachable(to);
  }
}

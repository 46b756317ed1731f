import type { CallSaid } from '../domain/escalation/call-said.js';
import type { Escalated } from '../domain/escalation/called.js';
import type { Incident } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import { targetText } from '../domain/target.js';
import type { Worded } from '../domain/text.js';
import { targetsOf } from './find-called.js';

type Named = Pick<Settings, 'schedules' | 'teams' | 'roles'>;

/** What the message of a call tells beside whom it calls. */
export function callSaid(
  settings: Named,
  incident: Incident,
  { step, because = [], vacant = [], lateMs = 0 }: Escalated,
  actor: Actor,
): CallSaid {
  const names = namesFor(settings, incident, step, [...because.map(({ by }) => by), ...vacant]);
  return { because, vacant, names, lateMs, asked: actor.kind === 'person' };
}

/** Names of the targets a call tells of: those it was made for, and whom the step after it calls. */
export function namesFor(
  settings: Named,
  { policy, nextStep }: Incident,
  step: number | null,
  targets: readonly string[],
): CallSaid['names'] {
  const next = policy[step === null ? nextStep : step + 1];
  const told = new Set([...targets, ...(next ? targetsOf(next).map(targetText) : [])]);
  const names = [...told].flatMap((target): [string, Worded][] => {
    const name = nameOf(settings, target);
    return name ? [[target, name]] : [];
  });
  return Object.fromEntries(names);
}

function nameOf({ schedules, teams, roles }: Named, target: string): Worded | null {
  const at = target.indexOf(':');
  const id = target.slice(at + 1);
  const named = (list: readonly { readonly id: string; readonly name: Worded | string }[]): Worded | null => {
    const name = list.find((each) => each.id === id)?.name;
    return typeof name === 'string' ? { en: name, 'zh-CN': name } : (name ?? null);
  };
  switch (target.slice(0, at)) {
    case 'schedule':
      return named(schedules);
    case 'team':
      return named(teams);
    case 'role':
      return named(roles);
    default:
      return null;
  }
}

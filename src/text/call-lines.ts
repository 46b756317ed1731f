import type { CallSaid } from '../domain/escalation/call-said.js';
import type { CalledBecause } from '../domain/escalation/contact.js';
import type { Incident, PolicyStep } from '../domain/incident.js';
import { isLevel } from '../domain/level.js';
import { roleSay } from '../domain/response/roles.js';
import { targetText } from '../domain/target.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { joinedParam, levelWord, type NameOf } from './sentences.js';

type Names = CallSaid['names'];

/** `Li Na is on duty for Operations, Zhou is called as lead`; null where nobody knows why. */
export function becauseSay(because: readonly CalledBecause[], names: Names, nameOf: NameOf): Say | null {
  const said = because.flatMap(({ person, by }): SayParam[] => {
    const who = nameOf(person);
    const what = targetName(by, names);
    switch (kindOf(by)) {
      case 'schedule':
        return [{ say: sentence('escalation.because.schedule', { who, what }) }];
      case 'team':
        return [{ say: sentence('escalation.because.team', { who, what }) }];
      case 'role':
        return [{ say: sentence('escalation.because.role', { who, what }) }];
      case 'lead':
        return [{ say: sentence('escalation.because.lead', { who, what }) }];
      default:
        return [];
    }
  });
  const list = joinedParam(said);
  return list === null ? null : sentence('escalation.because', { list });
}

/** Targets nobody stands behind now. */
export function vacantSay(vacant: readonly string[], names: Names): Say | null {
  const list = joinedParam(vacant.map((target) => targetWord(target, names)));
  return list === null ? null : sentence('escalation.vacant', { list });
}

/** Who is called next, and when, if nobody answers; null where the incident has an answer. */
export function nextSay(
  incident: Incident,
  after: number | null,
  names: Names,
  now: number,
  nameOf: NameOf,
): Say | null {
  if (incident.state !== 'open') return null;
  const step = incident.policy[after === null ? incident.nextStep : after + 1];
  if (!step) return after === null ? null : sentence('escalation.last');
  const at = Math.max(incident.waitingSince + step.afterMs, incident.snoozedUntil ?? 0);
  const whom = joinedParam(calledIn(step).map((target) => targetWord(target, names, nameOf))) ?? {
    say: sentence('nobody'),
  };
  if (at <= now) return sentence('escalation.next.now', { whom });
  return sentence('escalation.next', { whom, at: { at }, left: { at, style: 'relative' } });
}

function calledIn({ calls = [], people, groups, channels }: PolicyStep): readonly string[] {
  const called = [
    ...calls.map(targetText),
    ...people.map((id) => `person:${id}`),
    ...groups.map((id) => `group:${id}`),
  ];
  // Where somebody is called by name, the channel is only where.
  return called.length > 0 ? called : channels.map((id) => `channel:${id}`);
}

/** `whoever is on duty for Operations`, `the team Warehouse`, `Li Na`, `#managers`. */
function targetWord(target: string, names: Names, nameOf: NameOf = (id) => id): SayParam {
  const id = idOf(target);
  const what = targetName(target, names);
  switch (kindOf(target)) {
    case 'schedule':
      return { say: sentence('escalation.whom.schedule', { what }) };
    case 'team':
      return { say: sentence('escalation.whom.team', { what }) };
    case 'role':
      return { say: sentence('escalation.whom.role', { what }) };
    case 'person':
      return nameOf(id);
    case 'channel':
      return `#${id}`;
    case 'webhook':
      return target;
    default:
      return id;
  }
}

function targetName(target: string, names: Names): SayParam {
  const name = names[target];
  if (name) return { worded: name, labels: {} };
  const id = idOf(target);
  switch (kindOf(target)) {
    case 'lead':
      return isLevel(id) ? levelWord(id) : id;
    case 'role':
      return roleSay(id);
    default:
      return id;
  }
}

function kindOf(target: string): string {
  return target.slice(0, target.indexOf(':'));
}
function idOf(target: string): string {
  return target.slice(target.indexOf(':') + 1);
}

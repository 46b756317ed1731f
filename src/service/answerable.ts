import { resolveTargets } from '../domain/escalation/resolve.js';
import type { Incident } from '../domain/incident.js';
import type { ResponseClock } from '../domain/response/clock.js';
import type { Target } from '../domain/target.js';
import { resolveContext } from './resolve-context.js';
import type { Turn } from './turn.js';

/**
 * Who is reminded of a clock: who it names, else its commander, its owner, who acknowledged it, whom its first step calls.
 * Of an acknowledgement that is asked for, those called first are reminded before anybody else.
 */
export function answerableFor(turn: Turn, incident: Incident, clock: ResponseClock): readonly string[] {
  const context = resolveContext(turn.live, incident, turn.now);
  const ofTargets = (targets: readonly Target[]) => resolveTargets(targets, context).people;
  const known = (ids: readonly (string | null | undefined)[]) =>
    ids.filter((id) => id !== null && id !== undefined).filter((id) => context.people.has(id));
  const called = (): readonly string[] => {
    for (const { people, calls = [] } of incident.policy) {
      const found = [...new Set([...known(people), ...ofTargets(calls)])];
      if (found.length > 0) return found;
    }
    return [];
  };
  const inCharge = (): readonly string[] => {
    const { commander } = incident.roles;
    const [one] = known([commander, incident.owner, incident.acknowledgedBy]);
    return one !== undefined ? [one] : incident.owner === null ? [] : ofTargets([{ to: 'team', id: incident.owner }]);
  };
  const order = clock.id === 'acknowledge' ? [called, inCharge] : [inCharge, called];
  for (const find of [() => (clock.who ? ofTargets([clock.who]) : []), ...order]) {
    const found = find();
    if (found.length > 0) return found;
  }
  return [];
}

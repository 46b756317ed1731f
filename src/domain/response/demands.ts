import type { IncidentEvent } from '../events.js';
import { type Incident, isActive } from '../incident.js';
import { rank } from '../level.js';
import { matchesAll } from '../matcher.js';
import type { Labels } from '../signal.js';
import type { ClockDemand, NamedClock } from './clock.js';

interface Demanding {
  readonly levels: Readonly<Record<Incident['level'], { readonly clocks: readonly ClockDemand[] }>>;
  readonly namedClocks: readonly NamedClock[];
}

/** What a turn did to an incident. */
export interface Moved {
  readonly before: Incident | null;
  readonly after: Incident;
  readonly events: readonly IncidentEvent[];
}

/**
 * The clocks that begin after what has happened. Those of the level when it opens, goes up or opens again; those by label also
 * when an alert with such labels joins. What was demanded stays as it was demanded: of a running clock and a new demand
 * of the same name the sooner holds, what was filed is not asked for again by a higher level, and opened again everything
 * begins anew.
 */
export function clocksToStart(moved: Moved, settings: Demanding, now: number): readonly ClockDemand[] {
  const { before, after, events } = moved;
  if (!isActive(after)) return [];
  const anew = before === null || events.some(({ type }) => type === 'reopened');
  const raised = before !== null && rank(after.level) > rank(before.level);
  const open = events.some(({ type }) => type === 'ack-expired' || type === 'unacknowledged');
  const joined = events.flatMap((event) => (event.type === 'alert-fired' ? [labelsOf(event)] : []));
  if (!anew && !raised && !open && joined.length === 0) return [];
  const { labels, rule, level } = after;
  const named = namedFor(settings.namedClocks, level, [{ ...labels, ...(rule === null ? {} : { rule }) }, ...joined]);
  const demands = new Map([...settings.levels[level].clocks, ...named].map((demand) => [demand.id, demand]));
  const byLabel = new Set(named.map(({ id }) => id));
  return [...demands.values()].filter((demand) => {
    if (demand.id === 'acknowledge' && after.state !== 'open') return false;
    if (demand.id === 'settle' && after.state === 'mitigated') return false;
    const clock = after.clocks.find(({ id }) => id === demand.id);
    if (clock === undefined) return anew || raised || byLabel.has(demand.id);
    if (clock.stoppedAt === null) return (anew || raised) && now + demand.withinMs < clock.dueAt;
    return anew || (open && (demand.id === 'acknowledge' || demand.id === 'settle'));
  });
}

/** Named clocks for an incident whose alerts have these labels: of all of them together, and of each that joins. */
function namedFor(clocks: readonly NamedClock[], level: Incident['level'], labels: readonly Labels[]): ClockDemand[] {
  return clocks
    .filter(({ levels }) => levels.length === 0 || levels.includes(level))
    .filter(({ match }) => labels.some((each) => matchesAll(match, { ...each, level })))
    .map(({ id, name, withinMs, repeats, who }) => ({ id, name, withinMs, repeats, who }));
}

function labelsOf({ labels, rule }: Extract<IncidentEvent, { type: 'alert-fired' }>): Labels {
  return { ...labels, rule };
}

import type { Request } from '../domain/authority/request.js';
import type { Incident } from '../domain/incident.js';
import type { Store } from '../store/store.js';
import type { TurnAction } from './handle-action.js';
import type { Live } from './live.js';
import type { Turn } from './turn.js';

/** What a decision needs that may have left the working set. */
export interface Needs {
  readonly incidents: readonly number[];
  /** Ids of requests, each with its incident and all that was asked of its resource. */
  readonly requests?: readonly string[] | undefined;
  /** Ids of resources, each with all that was asked of it. */
  readonly resources?: readonly string[] | undefined;
}

/** What was brought from the store. */
export interface AtRest {
  readonly incidents: readonly Incident[];
  readonly requests: readonly Request[];
}

/** What the actions need at hand. */
export function needsOf(actions: readonly TurnAction[], live: Live): Needs {
  return {
    incidents: actions.flatMap((action) => incidentsOf(action, live)),
    requests: actions.flatMap((action) => ('request' in action ? [action.request] : [])),
    resources: actions.flatMap((action) => (action.on === 'draw' ? [action.resource] : [])),
  };
}

/** Ids of incidents an action needs that may be at rest. */
function incidentsOf(action: TurnAction, live: Live): readonly number[] {
  switch (action.on) {
    case 'incident':
      return [action.incident];
    case 'merge':
      return [action.from, action.into];
    case 'draw':
      return action.incident === null ? [] : [action.incident];
    case 'veto-lift':
      return [...live.arrangements.vetoes.values()].map(({ incident }) => incident);
    default:
      return [];
  }
}

type Loads = Pick<Store, 'loadIncident' | 'loadRequest' | 'loadDrawn'>;

/** Loads what several decisions need and the working set does not hold. */
export async function loadAtRest(store: Loads, live: Live, needs: readonly Needs[]): Promise<AtRest> {
  const known = live.arrangements.requests;
  const ids = new Set(needs.flatMap(({ requests = [] }) => requests));
  const unknown = [...ids].filter((id) => !known.has(id));
  const found = (await Promise.all(unknown.map((id) => store.loadRequest(id)))).filter((one) => one !== null);
  const named = [...found, ...[...ids].flatMap((id) => known.get(id) ?? [])];
  const resources = new Set([
    ...needs.flatMap(({ resources: each = [] }) => each),
    ...named.map(({ deed }) => deed.resource),
  ]);
  const drawn = await Promise.all([...resources].map((resource) => store.loadDrawn(resource, 0)));
  const wanted = [...needs.flatMap(({ incidents }) => incidents), ...named.flatMap(({ incident }) => incident ?? [])];
  const missing = [...new Set(wanted)].filter((id) => !live.incidents.has(id));
  const incidents = await Promise.all(missing.map((id) => store.loadIncident(id)));
  return { incidents: incidents.filter((one) => one !== null), requests: [...found, ...drawn.flat()] };
}

/** Puts them into the working set, for the decisions of a turn. */
export function recallAll(turn: Turn, { incidents, requests }: AtRest): void {
  for (const incident of incidents) turn.recall(incident);
  for (const request of requests) turn.arrange.recallRequest(request);
}

import type { Request } from '../domain/authority/request.js';
import { resolveTargets } from '../domain/escalation/resolve.js';
import { isActive } from '../domain/incident.js';
import { fromRank, type Level, rank } from '../domain/level.js';
import type { Target } from '../domain/target.js';
import { approversOf, callToRequest } from './ask-requests.js';
import { callTargets } from './escalate.js';
import { resolveContext } from './resolve-context.js';
import type { Turn } from './turn.js';

/** A request of no incident goes to those who lead at this level. */
const OF_ITSELF: Level = 'orange';

/** What was done first was rejected, or nobody agreed in time: those above are called. */
export function escalateRequest(turn: Turn, request: Request, became: 'rejected' | 'late'): void {
  const people = above(turn, request);
  callToRequest(turn, request, became, people);
  const incident = request.incident === null ? undefined : turn.live.incidents.get(request.incident);
  if (!incident || !isActive(incident)) return;
  const targets = people.map((id): Target => ({ to: 'person', id }));
  if (targets.length > 0) callTargets(turn, incident, targets, `why.request.${became}`);
}

/** Who leads at the level, or at the next that somebody leads; where nobody does, everybody else who may approve. */
function above(turn: Turn, request: Request): readonly string[] {
  const { live, now } = turn;
  const incident = request.incident === null ? null : (live.incidents.get(request.incident) ?? null);
  const involved = [request.by, ...(request.endedBy === null ? [] : [request.endedBy])];
  for (let level = incident?.level ?? request.level ?? OF_ITSELF; ; ) {
    const { lead } = live.settings.levels[level];
    const { people } = resolveTargets(lead ? [lead] : [], resolveContext(live, incident, now));
    const others = people.filter((id) => !involved.includes(id));
    if (others.length > 0) return others;
    const next = fromRank(rank(level) + 1);
    if (next === null || next === level) break;
    level = next;
  }
  return approversOf(live, request)
    .map(({ id }) => id)
    .filter((id) => !involved.includes(id));
}

import { resolveTargets } from '../domain/escalation/resolve.js';
import type { Actor } from '../domain/person.js';
import { clocksToStart } from '../domain/response/demands.js';
import { rolesByLevel } from '../domain/response/roles.js';
import { resolveContext } from './resolve-context.js';
import type { Touched, Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'level' };

/** At the end of a turn: an incident that opened, went up, opened again or got new labels gets what those demand. */
export function followDemands(turn: Turn, id: number, { before, events }: Touched): void {
  const after = turn.live.incidents.get(id);
  if (!after) return;
  const { settings } = turn.live;
  const find = resolveContext(turn.live, after, turn.now);
  const roles = rolesByLevel(
    before,
    after,
    settings.levels[after.level].roles,
    (who) => resolveTargets([who], find).people[0] ?? null,
  );
  const moved = { before, after, events: events.map(({ event }) => event) };
  const clocks = clocksToStart(moved, settings, turn.now);
  for (const event of roles) turn.happen(id, event, BOT);
  if (clocks.length > 0) turn.happen(id, { type: 'clocks-started', clocks }, BOT);
}

import type { Clock } from '../domain/clock.js';
import type { Incident } from '../domain/incident.js';
import { fromRank, type Level, rank } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import { RESPONSES } from '../domain/response/clock.js';
import { deadlinesDue } from '../domain/response/deadlines.js';
import { answerableFor } from './answerable.js';
import { stormOnly } from './channels.js';
import { callLead } from './escalate.js';
import { isSilenced } from './silenced.js';
import type { Turn } from './turn.js';

const BOT: Actor = { kind: 'bot', part: 'clock' };
/** How long a deadline waits before it looks again whether what silences its incident has ended. */
const SILENCED_RECHECK_MS = 60_000;

/** The nudges and misses of an incident's clocks that are due. A snooze holds none of them back, only a silence does. */
export function serveDeadlines(turn: Turn, clock: Clock, incident: Incident): void {
  if (isSilenced(turn, incident)) {
    turn.setClock({ ...clock, dueAt: turn.now + SILENCED_RECHECK_MS });
    return;
  }
  const missed: string[] = [];
  for (const due of deadlinesDue(incident, turn.now)) {
    const { clock: each, lateMs } = due;
    const told = {
      clock: each.id,
      ...(each.name && { name: each.name }),
      dueAt: each.dueAt,
      ...(lateMs > 0 && { lateMs }),
    };
    if (due.does === 'miss') {
      turn.happen(incident.id, { type: 'clock-missed', ...told, level: incident.level }, BOT);
      missed.push(each.id);
    } else {
      const people = answerableFor(turn, incident, each);
      turn.happen(incident.id, { type: 'clock-nudged', ...told, share: due.share, people }, BOT);
    }
  }
  if (missed.length > 0) callAbove(turn, incident, missed);
}

/**
 * Whoever leads is called: of the incident's level for the first clock it misses, one level up for each that it had missed
 * before; where nobody leads there, of the next level. Of a storm that only its digest shows nobody is called one by one.
 */
function callAbove(turn: Turn, incident: Incident, missed: readonly string[]): void {
  if (stormOnly(incident) !== null) return;
  const why = whyOf(missed);
  let level: Level | null = fromRank(Math.min(rank(incident.level) + incident.missed, rank('red')));
  while (level !== null) {
    const now = turn.live.incidents.get(incident.id) ?? incident;
    if (callLead(turn, now, level, why) || level === 'red') return;
    level = fromRank(rank(level) + 1);
  }
}

function whyOf([first, ...others]: readonly string[]): string {
  if (others.length > 0) return 'why.missed.several';
  return RESPONSES.some((known) => known === first) ? `why.missed.${first}` : 'why.missed.named';
}

/** A clock that was missed, for the metrics. */
export interface Missed {
  readonly clock: string;
  readonly level: Level;
}

/** The clocks a turn found missed; those of drills are left out. */
export function missedIn({ touched, live }: Pick<Turn, 'touched' | 'live'>): readonly Missed[] {
  const missed: Missed[] = [];
  for (const [id, { events }] of touched)
    for (const { event } of events)
      if (event.type === 'clock-missed' && !live.incidents.get(id)?.drill)
        missed.push({ clock: event.clock, level: event.level });
  return missed;
}

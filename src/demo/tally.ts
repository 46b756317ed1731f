import type { History } from '../domain/history.js';
import type { Incident } from '../domain/incident.js';
import { LEVELS, type Level, rank } from '../domain/level.js';
import type { Store } from '../store/store.js';
import type { Delivered } from './quiet-chat.js';

/** What the evening came to. */
export interface Tally {
  readonly sent: number;
  readonly accepted: number;
  readonly alerts: number;
  /** Incidents by the highest level each reached. */
  readonly incidents: Readonly<Record<Level, number>>;
  /** Levels the stock runway's incident went through, as they came; the first is the one it opened with. */
  readonly runway: readonly Level[];
  readonly acknowledged: number;
  /** Went a step further because nobody had answered. */
  readonly escalated: number;
  /** Over without anybody closing them. */
  readonly cleared: number;
  readonly falseAlarms: number;
  /** Alerts that were hidden for a while. */
  readonly suppressed: number;
  readonly stillActive: number;
  readonly deliveries: Delivered;
  /** Notices that were not delivered although somebody still needed them. */
  readonly undelivered: number;
  readonly history: { readonly rows: number; readonly brokenAt: number | null };
}

const ALL = 1_000_000;
const SETTLED = ['shown', 'dropped'];

/** Counts in the database what became of the evening. `known`: what the database does not keep. */
export async function tallyOf(
  store: Store,
  known: Pick<Tally, 'sent' | 'accepted' | 'alerts' | 'suppressed' | 'deliveries'>,
): Promise<Tally> {
  const rows = await store.loadHistory(null, ALL);
  const incidents = await store.loadIncidents({ limit: ALL });
  const notices = await store.countNotices();
  // What was out of date before it could be sent (a reminder after its deadline) is dropped, not undelivered.
  const undelivered = Object.entries(notices).reduce((sum, [state, n]) => sum + (SETTLED.includes(state) ? 0 : n), 0);
  const having = (is: (event: EventOf) => boolean): number =>
    new Set(
      eventsOf(rows)
        .filter(is)
        .map((e) => e.incident),
    ).size;
  const runway = incidents.filter((incident) => incident.rule === 'stock-out').sort((a, b) => a.id - b.id)[0];
  return {
    ...known,
    incidents: byHighest(incidents, rows),
    runway: runway ? levelsOf(runway.id, rows) : [],
    acknowledged: having(({ event }) => event.type === 'acknowledged'),
    escalated: having(({ event }) => event.type === 'escalated' && event.step !== null),
    cleared: having(({ event }) => event.type === 'resolved' && event.auto),
    falseAlarms: incidents.filter((incident) => incident.outcome === 'false-alarm').length,
    stillActive: incidents.filter(({ state }) => state !== 'resolved' && state !== 'closed').length,
    undelivered,
    history: await store.verifyHistory(),
  };
}

type EventOf = Extract<History, { kind: 'incident' }>;

function eventsOf(rows: readonly History[]): readonly EventOf[] {
  return rows.filter((row) => row.kind === 'incident');
}

/** The levels an incident went through, in the order they came. */
function levelsOf(incident: number, rows: readonly History[]): readonly Level[] {
  return eventsOf(rows).flatMap(({ incident: id, event }) => {
    if (id !== incident) return [];
    if (event.type === 'opened') return [event.level];
    return event.type === 'level' ? [event.to] : [];
  });
}

function byHighest(incidents: readonly Incident[], rows: readonly History[]): Readonly<Record<Level, number>> {
  const counts: Record<Level, number> = { blue: 0, yellow: 0, orange: 0, red: 0 };
  for (const { id } of incidents) {
    const reached = levelsOf(id, rows);
    const highest = LEVELS.findLast((level) => reached.some((each) => rank(each) === rank(level)));
    if (highest) counts[highest]++;
  }
  return counts;
}

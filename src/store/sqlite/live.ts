import { max } from 'drizzle-orm';
import type { Live } from '../store.js';
import type { Db } from './db.js';
import { history } from './schema/history.js';
import { incidents } from './schema/incidents.js';
import type { Tables } from './tables.js';

const DAY_MS = 86_400_000;

/** Everything that is not at rest. */
export function readLive(db: Db, tables: Tables, now: number, flapWithinMs: number): Live {
  return {
    grades: tables.grades.all(),
    alerts: tables.alerts.live(now - flapWithinMs),
    incidents: tables.incidents.live(),
    silences: tables.silences.live(now),
    shows: tables.shows.live(now),
    clocks: tables.clocks.all(),
    nextIncident: nextIncident(db),
    nextSilence: tables.silences.next(),
    langs: tables.langs.all(),
    accounts: tables.accounts.all(),
    held: tables.held.all(),
    duties: tables.duties.since(now - DAY_MS),
    requests: tables.requests.waiting(),
    vetoes: tables.vetoes.standing(),
    turns: tables.turns.all(),
    members: tables.members.all(),
    nextDuty: tables.duties.next(),
    nextRequest: tables.requests.next(),
  };
}

/** History outlives incidents, so that no number is ever given twice. */
function nextIncident(db: Db): number {
  const kept =
    db
      .select({ id: max(incidents.id) })
      .from(incidents)
      .get()?.id ?? 0;
  const recorded =
    db
      .select({ id: max(history.incident) })
      .from(history)
      .get()?.id ?? 0;
  return Math.max(kept, recorded) + 1;
}

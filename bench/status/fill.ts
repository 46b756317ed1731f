import { clocksFor } from '../../src/domain/incident-clocks.js';
import type { Settings } from '../../src/domain/settings.js';
import type { Changes, Store } from '../../src/store/store.js';
import { type PastIncident, pastIncident, pastSignal } from './past.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
const SIGNALS_A_COMMIT = 10_000;

/** Fills an empty store with a month of signals and incidents, evenly spread up to `now`. */
export async function fill(
  store: Store,
  settings: Settings,
  counts: { readonly signals: number; readonly incidents: number },
  now: number,
): Promise<void> {
  const start = now - DAYS * DAY_MS;
  const at = (share: number) => Math.round(start + share * DAYS * DAY_MS);
  const commits = Math.max(1, Math.ceil(counts.signals / SIGNALS_A_COMMIT));
  for (let i = 0; i < commits; i++) {
    const incidents = between(i, commits, counts.incidents).map((n) => pastIncident(n + 1, at(n / counts.incidents)));
    const signals = between(i, commits, counts.signals).map((n) => pastSignal(n, at(n / counts.signals)));
    const committed = await store.commit(changes(at((i + 1) / commits), signals, incidents, settings));
    if (!committed.ok) throw new Error(`filling the database met a conflict (${committed.why})`);
  }
}

/** The numbers of the `i`th of `parts` equal parts of 0 … total-1. */
function between(i: number, parts: number, total: number): readonly number[] {
  const first = Math.floor((i * total) / parts);
  const end = Math.floor(((i + 1) * total) / parts);
  return Array.from({ length: end - first }, (_, k) => first + k);
}

function changes(
  at: number,
  signals: Changes['signals'],
  incidents: readonly PastIncident[],
  settings: Settings,
): Changes {
  return {
    at,
    signals,
    grades: new Map(),
    alerts: incidents.map((one) => one.alert),
    incidents: incidents.map(({ incident }) => ({ was: null, incident })),
    history: incidents.flatMap((one) => one.history),
    notices: incidents.map(({ incident }) => ({
      key: `card:${incident.id}@ops`,
      kind: 'card',
      channel: 'ops',
      incident: incident.id,
      priority: 2,
      body: { for: 'card' },
      wanted: incident.version,
    })),
    setClocks: incidents.flatMap(({ incident }) => clocksFor(incident, settings)),
    clearClocks: [],
    silences: [],
    shows: [],
    inbox: [],
    replayed: [],
    deliveries: [],
    checks: [],
    langs: new Map(),
    accounts: new Map(),
    held: new Map(),
    duties: [],
    requests: [],
    vetoes: [],
    turns: new Map(),
    members: new Map(),
  };
}

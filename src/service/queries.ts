import type { CLOCK_KINDS } from '../domain/clock.js';
import { CONFIG_RECORD } from '../domain/config-change.js';
import type { FeedAddress, FeedName } from '../domain/oncall/feed.js';
import type { CheckView, Reads } from '../domain/reads.js';
import type { Settings } from '../domain/settings.js';
import type { Store } from '../store/store.js';
import { dutyDesk } from './duty-desk.js';
import { standingVetoes } from './handle-vetoes.js';
import type { Live } from './live.js';

export interface QueryDeps {
  readonly store: Store;
  /** Those in force. */
  settings(): Settings;
  readonly live: Live;
  /** What the scheduler knows of each check. */
  checkViews(): Promise<readonly CheckView[]>;
  /** Left out where nothing answers calendars. */
  feedAddress?(feed: FeedName): FeedAddress;
}

/** What commands look at: answered from what is committed. */
export function createReads({ store, settings, live, checkViews, feedAddress }: QueryDeps): Reads {
  return {
    get settings() {
      return settings();
    },
    configHistory: (limit) => store.loadRecords(CONFIG_RECORD, limit),
    people: () => settings().people.map((person) => live.withAccounts(person)),
    members: () => live.arrangements.members,
    requests: (incident, limit) => store.loadRequests(incident, limit),
    request: (id) => store.loadRequest(id),
    askedOf: (resource) => store.loadDrawn(resource, 0),
    vetoes: () => standingVetoes(live),
    held: (code) => live.held.get(code) ?? null,
    feedAddress: (feed) => feedAddress?.(feed) ?? { missing: 'secret' },
    shows: () => live.shows,
    duty: () => dutyDesk(live),
    duties: (from, until) => store.loadDuties(from, until),
    status: (filter) => store.loadStatus(filter),
    incidents: (filter) => store.loadIncidents(filter),
    incident: (id) => store.loadIncident(id),
    alertsOf: (incident) => store.loadAlertsOf(incident),
    historyOf: (incident, limit) => store.loadHistory(incident, limit),
    clocksOf: async (incident) => (await store.loadClocks(null, String(incident))).filter((c) => ofIncident(c.kind)),
    signals: (keys) => store.loadSignals(keys),
    silences: async (now) => [...live.silences.values()].filter((s) => s.endedAt === null && s.endsAt > now),
    countMatching: (matchers, except) => store.countMatching(matchers, except),
    checks: checkViews,
    inbox: (limit) => store.loadInbox(limit),
    inboxItem: (id) => store.loadInboxItem(id),
    ruleCounts: (except) => store.countFiringByRule(except),
    restricted: () => [...live.incidents.values()].filter(({ restricted }) => restricted).map(({ id }) => id),
  };
}

const NOT_OF_INCIDENTS: readonly (typeof CLOCK_KINDS)[number][] = ['grade', 'silence', 'maintenance', 'storm'];
function ofIncident(kind: (typeof CLOCK_KINDS)[number]): boolean {
  return !NOT_OF_INCIDENTS.includes(kind);
}

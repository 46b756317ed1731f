import { access, constants, rename, rm } from 'node:fs/promises';
import type { ClockKind } from '../../domain/clock.js';
import type { Lane } from '../../domain/lane.js';
import type { Matcher } from '../../domain/matcher.js';
import type { BrokenChannel } from '../../domain/notice.js';
import type { IncidentFilter, StatusFilter } from '../../domain/reads.js';
import type { Changes, Committed, Store } from '../store.js';
import type { Client } from './client.js';
import { prepareCommit } from './commit.js';
import type { Db } from './db.js';
import { listIncidents } from './incident-list.js';
import { readLive } from './live.js';
import { preparePrune } from './prune/prune.js';
import { readStatus } from './status.js';
import { openTables, type Tables } from './tables.js';

/** The store over one SQLite file. Every method does its work before it returns its promise. */
export class SqliteStore implements Store {
  readonly #tables: Tables;
  readonly #commit: (changes: Changes) => Committed;
  readonly #prune: ReturnType<typeof preparePrune>;

  constructor(
    private readonly client: Client,
    private readonly db: Db,
    /** Closes the file and lets others have it. */
    private readonly end: () => Promise<void>,
  ) {
    this.#tables = openTables(client, db);
    this.#commit = prepareCommit(client, this.#tables);
    this.#prune = preparePrune(client, () => this.#tables.signalWriter.book.forgetAll());
    if (!client.readonly) this.#tables.notices.takeOver();
  }

  async loadLive(now: number, flapWithinMs: number) {
    return readLive(this.db, this.#tables, now, flapWithinMs);
  }
  async commit(changes: Changes) {
    return this.#commit(changes);
  }

  async loadIncident(id: number) {
    return this.#tables.incidents.one(id);
  }
  async loadStandings(ids: readonly number[]) {
    return this.#tables.incidents.standings(ids);
  }
  async loadIncidents(filter: IncidentFilter) {
    return listIncidents(this.db, filter);
  }
  async loadAlertsOf(incident: number) {
    return this.#tables.alerts.of(incident);
  }
  async loadAlert(fingerprint: string) {
    return this.#tables.alerts.one(fingerprint);
  }
  async loadHistory(incident: number | null, limit: number) {
    return this.#tables.history.newest(incident, limit);
  }
  async loadRecords(what: string, limit: number) {
    return this.#tables.history.records(what, limit);
  }
  async verifyHistory() {
    return this.#tables.history.verify();
  }
  walkHistory() {
    return this.#tables.history.walk();
  }
  async loadHistoryHead() {
    return this.#tables.history.head;
  }
  async loadClocks(kind: ClockKind | null, ref: string) {
    return this.#tables.clocks.of(kind, ref);
  }
  async loadSignals(keys: readonly string[]) {
    return this.#tables.signals.byKeys(keys);
  }
  async loadSeries(name: string, subject: string, since: number, limit: number) {
    return this.#tables.signals.series(name, subject, since, limit);
  }
  async loadHead(name: string, subject: string) {
    return this.#tables.signals.head(name, subject);
  }
  async loadStatus(filter: StatusFilter) {
    return readStatus(this.db, filter);
  }
  async countMatching(matchers: readonly Matcher[], except?: readonly number[]) {
    return this.#tables.alerts.countMatching(matchers, except);
  }
  async countFiringByRule(except?: readonly number[]) {
    return this.#tables.alerts.countFiringByRule(except);
  }
  async loadInbox(limit: number) {
    return this.#tables.inbox.newest(limit);
  }
  async loadInboxItem(id: number) {
    return this.#tables.inbox.one(id);
  }
  async loadChecks() {
    return this.#tables.checks.all();
  }
  async loadRequests(incident: number | null, limit: number) {
    return this.#tables.requests.of(incident, limit);
  }
  async loadRequest(id: string) {
    return this.#tables.requests.one(id);
  }
  async loadDrawn(resource: string, since: number) {
    return this.#tables.requests.about(resource, since);
  }
  async loadDuties(from: number, until: number) {
    return this.#tables.duties.within(from, until);
  }

  async loadLanes() {
    return this.#tables.notices.lanes();
  }
  async claimNotices(now: number, limit: number, lanes?: readonly Lane[], except?: ReadonlySet<string>) {
    return this.#tables.notices.claim(now, limit, lanes, except);
  }
  async loadNotice(key: string) {
    return this.#tables.notices.one(key);
  }
  async isAwaited(channel: string) {
    return this.#tables.notices.isAwaited(channel);
  }
  async loadIncidentAt(refs: readonly string[]) {
    return this.#tables.notices.incidentAt(refs);
  }
  async countNotices() {
    return this.#tables.notices.counts();
  }
  async loadStuck(now: number, ms: number) {
    return this.#tables.notices.stuck(now - ms);
  }
  async nextNoticeAt(after = 0) {
    return this.#tables.notices.nextAt(after);
  }
  async loadBroken() {
    return this.#tables.noticeMender.channels();
  }
  async reviveNotices(channel: string, now: number) {
    return this.#tables.noticeMender.revive(channel, now);
  }
  async expireNotices(broken: BrokenChannel, before: number, at: number) {
    return this.#tables.noticeMender.expire(broken, before, at);
  }
  async claimTick(check: string, tick: number) {
    return this.#tables.checks.claim(check, tick);
  }

  async prune(
    before: { readonly signals: number; readonly incidents: number; readonly inboxRows: number },
    limit: number,
  ) {
    return this.#prune(before, limit);
  }

  /** Through a file beside it, so that a copy that was broken off never looks like a whole one. */
  async backup(file: string) {
    const part = `${file}.part`;
    await rm(part, { force: true });
    await this.client.backup(part);
    await rename(part, file);
  }

  async ping() {
    if (!this.client.memory)
      await access(this.client.name, this.client.readonly ? constants.R_OK : constants.R_OK | constants.W_OK);
    if (this.client.readonly) this.client.prepare('select 1 from history limit 1').get();
    // Taking the write lock proves that it can be written without writing.
    else this.client.transaction(() => undefined).immediate();
  }

  async close() {
    await this.end();
  }
}

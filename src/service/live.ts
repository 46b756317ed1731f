import type { Alert } from '../domain/alert.js';
import type { Refused } from '../domain/authority/refusals.js';
import type { Clock, ClockKind } from '../domain/clock.js';
import { matchable } from '../domain/correlate/inhibit.js';
import type { GradeState } from '../domain/grade.js';
import type { Held } from '../domain/held.js';
import { type Incident, isActive } from '../domain/incident.js';
import { matchesAll } from '../domain/matcher.js';
import { type Account, accountKey, type Person } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Show } from '../domain/show.js';
import { ShowBook } from '../domain/show-book.js';
import type { Silence } from '../domain/silence.js';
import type { Lang } from '../domain/text.js';
import type { Live as Loaded } from '../store/store.js';
import { Arrangements } from './arrangements.js';

/** A storm in a channel: new incidents below red go into its digest. */
export interface Storm {
  readonly since: number;
  readonly digest: string;
  readonly incidents: readonly number[];
}

const DAY_MS = 86_400_000;

export function clockKey(kind: ClockKind, ref: string): string {
  return `${kind}|${ref}`;
}

/**
 * The working set of the one writer: everything that is not at rest. Changed only through a `Turn`,
 * which can take every change back where its commit fails.
 */
export class Live {
  readonly grades: Map<string, GradeState>;
  readonly alerts = new Map<string, Alert>();
  readonly incidents = new Map<number, Incident>();
  readonly silences: Map<string, Silence>;
  readonly storedShows: Map<string, Show>;
  readonly clocks: Map<string, Clock>;
  readonly langs: Map<string, Lang>;
  /** `slack:U0123` → person id, by `/risk link`. */
  readonly accounts: Map<string, string>;
  readonly held: Map<string, Held>;
  readonly arrangements: Arrangements;
  /** What was refused lately, by person. */
  readonly refusals = new Map<string, Refused>();
  readonly storms = new Map<string, Storm>();
  /** When the newest incidents a channel is interested in opened: as many as make a storm there. */
  readonly opened = new Map<string, readonly number[]>();
  /** Person → incidents they were called to lately → when, the newest last. */
  readonly calledTo = new Map<string, Map<number, number>>();
  nextIncident: number;
  nextSilence: number;
  shows: ShowBook;

  readonly #incidentsByFingerprint = new Map<string, number>();
  readonly #activeByGroup = new Map<string, number>();
  readonly #hidden = new Map<string, Alert>();
  readonly #inhibitors = new Map<string, Map<string, Alert>>();

  #settings: Settings;

  constructor(loaded: Loaded, settings: Settings) {
    this.#settings = settings;
    this.grades = new Map(loaded.grades);
    this.silences = new Map(loaded.silences.map((s) => [s.id, s]));
    this.storedShows = new Map(loaded.shows.map((s) => [s.id, s]));
    this.clocks = new Map(loaded.clocks.map((c) => [clockKey(c.kind, c.ref), c]));
    this.langs = new Map(loaded.langs);
    this.accounts = new Map(loaded.accounts);
    this.held = new Map(loaded.held.map((h) => [h.code, h]));
    this.arrangements = new Arrangements(loaded);
    this.nextIncident = loaded.nextIncident;
    this.nextSilence = loaded.nextSilence;
    this.shows = this.#book();
    for (const incident of loaded.incidents) this.setIncident(incident.id, incident);
    for (const alert of loaded.alerts) this.setAlert(alert.fingerprint, alert);
    for (const clock of loaded.clocks) if (clock.kind === 'storm') this.#recallStorm(clock);
  }

  /** Those in force; between two turns they may be replaced. */
  get settings(): Settings {
    return this.#settings;
  }

  /** Other settings are in force: what is derived from them is derived anew. */
  adopt(settings: Settings): void {
    this.#settings = settings;
    this.shows = this.#book();
    this.#inhibitors.clear();
    for (const [fingerprint, alert] of this.alerts) this.setAlert(fingerprint, alert);
  }

  /** True where the alert no longer is the cause that an inhibition hides others for. */
  setAlert(fingerprint: string, alert: Alert | undefined): boolean {
    let causeLost = false;
    if (alert) this.alerts.set(fingerprint, alert);
    else this.alerts.delete(fingerprint);
    const firing = alert?.status === 'firing' ? alert : undefined;
    if (firing?.suppressed) this.#hidden.set(fingerprint, firing);
    else this.#hidden.delete(fingerprint);
    for (const inhibition of this.settings.inhibitions) {
      const sources = this.#inhibitors.get(inhibition.id) ?? new Map<string, Alert>();
      this.#inhibitors.set(inhibition.id, sources);
      // A silenced cause still hides its symptoms; a hidden symptom hides nothing.
      if (
        firing &&
        (firing.suppressed?.by ?? 'silence') === 'silence' &&
        matchesAll(inhibition.source, matchable(firing))
      )
        sources.set(fingerprint, firing);
      else if (sources.delete(fingerprint)) causeLost = true;
    }
    return causeLost;
  }

  setIncident(id: number, incident: Incident | undefined): void {
    const before = this.incidents.get(id);
    // Only what differs is looked at: an incident may hold thousands of alerts, and each of them changes it.
    const firing = differing(before?.firing ?? NONE, incident?.firing ?? NONE);
    const cleared = differing(before?.cleared ?? NONE, incident?.cleared ?? NONE);
    if (before) {
      for (const fp of [...firing.before, ...cleared.before])
        if (this.#incidentsByFingerprint.get(fp) === id) this.#incidentsByFingerprint.delete(fp);
      if (this.#activeByGroup.get(before.groupKey) === id) this.#activeByGroup.delete(before.groupKey);
    }
    if (!incident) {
      this.incidents.delete(id);
      return;
    }
    this.incidents.set(id, incident);
    // A newer incident that took an alert over keeps it; the older one only remembers having had it.
    for (const fp of [...firing.after, ...cleared.after])
      if ((this.#incidentsByFingerprint.get(fp) ?? 0) <= id) this.#incidentsByFingerprint.set(fp, id);
    if (isActive(incident) && (this.#activeByGroup.get(incident.groupKey) ?? 0) <= id)
      this.#activeByGroup.set(incident.groupKey, id);
  }

  setShow(id: string, show: Show | undefined): void {
    if (show) this.storedShows.set(id, show);
    else this.storedShows.delete(id);
    this.shows = this.#book();
  }

  /** Whose account it is: of people.yaml, or linked. */
  personOf(account: Account): Person | null {
    const fixed = this.#ofPeopleFile(accountKey(account));
    if (fixed) return this.withAccounts(fixed);
    const linked = this.accounts.get(accountKey(account));
    const person = this.settings.people.find((p) => p.id === linked);
    return person ? this.withAccounts(person) : null;
  }

  /** The person with the accounts they linked themselves; one that people.yaml gives somebody is that person's. */
  withAccounts(person: Person): Person {
    const linked: Account[] = [];
    for (const [key, id] of this.accounts) {
      if (id !== person.id || this.#ofPeopleFile(key)) continue;
      const at = key.indexOf(':');
      linked.push({ platform: key.slice(0, at), id: key.slice(at + 1) });
    }
    return linked.length > 0 ? { ...person, accounts: [...person.accounts, ...linked] } : person;
  }

  #ofPeopleFile(key: string): Person | undefined {
    return this.settings.people.find((p) => p.accounts.some((account) => accountKey(account) === key));
  }

  incidentOf(fingerprint: string): Incident | undefined {
    const id = this.#incidentsByFingerprint.get(fingerprint);
    return id === undefined ? undefined : this.incidents.get(id);
  }

  groupOf(groupKey: string): Incident | undefined {
    const id = this.#activeByGroup.get(groupKey);
    return id === undefined ? undefined : this.incidents.get(id);
  }

  inhibitors(inhibition: string): Iterable<Alert> {
    return this.#inhibitors.get(inhibition)?.values() ?? [];
  }

  /** Firing alerts that something hides. */
  hidden(): readonly Alert[] {
    return [...this.#hidden.values()];
  }

  /** Drops closed incidents, alerts that cleared longer ago than flapping is watched, and silences that ended. */
  forgetAtRest(now: number): void {
    for (const [id, incident] of this.incidents) if (incident.state === 'closed') this.setIncident(id, undefined);
    const long = now - this.settings.flap.withinMs;
    for (const [fingerprint, alert] of this.alerts)
      if (alert.status === 'resolved' && alert.updatedAt < long && !this.incidentOf(fingerprint))
        this.setAlert(fingerprint, undefined);
    for (const [id, silence] of this.silences)
      if (silence.endedAt !== null || silence.endsAt < now) this.silences.delete(id);
    this.arrangements.forgetAtRest(now - DAY_MS);
  }

  /** Shows of the store laid over those of the configuration. */
  #book(): ShowBook {
    const all = new Map(this.settings.shows.map((s) => [s.id, s]));
    for (const [id, show] of this.storedShows) all.set(id, show);
    return new ShowBook([...all.values()], this.settings.promotions);
  }

  #recallStorm(clock: Clock): void {
    const { since, digest } = clock.data ?? {};
    if (typeof since !== 'number' || typeof digest !== 'string') return;
    const incidents = [...this.incidents.values()].filter((i) => i.digests.includes(digest)).map((i) => i.id);
    this.storms.set(clock.ref, { since, digest, incidents });
  }
}

const NONE: readonly string[] = [];

/** What is left of two lists without what they have in common at their beginning and at their end. */
function differing(before: readonly string[], after: readonly string[]) {
  if (before === after) return { before: NONE, after: NONE };
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}

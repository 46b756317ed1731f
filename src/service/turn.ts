import type { Alert } from '../domain/alert.js';
import type { CheckRow } from '../domain/check.js';
import type { Clock, ClockKind } from '../domain/clock.js';
import type { IncidentEvent } from '../domain/events.js';
import { evolve } from '../domain/evolve.js';
import type { GradeState } from '../domain/grade.js';
import type { Held } from '../domain/held.js';
import type { NewHistory } from '../domain/history.js';
import type { NewInboxItem } from '../domain/inbox.js';
import type { Incident } from '../domain/incident.js';
import type { JsonObject } from '../domain/json.js';
import type { DeliveryRecord, WantedNotice } from '../domain/notice.js';
import type { Actor } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Show } from '../domain/show.js';
import type { Signal } from '../domain/signal.js';
import type { Silence } from '../domain/silence.js';
import type { Lang } from '../domain/text.js';
import type { Changes } from '../store/store.js';
import { ArrangementChanges } from './arrangements.js';
import { clockKey, type Live, type Storm } from './live.js';

/** An incident a turn has touched: as it was, and what happened to it. */
export interface Touched {
  readonly before: Incident | null;
  readonly events: { readonly event: IncidentEvent; readonly actor: Actor; readonly version: number }[];
  /** The card shows something else although nothing happened (figures moved). */
  stale: boolean;
}

/**
 * One load-decide-commit. Decisions change the working set through it; it gathers what is to be written,
 * and takes everything back where the commit fails.
 */
export class Turn {
  readonly touched = new Map<number, Touched>();
  readonly signals: Signal[] = [];
  readonly deliveries: DeliveryRecord[] = [];
  readonly inbox: NewInboxItem[] = [];
  readonly replayed: number[] = [];
  readonly checks: CheckRow[] = [];
  /** Alerts that may have been hidden by one that no longer fires. */
  inhibitionsMayEnd = false;
  readonly #grades = new Map<string, GradeState | null>();
  readonly #alerts = new Set<string>();
  readonly #history: NewHistory[] = [];
  readonly #notices = new Map<string, WantedNotice>();
  readonly #clocks = new Map<string, { kind: ClockKind; ref: string }>();
  readonly #silences = new Set<string>();
  readonly #shows = new Set<string>();
  readonly #langs = new Set<string>();
  readonly #accounts = new Set<string>();
  readonly #held = new Set<string>();
  readonly #undo: (() => void)[] = [];
  /** Duties, requests, vetoes: what people arranged. */
  readonly arrange: ArrangementChanges;

  constructor(
    readonly live: Live,
    readonly now: number,
    /** Greater than that of every earlier turn: the `wanted` of the notices it asks for. */
    readonly revision: number,
  ) {
    this.arrange = new ArrangementChanges(
      live.arrangements,
      (map, key, value) => this.#put(map, key, value),
      (undo) => this.onTakeBack(undo),
    );
  }

  setGrade(key: string, state: GradeState | null): void {
    const { grades } = this.live;
    const before = grades.get(key);
    this.#undo.push(() => (before ? grades.set(key, before) : grades.delete(key)));
    if (state) grades.set(key, state);
    else grades.delete(key);
    this.#grades.set(key, state);
  }

  putAlert(alert: Alert): void {
    const before = this.live.alerts.get(alert.fingerprint);
    this.#undo.push(() => this.live.setAlert(alert.fingerprint, before));
    if (this.live.setAlert(alert.fingerprint, alert)) this.inhibitionsMayEnd = true;
    this.#alerts.add(alert.fingerprint);
  }

  /** Brings an incident that was at rest back into the working set, for this turn's decisions. */
  recall(incident: Incident): void {
    if (this.live.incidents.has(incident.id)) return;
    this.#undo.push(() => this.live.setIncident(incident.id, undefined));
    this.live.setIncident(incident.id, incident);
  }

  open(event: Extract<IncidentEvent, { type: 'opened' }>, actor: Actor): number {
    const id = this.live.nextIncident++;
    this.#undo.push(() => this.live.nextIncident--);
    this.happen(id, event, actor);
    return id;
  }

  happen(id: number, event: IncidentEvent, actor: Actor): Incident {
    const before = this.live.incidents.get(id) ?? null;
    const after = evolve(before, id, { event, at: this.now, actor });
    this.#undo.push(() => this.live.setIncident(id, before ?? undefined));
    // Alerts it takes over may be among those it remembers having had: all of them are its own from now on.
    if (event.type === 'absorbed') this.live.setIncident(id, undefined);
    this.live.setIncident(id, after);
    this.#touch(id, before).events.push({ event, actor, version: after.version });
    this.#history.push({ kind: 'incident', incident: id, event, at: this.now, actor });
    return after;
  }

  /** The incident's card is to be drawn again. */
  refresh(id: number): void {
    const incident = this.live.incidents.get(id);
    if (incident) this.#touch(id, incident).stale = true;
  }

  /** Puts something that is not an incident's into the history. */
  record(what: string, data: JsonObject, actor: Actor, incident: number | null = null): void {
    this.#history.push({ kind: 'record', what, data, at: this.now, actor, incident });
  }

  want(notice: Omit<WantedNotice, 'wanted'>): void {
    this.#notices.set(notice.key, { ...notice, wanted: this.revision });
  }

  setClock(clock: Clock): void {
    const key = clockKey(clock.kind, clock.ref);
    const before = this.live.clocks.get(key);
    if (before && before.dueAt === clock.dueAt && before.data === clock.data) return;
    this.#put(this.live.clocks, key, clock);
    this.#clocks.set(key, clock);
  }

  clearClock(kind: ClockKind, ref: string): void {
    const key = clockKey(kind, ref);
    if (!this.live.clocks.has(key)) return;
    this.#put(this.live.clocks, key, null);
    this.#clocks.set(key, { kind, ref });
  }

  /** Other settings are in force from here on. */
  adopt(settings: Settings): void {
    const before = this.live.settings;
    this.#undo.push(() => this.live.adopt(before));
    this.live.adopt(settings);
  }

  /** Done where the turn is taken back, in its place among what else is. */
  onTakeBack(undo: () => void): void {
    this.#undo.push(undo);
  }

  putSilence(silence: Silence): void {
    this.#put(this.live.silences, silence.id, silence);
    this.#silences.add(silence.id);
  }

  newSilenceId(): string {
    const id = `SIL-${this.live.nextSilence++}`;
    this.#undo.push(() => this.live.nextSilence--);
    return id;
  }

  putShow(show: Show): void {
    const before = this.live.storedShows.get(show.id);
    this.#undo.push(() => this.live.setShow(show.id, before));
    this.live.setShow(show.id, show);
    this.#shows.add(show.id);
  }

  putLang(key: string, lang: Lang): void {
    this.#put(this.live.langs, key, lang);
    this.#langs.add(key);
  }

  /** Whose account it is from now on; null: nobody's. */
  putAccount(key: string, person: string | null): void {
    this.#put(this.live.accounts, key, person);
    this.#accounts.add(key);
  }

  /** Keeps a command line; null: it is done, or too late for it. */
  putHeld(code: string, held: Held | null): void {
    this.#put(this.live.held, code, held);
    this.#held.add(code);
  }

  setStorm(channel: string, storm: Storm | undefined): void {
    this.#put(this.live.storms, channel, storm ?? null);
  }

  setOpened(channel: string, times: readonly number[]): void {
    const { opened } = this.live;
    const before = opened.get(channel) ?? [];
    this.#undo.push(() => opened.set(channel, before));
    opened.set(channel, times);
  }

  /** Everything to be written. */
  changes(): Changes {
    const clocks = [...this.#clocks].map(([key, named]) => ({ named, clock: this.live.clocks.get(key) }));
    return {
      at: this.now,
      signals: this.signals,
      grades: this.#grades,
      alerts: [...found(this.#alerts, this.live.alerts).values()],
      incidents: [...this.touched]
        .filter(([, t]) => t.events.length > 0)
        .flatMap(([id, t]) => {
          const incident = this.live.incidents.get(id);
          return incident ? [{ was: t.before?.version ?? null, incident }] : [];
        }),
      history: this.#history,
      notices: [...this.#notices.values()],
      setClocks: clocks.flatMap(({ clock }) => (clock ? [clock] : [])),
      clearClocks: clocks.flatMap(({ clock, named }) => (clock ? [] : [named])),
      silences: [...found(this.#silences, this.live.silences).values()],
      shows: [...found(this.#shows, this.live.storedShows).values()],
      inbox: this.inbox,
      replayed: this.replayed,
      deliveries: this.deliveries,
      checks: this.checks,
      langs: found(this.#langs, this.live.langs),
      accounts: new Map([...this.#accounts].map((key) => [key, this.live.accounts.get(key) ?? null])),
      held: new Map([...this.#held].map((code) => [code, this.live.held.get(code) ?? null])),
      ...this.arrange.changes(),
    };
  }

  /** Puts the working set back to where it was. */
  takeBack(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo.length = 0;
  }

  /** Puts a value in its place, or takes it away (null), such that it can be taken back. */
  #put<V>(map: Map<string, V>, key: string, value: V | null): void {
    const before = map.get(key);
    this.#undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
    if (value === null) map.delete(key);
    else map.set(key, value);
  }

  #touch(id: number, before: Incident | null): Touched {
    const touched = this.touched.get(id) ?? { before, events: [], stale: false };
    this.touched.set(id, touched);
    return touched;
  }
}

/** What stands under these keys, by key. */
function found<K, V>(keys: Iterable<K>, map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const standing = new Map<K, V>();
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) standing.set(key, value);
  }
  return standing;
}

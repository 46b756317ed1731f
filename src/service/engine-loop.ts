import type { Action, ActionResult } from '../domain/action.js';
import type { CheckRow } from '../domain/check.js';
import type { Clock } from '../domain/clock.js';
import { Rulebook } from '../domain/grade.js';
import type { NewInboxItem } from '../domain/inbox.js';
import type { DeliveryRecord, WantedNotice } from '../domain/notice.js';
import type { Actor } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Show } from '../domain/show.js';
import type { Signal } from '../domain/signal.js';
import { type Store, signalKey } from '../store/store.js';
import { askNotices } from './ask-notices.js';
import { type Accepted, type Engine, QueueFull } from './engine.js';
import { handleAction, incidentsOf, isTurnAction } from './handle-action.js';
import { armMaintenance, handleDue } from './handle-due.js';
import { putShow } from './handle-shows.js';
import {
  handleGradeDue,
  handleRemovedRules,
  handleSignals,
  releaseAllEnded,
  releaseInhibited,
} from './handle-signals.js';
import { clockKey, Live } from './live.js';
import { Turn } from './turn.js';

/** Work for one turn: what it does to the turn, and whom to tell when that is on disk. */
interface Job {
  /** Signals of the job; graded together with those of all other jobs of the turn. */
  readonly signals: readonly Signal[];
  /** What must be at hand before the turn: incidents that may be at rest. */
  readonly incidents: readonly number[];
  /** Decides; its value is handed out after the commit. */
  run(turn: Turn): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface EngineDeps {
  readonly store: Store;
  readonly settings: Settings;
  /** ms since the epoch; read once a turn. */
  now(): number;
  /** Called after each commit that asked for notices. */
  onNotices(): void;
  /** Most signals that may wait. */
  readonly maxQueue: number;
  /** Counts for the metrics; called after the commit. */
  onCommitted?(turn: { readonly signals: number; readonly ms: number }): void;
}

/** Signals a single turn takes at the most, so that no turn holds the thread for long. */
const TURN_SIGNALS = 4_000;
/** A sender that fills the queue is asked to come back after this long. */
const RETRY_AFTER_S = 1;

/**
 * The one writer. `submit` puts a job in the queue; all that is queued when the thread comes round is decided
 * together and committed once (group commit), then every promise is resolved.
 */
export class EngineLoop implements Engine {
  readonly live: Live;
  readonly book: Rulebook;
  #queue: Job[] = [];
  #waiting = 0;
  #scheduled = false;
  #busy = false;
  #revision = 0;
  #idle: (() => void)[] = [];

  private constructor(
    readonly deps: EngineDeps,
    live: Live,
  ) {
    this.live = live;
    this.book = new Rulebook(deps.settings);
  }

  /** Loads what is not at rest, lets go of what removed rules found, and sets the clocks of the calendar. */
  static async start(deps: EngineDeps): Promise<EngineLoop> {
    const loaded = await deps.store.loadLive(deps.now(), deps.settings.flap.withinMs);
    const engine = new EngineLoop(deps, new Live(loaded, deps.settings));
    await engine.#decide((turn) => {
      handleRemovedRules(turn, engine.book);
      armMaintenance(turn);
      releaseAllEnded(turn);
    });
    return engine;
  }

  get queued(): number {
    return this.#waiting;
  }

  async ingest(signals: readonly Signal[]): Promise<Accepted> {
    if (signals.length === 0) return { accepted: 0, duplicates: 0, ids: [] };
    if (this.#waiting + signals.length > this.deps.maxQueue && this.#waiting > 0) throw new QueueFull(RETRY_AFTER_S);
    this.#waiting += signals.length;
    const taken = (await this.#submit({ signals, incidents: [], run: () => undefined })) as number;
    return { accepted: taken, duplicates: signals.length - taken, ids: signals.map((s) => s.id) };
  }

  async act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]> {
    const turnActions = actions.filter(isTurnAction);
    return this.#decide(
      (turn) => turnActions.map((a) => handleAction(turn, a, actor)),
      turnActions.flatMap(incidentsOf),
    );
  }

  async keepInbox(item: NewInboxItem): Promise<number> {
    let at = -1;
    const ids = await this.#decide((turn) => {
      at = turn.inbox.push(item) - 1;
      return turn;
    });
    return this.#inboxIds.get(ids)?.[at] ?? 0;
  }
  readonly #inboxIds = new WeakMap<Turn, readonly number[]>();

  async markReplayed(id: number): Promise<void> {
    await this.#decide((turn) => turn.replayed.push(id));
  }

  async putShows(shows: readonly Show[], actor: Actor): Promise<void> {
    await this.#decide((turn) => shows.map((show) => putShow(turn, show, actor)));
  }

  async recordDeliveries(records: readonly DeliveryRecord[]): Promise<void> {
    if (records.length > 0) await this.#decide((turn) => turn.deliveries.push(...records));
  }

  async recordCheck(row: CheckRow): Promise<void> {
    await this.#decide((turn) => turn.checks.push(row));
  }

  /** The bot speaks of itself, in every channel given. */
  async say(notices: readonly Omit<WantedNotice, 'wanted'>[]): Promise<void> {
    await this.#decide((turn) => {
      for (const notice of notices) turn.want(notice);
    });
  }

  /** The instant the next clock is due; null where none runs. */
  nextDue(): number | null {
    let next: number | null = null;
    for (const clock of this.live.clocks.values()) if (next === null || clock.dueAt < next) next = clock.dueAt;
    return next;
  }

  /** Serves every clock that is due, oldest first; how many there were. */
  async runDue(now: number): Promise<number> {
    const due = [...this.live.clocks.values()].filter((c) => c.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    await Promise.all(due.map((clock) => this.#serve(clock)));
    return due.length;
  }

  async #serve(clock: Clock): Promise<void> {
    const { kind, ref } = clock;
    await this.#decide((turn) => {
      if (!stillDue(turn, clock)) return;
      if (kind === 'grade') handleGradeDue(turn, this.book, ref);
      else handleDue(turn, { ...clock, kind });
    });
  }

  /** Resolves when nothing is queued and nothing is being committed. */
  idle(): Promise<void> {
    if (!this.#busy && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #decide<T>(run: (turn: Turn) => T, incidents: readonly number[] = []): Promise<T> {
    return this.#submit({ signals: [], incidents, run }) as Promise<T>;
  }

  #submit(job: Pick<Job, 'signals' | 'incidents' | 'run'>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...job, resolve, reject });
      if (this.#scheduled || this.#busy) return;
      this.#scheduled = true;
      void readMore().then(() => this.#drain());
    });
  }

  async #drain(): Promise<void> {
    this.#scheduled = false;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#queue.length > 0) {
        await this.#run(this.#take());
        if (this.#queue.length > 0) await readMore();
      }
    } finally {
      this.#busy = false;
      for (const tell of this.#idle.splice(0)) tell();
    }
  }

  #take(): readonly Job[] {
    let signals = 0;
    let jobs = 0;
    for (const job of this.#queue) {
      if (jobs > 0 && signals + job.signals.length > TURN_SIGNALS) break;
      signals += job.signals.length;
      jobs++;
    }
    this.#waiting -= signals;
    return this.#queue.splice(0, jobs);
  }

  async #run(jobs: readonly Job[]): Promise<void> {
    try {
      const values = await this.#commit(jobs);
      for (const [i, job] of jobs.entries()) job.resolve(values[i]);
    } catch (error) {
      // One that cannot be decided must not take the others with it: each by itself.
      const [only] = jobs;
      if (jobs.length === 1 && only) only.reject(error);
      else for (const job of jobs) await this.#run([job]);
    }
  }

  /** Load, decide, commit; on a conflict once more without what the conflict named. */
  async #commit(jobs: readonly Job[]): Promise<readonly unknown[]> {
    const started = performance.now();
    const known = new Set<string>();
    for (;;) {
      const atRest = await this.#loadAtRest(jobs);
      const now = this.deps.now();
      this.#revision = Math.max(this.#revision + 1, now);
      const turn = new Turn(this.live, now, this.#revision);
      try {
        for (const incident of atRest) turn.recall(incident);
        const fresh = freshSignals(jobs, known);
        handleSignals(turn, this.book, fresh.signals);
        const values = jobs.map((job, i) => {
          const value = job.run(turn);
          return job.signals.length > 0 ? fresh.taken[i] : value;
        });
        releaseInhibited(turn);
        askNotices(turn);
        const changes = turn.changes();
        const committed = await this.deps.store.commit(changes);
        if (committed.ok) {
          this.#inboxIds.set(turn, committed.inboxIds);
          if (changes.notices.length > 0) this.deps.onNotices();
          this.deps.onCommitted?.({ signals: turn.signals.length, ms: performance.now() - started });
          return values;
        }
        turn.takeBack();
        if (committed.why === 'version')
          throw new Error(
            `incidents ${committed.incidents.join(', ')} were changed by somebody else; is another Tocsin using this database?`,
          );
        for (const key of committed.signals) known.add(key);
      } catch (error) {
        turn.takeBack();
        throw error;
      }
    }
  }

  async #loadAtRest(jobs: readonly Job[]) {
    const missing = new Set(jobs.flatMap((j) => j.incidents).filter((id) => !this.live.incidents.has(id)));
    const found = await Promise.all([...missing].map((id) => this.deps.store.loadIncident(id)));
    return found.filter((incident) => incident !== null);
  }

  /** What came to rest leaves the working set: closed incidents, alerts that cleared long ago, silences that ended. */
  forgetAtRest(): void {
    const now = this.deps.now();
    for (const [id, incident] of this.live.incidents)
      if (incident.state === 'closed') this.live.setIncident(id, undefined);
    for (const [fp, alert] of this.live.alerts)
      if (
        alert.status === 'resolved' &&
        alert.updatedAt < now - this.deps.settings.flap.withinMs &&
        !this.live.incidentOf(fp)
      )
        this.live.setAlert(fp, undefined);
    for (const [id, silence] of this.live.silences)
      if (silence.endedAt !== null || silence.endsAt < now) this.live.silences.delete(id);
  }
}

/**
 * Lets every socket that is readable now be read, so that its request shares the coming commit. Twice round: the first
 * answers of the last commit have by then been read by their senders and brought the next requests (a tenth more a second).
 */
function readMore(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

/** Something earlier in the queue may have moved or stopped the clock. */
function stillDue(turn: Turn, clock: Clock): boolean {
  const now = turn.live.clocks.get(clockKey(clock.kind, clock.ref));
  return now !== undefined && now.dueAt <= turn.now;
}

/** Signals not seen before, by this turn or the store, and how many each job brought. */
function freshSignals(
  jobs: readonly Job[],
  known: ReadonlySet<string>,
): { readonly signals: readonly Signal[]; readonly taken: readonly number[] } {
  const only = jobs.length === 1 ? jobs[0] : undefined;
  if (only && only.signals.length === 1 && known.size === 0) return { signals: only.signals, taken: [1] };
  const seen = new Set<string>();
  const signals: Signal[] = [];
  const taken = jobs.map((job) => {
    let n = 0;
    for (const signal of job.signals) {
      const key = signalKey(signal);
      if (seen.has(key) || known.has(key)) continue;
      seen.add(key);
      signals.push(signal);
      n++;
    }
    return n;
  });
  return { signals, taken };
}

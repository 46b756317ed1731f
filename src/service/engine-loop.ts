import type { Action, ActionResult } from '../domain/action.js';
import type { CheckRow } from '../domain/check.js';
import type { Clock } from '../domain/clock.js';
import { Rulebook } from '../domain/grade.js';
import type { NewInboxItem } from '../domain/inbox.js';
import type { DeliveryRecord, WantedNotice } from '../domain/notice.js';
import type { Actor } from '../domain/person.js';
import type { Show } from '../domain/show.js';
import type { Signal } from '../domain/signal.js';
import type { Changes, Committed } from '../store/store.js';
import { askNotices } from './ask-notices.js';
import { loadAtRest, type Needs, needsOf, recallAll } from './at-rest.js';
import { missedIn } from './deadlines.js';
import { type Accepted, type Engine, QueueFull } from './engine.js';
import type { EngineDeps, Reconfiguration } from './engine-deps.js';
import { freshSignals } from './fresh-signals.js';
import { handleAction, isTurnAction } from './handle-action.js';
import { handleConfig } from './handle-config.js';
import { recordDeliveries } from './handle-deliveries.js';
import { handleDue } from './handle-due.js';
import { putShow } from './handle-shows.js';
import { handleGradeDue, handleSignals, releaseInhibited } from './handle-signals.js';
import { type Job, JobQueue } from './job-queue.js';
import { clockKey, Live } from './live.js';
import { restingOn } from './resting-on.js';
import { Turn } from './turn.js';

export type { EngineDeps } from './engine-deps.js';

const CONFIG: Actor = { kind: 'bot', part: 'config' };

/** A sender that fills the queue is asked to come back after this long. */
const RETRY_AFTER_S = 1;

/** The one writer: loads, decides and commits what waits in its queue, turn by turn. */
export class EngineLoop implements Engine {
  readonly live: Live;
  #book: Rulebook;
  #maxQueue: number;
  /** Why the newest commit could not be written (a full disk); null where it was. */
  failing: string | null = null;
  readonly #queue = new JobQueue((jobs) => this.#commit(jobs));
  #revision = 0;

  private constructor(
    readonly deps: EngineDeps,
    live: Live,
  ) {
    this.live = live;
    this.#book = new Rulebook(deps.settings, deps.language);
    this.#maxQueue = deps.maxQueue;
  }

  /** Loads what is not at rest, lets go of what removed rules found, and sets the clocks of the calendar. */
  static async start(deps: EngineDeps): Promise<EngineLoop> {
    const loaded = await deps.store.loadLive(deps.now(), deps.settings.flap.withinMs);
    const engine = new EngineLoop(deps, new Live(loaded, deps.settings));
    const change = deps.change ?? null;
    const resting = await restingOn(change, null, engine.#book, engine.live, deps.store);
    await engine.#decide((turn) => handleConfig(turn, engine.#book, { change, resting, actor: CONFIG }));
    return engine;
  }

  /** The rules in force. */
  get book(): Rulebook {
    return this.#book;
  }

  /**
   * Puts other settings in force, in a turn of its own: what was decided before it was decided by the old ones, what
   * comes after by the new ones. Throws, and changes nothing, where a rule cannot be compiled or the commit fails.
   */
  async reconfigure({ settings, change, actor, maxQueue, kept }: Reconfiguration): Promise<void> {
    const book = new Rulebook(settings, this.deps.language);
    const resting = await restingOn(change, this.#book, book, this.live, this.deps.store);
    const run = (turn: Turn) => {
      const before = this.#book;
      turn.onTakeBack(() => {
        this.#book = before;
      });
      this.#book = book;
      turn.adopt(settings);
      handleConfig(turn, book, { change, actor, resting });
    };
    const inForce = () => {
      this.#maxQueue = maxQueue ?? this.#maxQueue;
      kept?.();
    };
    await this.#queue.submit({ signals: [], incidents: [], run, took: nothing, alone: true, kept: inForce });
  }

  get queued(): number {
    return this.#queue.signals;
  }

  async ingest(signals: readonly Signal[]): Promise<Accepted> {
    if (signals.length === 0) return { accepted: 0, duplicates: 0, ids: [] };
    if (this.queued + signals.length > this.#maxQueue && this.queued > 0) throw new QueueFull(RETRY_AFTER_S);
    let taken = 0;
    const took = (n: number) => {
      taken = n;
    };
    await this.#queue.submit({ signals, incidents: [], run: nothing, took });
    return { accepted: taken, duplicates: signals.length - taken, ids: signals.map((s) => s.id) };
  }

  async act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]> {
    const turnActions = actions.filter(isTurnAction);
    return this.#decide(
      (turn) => turnActions.map((a) => handleAction(turn, a, actor)),
      needsOf(turnActions, this.live),
    );
  }

  async keepInbox(item: NewInboxItem): Promise<number> {
    const kept = await this.#decide((turn) => ({ turn, at: turn.inbox.push(item) - 1 }));
    const id = this.#inboxIds.get(kept.turn)?.[kept.at];
    if (id === undefined) throw new Error('the store kept an inbox item without giving it a number');
    return id;
  }
  readonly #inboxIds = new WeakMap<Turn, readonly number[]>();

  async markReplayed(id: number): Promise<void> {
    await this.#decide((turn) => turn.replayed.push(id));
  }

  async putShows(shows: readonly Show[], actor: Actor): Promise<void> {
    await this.#decide((turn) => shows.map((show) => putShow(turn, show, actor)));
  }

  async recordDeliveries(records: readonly DeliveryRecord[]): Promise<void> {
    if (records.length > 0) await this.#decide((turn) => recordDeliveries(turn, records));
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
      if (kind === 'grade') handleGradeDue(turn, this.#book, ref);
      else handleDue(turn, { ...clock, kind });
    });
  }

  /** Resolves when nothing is queued and nothing is being committed. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** Has something decided in a turn; its value, once that is on disk. */
  async #decide<T>(decision: (turn: Turn) => T, needs: Needs = { incidents: [] }): Promise<T> {
    const decided: T[] = [];
    const run = (turn: Turn) => {
      // Decided again after a conflict, the last decision counts.
      decided[0] = decision(turn);
    };
    await this.#queue.submit({ signals: [], ...needs, run, took: nothing });
    for (const value of decided) return value;
    throw new Error('a turn was committed without its decision');
  }

  /** Load, decide, commit; on a conflict once more without what the conflict named. */
  async #commit(jobs: readonly Job[]): Promise<void> {
    const started = performance.now();
    const known = new Set<string>();
    for (;;) {
      const atRest = await loadAtRest(this.deps.store, this.live, jobs);
      const now = this.deps.now();
      this.#revision = Math.max(this.#revision + 1, now);
      const turn = new Turn(this.live, now, this.#revision);
      try {
        recallAll(turn, atRest);
        const fresh = freshSignals(jobs, known);
        handleSignals(turn, this.#book, fresh.signals);
        for (const [i, job] of jobs.entries()) {
          job.took(fresh.taken[i] ?? 0);
          job.run(turn);
        }
        releaseInhibited(turn);
        askNotices(turn);
        const changes = turn.changes();
        const committed = await this.#write(changes);
        if (committed.ok) {
          this.#inboxIds.set(turn, committed.inboxIds);
          for (const job of jobs) job.kept?.();
          if (changes.notices.length > 0) this.deps.onNotices();
          this.deps.onCommitted?.({
            signals: turn.signals.length,
            ms: performance.now() - started,
            missed: missedIn(turn),
          });
          return;
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

  async #write(changes: Changes): Promise<Committed> {
    try {
      const committed = await this.deps.store.commit(changes);
      this.failing = null;
      return committed;
    } catch (error) {
      this.failing = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }

  /** What came to rest leaves the working set. */
  forgetAtRest(): void {
    this.live.forgetAtRest(this.deps.now());
  }
}

function nothing(): void {}

/** Something earlier in the queue may have moved or stopped the clock. */
function stillDue(turn: Turn, clock: Clock): boolean {
  const now = turn.live.clocks.get(clockKey(clock.kind, clock.ref));
  return now !== undefined && now.dueAt <= turn.now;
}

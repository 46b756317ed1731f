import type { Signal } from '../domain/signal.js';
import type { Turn } from './turn.js';

/** Work for one turn. */
export interface Job {
  /** Signals of the job; graded together with those of all other jobs of the turn. */
  readonly signals: readonly Signal[];
  /** What must be at hand before the turn: incidents that may be at rest. */
  readonly incidents: readonly number[];
  /** And requests, and resources with all that was asked of them. */
  readonly requests?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  /** Decides. Called again where a conflict makes the turn be decided again: the last call counts. */
  run(turn: Turn): void;
  /** It has a turn of its own: nothing else is decided in it. */
  readonly alone?: boolean;
  /** Called once what it decided is on disk, before anybody is told of the turn. */
  kept?(): void;
  /** How many of its signals were new; known once the turn is decided. */
  took(signals: number): void;
}
interface Queued extends Job {
  resolve(): void;
  reject(error: unknown): void;
}

/** Signals a single turn takes at the most, so that no turn holds the thread for long: each that opens an incident costs most of a ms. */
const TURN_SIGNALS = 1_000;

/**
 * What waits for the next commit. All that is queued when the thread comes round is committed together,
 * then every promise is resolved; nothing waits for a timer.
 */
export class JobQueue {
  #queue: Queued[] = [];
  #signals = 0;
  #scheduled = false;
  #busy = false;
  readonly #idle: (() => void)[] = [];

  /** `commit` keeps what the jobs decide, all of it or nothing. */
  constructor(readonly commit: (jobs: readonly Job[]) => Promise<void>) {}

  /** Signals that wait. */
  get signals(): number {
    return this.#signals;
  }

  /** Resolves when what the job decides is on disk. */
  submit(job: Job): Promise<void> {
    this.#signals += job.signals.length;
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...job, resolve, reject });
      if (this.#scheduled || this.#busy) return;
      this.#scheduled = true;
      void readMore().then(() => this.#drain());
    });
  }

  /** Resolves when nothing is queued and nothing is being committed. */
  idle(): Promise<void> {
    if (!this.#busy && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
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

  #take(): readonly Queued[] {
    let signals = 0;
    let jobs = 0;
    for (const job of this.#queue) {
      if (jobs > 0 && (job.alone || signals + job.signals.length > TURN_SIGNALS)) break;
      signals += job.signals.length;
      jobs++;
      if (job.alone) break;
    }
    this.#signals -= signals;
    return this.#queue.splice(0, jobs);
  }

  async #run(jobs: readonly Queued[]): Promise<void> {
    try {
      await this.commit(jobs);
      for (const job of jobs) job.resolve();
    } catch (error) {
      // One that cannot be decided must not take the others with it: each by itself.
      const [only] = jobs;
      if (jobs.length === 1 && only) only.reject(error);
      else for (const job of jobs) await this.#run([job]);
    }
  }
}

/**
 * Lets every socket that is readable now be read, so that its request shares the coming commit. Twice round: the first
 * answers of the last commit have by then been read by their senders and brought the next requests (a tenth more a second).
 */
function readMore(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

import type { EngineLoop } from './engine-loop.js';

/** Clocks are looked at this often at the least, so that a jump of the wall clock cannot hide one. */
const LONGEST_SLEEP_MS = 1_000;

/** Serves clocks when they are due. The clocks are rows; this only wakes up for them. */
export class DueLoop {
  #timer: NodeJS.Timeout | null = null;
  #stopped = true;
  /** When clocks were last looked at, ms; for the auditor. */
  lastRunAt: number | null = null;

  constructor(
    readonly engine: EngineLoop,
    readonly now: () => number,
    readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.#stopped = false;
    this.#sleep();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.engine.idle();
  }

  /** Serves what is due at `now`, and what that in turn made due, until nothing is left. */
  async runOnce(now: number): Promise<number> {
    let served = 0;
    for (let n = await this.engine.runDue(now); n > 0; n = await this.engine.runDue(now)) served += n;
    this.lastRunAt = now;
    return served;
  }

  #sleep(atLeast = 1): void {
    if (this.#stopped) return;
    const next = this.engine.nextDue();
    const wait = next === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(atLeast, next - this.now()));
    this.#timer = setTimeout(() => {
      this.runOnce(this.now()).then(
        () => this.#sleep(),
        (error: unknown) => {
          this.onError(error);
          // What is due stays due: at once again, a full disk would be told of a thousand times a second.
          this.#sleep(LONGEST_SLEEP_MS);
        },
      );
    }, wait);
  }
}

import { statSync } from 'node:fs';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { CheckView } from './domain/reads.js';
import type { SelfReading } from './ingest/checks/self-reading.js';
import type { EngineLoop } from './service/engine-loop.js';
import type { Store } from './store/store.js';

/** Turns that the slowest of a hundred is looked for in. */
const TURNS = 1_000;
const NS = 1e6;

interface SelfDeps {
  readonly engine: Pick<EngineLoop, 'queued' | 'nextDue'>;
  checkViews(): Promise<readonly CheckView[]>;
  readonly store: Pick<Store, 'loadStuck' | 'loadBroken' | 'countNotices'>;
  /** The file of the database. */
  readonly database: string;
  readonly now: () => number;
}

/** Reads how the bot itself is doing. Costs nothing but a number a turn until somebody looks. */
export class Self {
  readonly #turns: number[] = [];
  #turn = 0;
  #delay: IntervalHistogram | null = null;

  /** Told the time of each commit, ms. */
  onCommitted(ms: number): void {
    this.#turns[this.#turn] = ms;
    this.#turn = (this.#turn + 1) % TURNS;
  }

  async read(deps: SelfDeps): Promise<SelfReading> {
    const now = deps.now();
    const { engine } = deps;
    const next = engine.nextDue();
    const [stuck, broken, counts, checks] = await Promise.all([
      deps.store.loadStuck(now, 0),
      deps.store.loadBroken(),
      deps.store.countNotices(),
      deps.checkViews(),
    ]);
    return {
      queued: engine.queued,
      oldestNoticeMs: Math.max(0, now - (stuck[0]?.nextAt ?? now)),
      noticesWaiting: counts.waiting ?? 0,
      commitP99Ms: p99(this.#turns),
      databaseBytes: sizeOf(deps.database) + sizeOf(`${deps.database}-wal`),
      eventLoopP99Ms: this.#eventLoop(),
      memoryBytes: process.memoryUsage.rss(),
      clockLateMs: next === null ? 0 : Math.max(0, now - next),
      checksFailing: checks.filter(({ lastOk, paused }) => lastOk === false && !paused).map(({ id }) => id),
      channelsBroken: [...new Set(broken.map(({ channel }) => channel))],
    };
  }

  stop(): void {
    this.#delay?.disable();
  }

  /** Since the look before: the histogram begins anew each time. */
  #eventLoop(): number | null {
    if (this.#delay === null) {
      this.#delay = monitorEventLoopDelay({ resolution: 20 });
      this.#delay.enable();
      return null;
    }
    const { count } = this.#delay;
    const ms = this.#delay.percentile(99) / NS;
    this.#delay.reset();
    return count > 0 ? ms : null;
  }
}

function p99(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? null;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

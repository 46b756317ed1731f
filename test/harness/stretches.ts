/** How long nothing else may have its turn, ms, on a core that does nothing else. */
export const SLOW_MS = 50;
/** What other programs may make of that at most. */
const BUSY = 4;
const TRIES = 8;

/** For how long nothing else had its turn, ms: by the clock, and (asked for it) by the processor where that is less. */
class Stretches {
  longest = 0;
  #clock = performance.now();
  #cpu: NodeJS.CpuUsage | null;
  #over = false;

  constructor(private readonly byProcessor: boolean) {
    this.#cpu = byProcessor ? process.cpuUsage() : null;
  }

  /** Looks at every turn of the loop until `stop`. */
  watch(): void {
    setImmediate(() => {
      if (this.#over) return;
      this.next();
      this.watch();
    });
  }

  stop(): void {
    this.#over = true;
    this.next();
  }

  /** Something else could have its turn now. */
  next(): void {
    let ms = performance.now() - this.#clock;
    if (this.#cpu) {
      const { user, system } = process.cpuUsage(this.#cpu);
      ms = Math.min(ms, (user + system) / 1_000);
    }
    this.longest = Math.max(this.longest, ms);
    if (this.byProcessor) this.#cpu = process.cpuUsage();
    this.#clock = performance.now();
  }
}

async function timed<T>(work: () => T | Promise<T>, byProcessor: boolean): Promise<readonly [T, number]> {
  const stretches = new Stretches(byProcessor);
  const pending = work();
  stretches.next();
  if (!(pending instanceof Promise)) return [pending, stretches.longest];
  stretches.watch();
  const done = await pending;
  stretches.stop();
  return [done, stretches.longest];
}

/** A piece of work that always costs the same: how much longer it takes now than at best tells how busy the machine is. */
const yardstick = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ id: `o-${i}`, value: i })));
function measure(): number {
  const began = performance.now();
  JSON.parse(yardstick);
  return performance.now() - began;
}
let best = Math.min(...Array.from({ length: 10 }, measure));

export interface Held<T> {
  readonly done: T;
  /** The longest stretch in which nothing else had its turn; of several tries the shortest. */
  readonly ms: number;
  /** What it may be, as busy as the machine is. */
  readonly most: number;
}

/** Does some work, and says for how long it let nothing else have its turn. */
export async function held<T>(work: () => T | Promise<T>): Promise<Held<T>> {
  let [done, ms] = await timed(work, false);
  if (ms <= SLOW_MS) return { done, ms, most: SLOW_MS };
  // The collector takes its time now and then: what is really slow is slow every time.
  let busy = 1;
  for (let n = 0; ms > SLOW_MS && n < TRIES; n++) {
    const now = measure();
    best = Math.min(best, now);
    busy = Math.max(busy, now / best);
    const [again, took] = await timed(work, true);
    done = again;
    ms = Math.min(ms, took);
  }
  return { done, ms, most: SLOW_MS * Math.min(busy, BUSY) };
}

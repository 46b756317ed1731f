/** For how long nothing else had its turn, ms: by the clock, or by the processor where other programs want it too. */
export class Stretches {
  longest = 0;
  #clock = performance.now();
  #cpu = process.cpuUsage();
  #over = false;

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
    const { user, system } = process.cpuUsage(this.#cpu);
    const ms = Math.min(performance.now() - this.#clock, (user + system) / 1_000);
    this.longest = Math.max(this.longest, ms);
    this.#clock = performance.now();
    this.#cpu = process.cpuUsage();
  }
}

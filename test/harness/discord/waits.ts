interface Wait {
  look(): void;
}

/** How often a wait looks again for what changes outside the service, e.g. in the bot's own process. */
const againMs = 25;

/** Wakes whoever waits for something to show, at every change of the service. */
export class Waits {
  readonly #waits = new Set<Wait>();
  #queued = false;

  /** Something changed. Looked at after the change is whole. */
  changed(): void {
    if (this.#queued) return;
    this.#queued = true;
    setImmediate(() => {
      this.#queued = false;
      for (const wait of [...this.#waits]) wait.look();
    });
  }

  /** Resolves with the first thing `look` finds; what it throws means "not yet". */
  until<T>(look: () => T | undefined | null | false, ms: number, dump: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      let fault = '';
      const tryIt = (): boolean => {
        try {
          const found = look();
          if (found === undefined || found === null || found === false) {
            fault = '';
            return false;
          }
          resolve(found);
          return true;
        } catch (error) {
          fault = error instanceof Error ? `\nIt last said: ${error.message}` : '';
          return false;
        }
      };
      if (tryIt()) return;
      const again = setInterval(() => wait.look(), againMs);
      const timer = setTimeout(() => {
        clearInterval(again);
        this.#waits.delete(wait);
        if (!tryIt()) reject(new Error(`Waited ${ms} ms in vain.${fault}\n${dump()}`));
      }, ms);
      const wait: Wait = {
        look: () => {
          if (!tryIt()) return;
          clearTimeout(timer);
          clearInterval(again);
          this.#waits.delete(wait);
        },
      };
      this.#waits.add(wait);
    });
  }
}

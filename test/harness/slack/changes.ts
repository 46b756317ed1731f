/** Wakes whoever waits for something to become true, each time anything changed. */
export class Changes {
  readonly #waiting = new Set<() => void>();
  #scheduled = false;

  /** Something changed. Many changes in one turn wake the waiting once. */
  changed(): void {
    if (this.#scheduled || this.#waiting.size === 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const look of [...this.#waiting]) look();
    });
  }

  /** Resolves at the next change; does not keep anything alive. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  /** Resolves with what `find` yields once it is neither false, null nor undefined. */
  waitFor<T>(find: () => T | false | null | undefined, ms: number, explain: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle();
      };
      const look = () => {
        try {
          const found = find();
          if (found !== false && found !== null && found !== undefined) end(() => resolve(found));
        } catch (error) {
          end(() => reject(error));
        }
      };
      const timer = setTimeout(() => {
        end(() => reject(new Error(`waited ${ms} ms in vain.\n${explain()}`)));
      }, ms);
      this.#waiting.add(look);
      look();
    });
  }
}

/** Remembered notices, so that a long outage costs no memory. */
const MOST = 500;
const OFTEN = 3;
const NONE: ReadonlySet<string> = new Set();

/**
 * Whether a failure that looks like the service's is in truth a notice's own: something in it makes the service stumble
 * each time, while everybody else gets through. Such a notice must not keep all the others waiting.
 */
export class Blame {
  /** How often each failed since anything last worked. */
  readonly #failures = new Map<string, number>();
  /** How often something else worked after it had failed. */
  readonly #worked = new Map<string, number>();
  readonly #tired = new Set<string>();

  #probes = 0;

  /** Whom to leave out as the next probe: each fourth time those that have failed again and again, so that another gets its chance. */
  tired(): ReadonlySet<string> {
    return ++this.#probes % (OFTEN + 1) === 0 ? this.#tired : NONE;
  }

  /** The service took this notice and came to no good end with it; is it the notice's own doing? */
  failed(key: string): boolean {
    if ((this.#worked.get(key) ?? 0) >= OFTEN) return true;
    if (this.#failures.size >= MOST && !this.#failures.has(key)) this.rest();
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    if (failures >= OFTEN) this.#tired.add(key);
    return false;
  }

  worked(key: string): void {
    this.#failures.delete(key);
    this.#worked.delete(key);
    for (const suspect of this.#failures.keys()) {
      if (this.#worked.size >= MOST) this.#worked.clear();
      this.#worked.set(suspect, (this.#worked.get(suspect) ?? 0) + 1);
    }
    this.rest();
  }

  /** All of them may be probes again. */
  rest(): void {
    this.#failures.clear();
    this.#tired.clear();
  }
}

const windowMs = 10 * 60_000;
const most = 10_000;

/** Answers of 401, 403 and 429: ten thousand in ten minutes ban an address. */
export class InvalidRequests {
  readonly #at: number[] = [];
  #expired = 0;

  constructor(readonly now: () => number) {}

  get total(): number {
    return this.#at.length;
  }

  get banned(): boolean {
    const since = this.now() - windowMs;
    while ((this.#at[this.#expired] ?? Number.POSITIVE_INFINITY) <= since) this.#expired++;
    return this.#at.length - this.#expired >= most;
  }

  count(): void {
    this.#at.push(this.now());
  }
}

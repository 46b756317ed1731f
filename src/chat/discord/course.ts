import type { Attempt } from './fixes.js';

/** How far an attempt has come, so that what stops it can be told and judged. */
export class Course {
  readonly #where: string;
  #attempt: Attempt;
  #arrived = false;

  /** `where`: the channel as the reader knows it. */
  constructor(where: string) {
    this.#where = where;
    this.#attempt = { doing: 'resolve', where, writes: false };
  }

  get attempt(): Attempt {
    return this.#attempt;
  }
  /** A message has reached its readers, whatever comes of the rest. */
  get arrived(): boolean {
    return this.#arrived;
  }

  reads(doing: Attempt['doing']): void {
    this.#attempt = { doing, where: this.#where, writes: false };
  }
  writes(doing: Attempt['doing']): void {
    this.#attempt = { doing, where: this.#where, writes: true };
  }
  done(): void {
    this.#arrived = true;
  }
}

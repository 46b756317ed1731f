import type { Finding } from '../finding.js';
import { type Graded, type GradeState, gradeDue, gradeSignal, type Rulebook } from '../grade.js';
import type { Level } from '../level.js';
import type { ShowBook } from '../show-book.js';
import type { Signal } from '../signal.js';

/** Clocks that ring more often than this without time going by would ring for ever. */
const MOST_RINGS = 100_000;

/**
 * Rules put to the test away from any chat and any database: signals are shown, time goes by, and what would have been
 * found is collected. The same grading, with the same clocks, as in the running bot.
 */
export class Trial {
  readonly #states = new Map<string, GradeState>();
  readonly #clocks = new Map<string, number>();
  readonly #found: Finding[] = [];
  #next = Number.POSITIVE_INFINITY;
  #now: number;

  constructor(
    readonly book: Rulebook,
    readonly shows: ShowBook,
    now: number,
  ) {
    this.#now = now;
  }

  /** All that was said so far, in its order; `level: null` says that it is over. */
  get found(): readonly Finding[] {
    return this.#found;
  }

  /** Lets what falls due before it ring, then shows the signal. Time never goes back. */
  show(signal: Signal, at: number): void {
    this.until(at);
    this.#keep(gradeSignal(this.book, (key) => this.#states.get(key), signal, this.shows, this.#now));
  }

  /** Time goes by; every clock rings at its own instant. */
  until(at: number): void {
    for (let rings = 0; this.#next <= at; ) {
      for (const [key, due] of this.#dueBy(at)) {
        if (this.#clocks.get(key) !== due) continue;
        if (++rings > MOST_RINGS) throw new Error(`the clock of ${key} never stops ringing`);
        this.#clocks.delete(key);
        this.#now = Math.max(this.#now, due);
        this.#keep(gradeDue(this.book, (k) => this.#states.get(k), key, this.shows, this.#now));
      }
      this.#next = this.#first();
    }
    this.#now = Math.max(this.#now, at);
  }

  /** The levels of a rule's conditions that hold now, by their key. */
  levels(rule: string): ReadonlyMap<string, Level> {
    const levels = new Map<string, Level>();
    for (const [key, state] of this.#states)
      if (state.level !== null && state.last.rule === rule) levels.set(key, state.level);
    return levels;
  }

  /** The next ones to ring: only those of one instant, for each may set others. */
  #dueBy(at: number): readonly (readonly [string, number])[] {
    const first = this.#first();
    return first > at ? [] : [...this.#clocks].filter(([, due]) => due === first);
  }

  #first(): number {
    let first = Number.POSITIVE_INFINITY;
    for (const due of this.#clocks.values()) if (due < first) first = due;
    return first;
  }

  #keep(graded: readonly Graded[]): void {
    for (const one of graded) {
      if (one.state === null) this.#states.delete(one.key);
      else if (one.state) this.#states.set(one.key, one.state);
      if (one.finding) this.#found.push(one.finding);
      if (one.dueAt === null) this.#clocks.delete(one.key);
      else if (one.dueAt !== undefined) {
        this.#clocks.set(one.key, one.dueAt);
        this.#next = Math.min(this.#next, one.dueAt);
      }
    }
  }
}

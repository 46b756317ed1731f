/**
 * Why a lane, a channel or a service takes nothing at present: it is over its rate, it does not answer, or somebody has
 * to mend something first.
 */
export type Plight = 'limited' | 'away' | 'broken';

/** Waits before each further try while it lasts, ms; the last one repeats. */
export const PAUSES: Readonly<Record<Plight, readonly number[]>> = {
  limited: [1_000, 2_000, 5_000, 10_000, 30_000],
  // A return is to be noticed within two seconds.
  away: [500, 1_000, 2_000],
  broken: [60_000, 5 * 60_000, 15 * 60_000],
};

interface Shut {
  readonly plight: Plight;
  /** When it began, and when the state was last touched. */
  readonly since: number;
  readonly at: number;
  readonly until: number;
  /** Tries that failed in this plight, less one. */
  readonly tries: number;
}

/** Lets sends through to a lane, a channel or a service; while it is shut only one at a time, each after a longer pause. */
export class Gate {
  #shut: Shut | null = null;
  #probing = false;
  /** Sends that began before it last changed say nothing of how it is now. */
  #era = 0;
  #broke = false;

  get plight(): Plight | null {
    return this.#shut?.plight ?? null;
  }
  get since(): number | null {
    return this.#shut?.since ?? null;
  }
  /** It was broken, and nothing has gone through since. */
  get broke(): boolean {
    return this.#broke;
  }

  /** `now` or earlier: open. Infinity: once the probe that is out has come back. */
  opensAt(now: number): number {
    if (!this.#shut) return now;
    if (this.#probing) return Number.POSITIVE_INFINITY;
    // Where the machine's clock went back nobody knows how long is left.
    return now < this.#shut.at ? now : this.#shut.until;
  }

  /** A send begins; what it later says of this gate it says with the number given. */
  enter(): number {
    if (this.#shut) this.#probing = true;
    return this.#era;
  }

  /** Has nothing changed since the send began? */
  isCurrent(era: number): boolean {
    return era === this.#era;
  }

  /** A send went through: open again. */
  open(era: number): { readonly plight: Plight; readonly broke: boolean } | null {
    if (era !== this.#era || !this.#shut) return null;
    const was = { plight: this.#shut.plight, broke: this.#broke };
    this.#shut = null;
    this.#probing = false;
    this.#broke = false;
    this.#era++;
    return was;
  }

  /** A send found it shut. False where that was known already. */
  shut(era: number, plight: Plight, now: number, afterMs: number | null): boolean {
    if (era !== this.#era) return false;
    const before = this.#shut?.plight === plight ? this.#shut : null;
    const tries = before ? before.tries + 1 : 0;
    const until = now + (afterMs ?? pause(plight, tries));
    this.#shut = { plight, since: this.#shut?.since ?? now, at: now, until, tries };
    if (plight === 'broken') this.#broke = true;
    this.#probing = false;
    this.#era++;
    return true;
  }

  /** The send says nothing of it. `now`: and it took a while, so the next probe waits as long again; null: the next may go at once. */
  unknown(era: number, now: number | null): void {
    if (era !== this.#era || !this.#shut) return;
    this.#probing = false;
    if (now !== null) this.postpone(now);
  }

  /** Nothing could be tried at its time: the next time is a pause away. */
  postpone(now: number): void {
    if (!this.#shut) return;
    const { plight, tries } = this.#shut;
    this.#shut = { ...this.#shut, at: now, until: now + pause(plight, tries), tries: tries + 1 };
  }

  /** What an earlier life of the process left behind: broken, to be tried at once. */
  presumeBroken(now: number): void {
    if (this.#shut) return;
    this.#shut = { plight: 'broken', since: now, at: now, until: now, tries: -1 };
    this.#broke = true;
    this.#era++;
  }
}

function pause(plight: Plight, tries: number): number {
  const pauses = PAUSES[plight];
  return pauses[Math.min(Math.max(0, tries), pauses.length - 1)] ?? 0;
}

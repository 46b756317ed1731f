import type { Worded } from '../text.js';
import type { CalledBecause } from './contact.js';

/** What a call tells beside whom it calls, as things were when it was made. */
export interface CallSaid {
  /** Why each of them is called. */
  readonly because: readonly CalledBecause[];
  /** Targets that came to nobody: `schedule:ops`. */
  readonly vacant: readonly string[];
  /** Target (`schedule:ops`) → its name for people, where it has one. */
  readonly names: Readonly<Record<string, Worded>>;
  /** How much after its time it was made; ms, 0: in time. */
  readonly lateMs: number;
  /** A person asked for it; else a step, or a missed clock. */
  readonly asked: boolean;
}

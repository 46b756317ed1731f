/** A stretch of time over which something stays as it is; open at either side by an infinity. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** A stretch, and whether something holds over it. */
export interface Held extends Stretch {
  readonly holds: boolean;
}

export const EVER: Held = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, holds: true };

/** Whether `at` lies within one of the stretches, and from when until when none of them begins or ends. */
export function heldAt(stretches: readonly Stretch[], at: number): Held {
  let { from, until } = EVER;
  let holds = false;
  for (const one of stretches) {
    if (one.until <= one.from) continue;
    if (one.from <= at && at < one.until) holds = true;
    for (const edge of [one.from, one.until]) {
      if (edge <= at) from = Math.max(from, edge);
      else until = Math.min(until, edge);
    }
  }
  return { from, until, holds };
}

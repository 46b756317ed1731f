import { setImmediate } from 'node:timers/promises';

/** How long the items of one body are read in one go, ms; whatever else waits has its turn then. */
const TURN_MS = 10;
/** The clock is looked at after so many items. */
const LOOK = 16;
/** A body with more problems than this is not read further: nobody mends them one by one. */
export const MOST_PROBLEMS = 1_000;

/**
 * Calls `read` with each item of a list in its order, until there are more than MOST_PROBLEMS in `problems`. Most lists
 * are done at once; a long one is read in turns, and answers with a promise.
 */
export function eachInTurns<T>(
  items: readonly T[],
  problems: readonly string[],
  read: (item: T, place: number) => void,
): Promise<void> | undefined {
  const turn = (from: number): number => {
    const began = items.length > LOOK ? performance.now() : 0;
    let i = from;
    for (; i < items.length && problems.length <= MOST_PROBLEMS; i++) {
      if (i !== from && i % LOOK === 0 && performance.now() - began > TURN_MS) return i;
      const item = items[i];
      if (item !== undefined) read(item, i);
    }
    return items.length;
  };
  let at = turn(0);
  if (at === items.length) return undefined;
  return (async () => {
    while (at < items.length) {
      await setImmediate();
      at = turn(at);
    }
  })();
}

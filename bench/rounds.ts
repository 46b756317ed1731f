/**
 * Measures several things in short rounds, each round all of them, each time beginning with another: what slows the
 * machine for a while slows all alike. Returns the figures of each, round by round.
 */
export async function alternate<T, R>(
  things: readonly T[],
  rounds: number,
  measure: (thing: T) => Promise<R>,
): Promise<ReadonlyMap<T, readonly R[]>> {
  const figures = new Map<T, R[]>(things.map((thing) => [thing, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < things.length; i++) {
      const thing = things[(round + i) % things.length];
      if (thing === undefined) continue;
      figures.get(thing)?.push(await measure(thing));
    }
  }
  return figures;
}

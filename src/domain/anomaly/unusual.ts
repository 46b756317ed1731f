import type { Sighting } from './advance.js';

export type Direction = 'up' | 'down' | 'both';

/** What all views of an observation say together. */
export interface Unusual {
  /** Common logarithm of "once in so many observations". */
  readonly rarity: number;
  /** The view that tells best what is seen: the most immediate of those that say most. */
  readonly main: Sighting;
}

/** What the other views add to the strongest: they see the same thing, so they count half. */
const SUPPORT = 0.5;
const TELLING = 0.7;
/**
 * From strength to frequency: fitted on noise (normal, autocorrelated, exponential) and on the tuning files of NAB outside
 * their windows. `npm run eval` prints how far it holds.
 */
const STRENGTH = { offset: 1.5, perDecade: 1.6 };

/** null where nothing points the way that is asked for. */
export function unusual(sightings: readonly Sighting[], direction: Direction): Unusual | null {
  const telling: Sighting[] = [];
  let sum = 0;
  let strongest = 0;
  for (const one of sightings) {
    if (!points(one, direction)) continue;
    sum += one.rarity;
    // Restlessness has no direction of its own: where one is asked for, it can only bear out what has.
    if (direction !== 'both' && one.view === 'restless') continue;
    telling.push(one);
    strongest = Math.max(strongest, one.rarity);
  }
  const main = telling.find((one) => one.rarity >= TELLING * strongest);
  if (!main) return null;
  const strength = strongest + SUPPORT * (sum - strongest);
  return { rarity: Math.max(0, (strength - STRENGTH.offset) / STRENGTH.perDecade), main };
}

function points({ view, up }: Sighting, direction: Direction): boolean {
  if (direction === 'both') return true;
  return view === 'restless' ? up : up === (direction === 'up');
}

/** "Once in so many observations", in round numbers: 1, 2, 5, 10, 20, 50 … up to a million. */
export function onceIn(rarity: number): number {
  const decade = Math.min(6, Math.floor(rarity + 1e-9));
  const rest = rarity - decade;
  const step = decade === 6 || rest < Math.log10(2) ? 1 : rest < Math.log10(5) ? 2 : 5;
  return step * 10 ** decade;
}

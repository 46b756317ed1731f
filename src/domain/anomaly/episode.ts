/** What goes on while a series is unusual, and for a while afterwards. Counted in observations. */
export interface Episode {
  /** Rarity at its worst since it began; 0 while none goes on. */
  readonly peak: number;
  /** What an observation must reach to be news: it is lifted by each that is, and sinks back slowly. */
  readonly bar: number;
  /** When it began, and how many observations ago. */
  readonly since: number;
  readonly length: number;
  /** Observations since one was last news. */
  readonly quiet: number;
}
/** How an episode stands after an observation. `adapted`: it has lasted so long that this is taken as the usual now. */
export type Turn = 'none' | 'rises' | 'holds' | 'over' | 'adapted';

export const CALM: Episode = { peak: 0, bar: 0, since: 0, length: 0, quiet: 0 };

/** The bar is back to a third of its height above the threshold after so many observations. */
const SINKS = 320;
/** What would have been news is none so soon after: it belongs to what was said. */
const REST = 120;
/** So long an episode is no longer one. */
const ADAPTS = 300;

/** `threshold`: rarity from which the slightest level holds; `calm`: usual observations after which it is over. */
export function follow(
  was: Episode,
  rarity: number,
  threshold: number,
  calm: number,
  at: number,
): { readonly episode: Episode; readonly turn: Turn } {
  const bar = Math.max(threshold, threshold + (was.bar - threshold) * (1 - 1 / SINKS));
  const goesOn = was.peak > 0;
  const quiet = Math.min(REST, was.quiet + 1);
  if (rarity >= bar) {
    const resting = !goesOn && was.since > 0 && quiet < REST && rarity < was.bar;
    if (resting) return { episode: { ...was, bar, quiet: 0 }, turn: 'none' };
    const episode = {
      peak: Math.max(was.peak, rarity),
      bar: rarity,
      since: goesOn ? was.since : at,
      length: goesOn ? was.length + 1 : 1,
      quiet: 0,
    };
    if (goesOn && was.length >= ADAPTS) return { episode: { ...episode, peak: 0, length: 0 }, turn: 'adapted' };
    return { episode, turn: rarity > was.peak ? 'rises' : 'holds' };
  }
  if (!goesOn) return { episode: { ...was, bar, quiet }, turn: 'none' };
  if (quiet >= calm) return { episode: { ...was, peak: 0, length: 0, bar, quiet }, turn: 'over' };
  if (was.length >= ADAPTS) return { episode: { ...was, peak: 0, length: 0, bar, quiet }, turn: 'adapted' };
  return { episode: { ...was, bar, length: was.length + 1, quiet }, turn: 'holds' };
}

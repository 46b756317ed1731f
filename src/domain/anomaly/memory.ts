import { freshSeason, type Season, type SeasonKind } from './season.js';
import { FRESH_TAIL, type Tail } from './tail.js';

/** All that is remembered of a series: plain data of bounded size. Values are counted from `origin`, the first one seen. */
export interface Memory {
  /** Observations learned from. */
  readonly n: number;
  /** Of those, how many since the course began anew: the show's own, else all. */
  readonly k: number;
  readonly at: number;
  /** Typical time between observations, ms. */
  readonly every: number;
  readonly origin: number;
  readonly last: number;
  readonly season: Season;
  /** Means of what the season leaves: over about 2, 12 and 300 observations. */
  readonly means: readonly [fast: number, mid: number, slow: number];
  /** Mean of the last nine or so deviations from the slow mean. */
  readonly lasting: number;
  /** Mean absolute size of each deviation looked at. */
  readonly scales: readonly [number, number, number];
  /** Mean step from one value to the next: of late, and in the long run. */
  readonly steps: readonly [number, number];
  /** How often in a row the same value has come, and the longest such run before. */
  readonly runs: readonly [number, number];
  /** How each deviation is spread: upward and downward by turns. */
  readonly tails: readonly Tail[];
  /** The show last seen, and how many before it; where shows are what goes round. */
  readonly show: string;
  readonly shows: number;
}

export const VIEWS = ['jump', 'off', 'lasting', 'restless'] as const;
/** What makes an observation unusual: a jump, a value off the usual, one that stays off, steps larger or smaller than usual. */
export type View = (typeof VIEWS)[number];

export function freshMemory(at: number, value: number, kind: SeasonKind): Memory {
  return {
    n: 0,
    k: 0,
    at,
    every: 0,
    origin: value,
    last: 0,
    season: freshSeason(kind),
    means: [0, 0, 0],
    lasting: 0,
    scales: [0, 0, 0],
    steps: [0, 0],
    runs: [0, 0],
    tails: VIEWS.flatMap(() => [FRESH_TAIL, FRESH_TAIL]),
    show: '',
    shows: 0,
  };
}

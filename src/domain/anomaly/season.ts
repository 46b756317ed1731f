import { clamp, towards } from './mean.js';
import { flatShape, learnShape, nearestAt, type Shape, usualAt } from './shape.js';

/** Which cycle a series is expected to follow, if it does: `auto` the day and the week, `show` the course of a live show. */
export type SeasonKind = 'auto' | 'show' | 'none';

/** What is known of a series' cycles. Levels are counted from the series' origin. */
export interface Season {
  /** By the half hour of the day (UTC), or by two minutes of the show. */
  readonly first: Shape;
  /** By the hour of the week, on top of the day; null before two days were seen, and for a show. */
  readonly second: Shape | null;
  /** Level beneath the first shape. */
  readonly level: number;
  /** Mean absolute error of: the level alone, the first shape, both. */
  readonly errors: readonly [number, number, number];
}

/** Where in its cycle an observation stands. */
export interface Place {
  /** In slots of the first shape. */
  readonly first: number;
  /** In slots of the second. */
  readonly second: number;
  /** How many cycles of the first shape have been seen whole. */
  readonly cycles: number;
  /** Observations that a slot gets in a cycle, typically. */
  readonly perFirst: number;
  readonly perSecond: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const DAY_SLOTS = 48;
const WEEK_SLOTS = 168;
/** Six hours of a show; what lasts longer is taken as its last two minutes. */
const SHOW_SLOTS = 180;
const SHOW_SLOT_MS = 120_000;

const CYCLE_SHARE = 0.3;
const LEVEL_SHARE = 0.004;
const ERROR_SHARE = 0.005;
const LIMIT = 6;

export function freshSeason(kind: SeasonKind): Season {
  const slots = kind === 'auto' ? DAY_SLOTS : kind === 'show' ? SHOW_SLOTS : 1;
  return { first: flatShape(slots), second: null, level: 0, errors: [0, 0, 0] };
}

/** `every`: typical time between observations, ms. */
export function placeInWeek(at: number, observations: number, every: number): Place {
  const slot = (length: number, slots: number) => ((((at % length) + length) % length) / length) * slots;
  const step = Math.max(1, every);
  return {
    first: slot(DAY, DAY_SLOTS),
    second: slot(WEEK, WEEK_SLOTS),
    cycles: (observations * every) / DAY,
    perFirst: DAY / DAY_SLOTS / step,
    perSecond: HOUR / step,
  };
}

/** `shows`: how many were seen before this one. */
export function placeInShow(at: number, start: number, shows: number, every: number): Place {
  const first = clamp((at - start) / SHOW_SLOT_MS, 0, SHOW_SLOTS - 0.5);
  return { first, second: 0, cycles: shows, perFirst: SHOW_SLOT_MS / Math.max(1, every), perSecond: 1 };
}

/** How far each shape explains the series, 0 … 1: by how much it makes the error smaller, once it has been seen twice. */
export function trust(season: Season, kind: SeasonKind, cycles: number): readonly [number, number] {
  const [alone, one, both] = season.errors;
  const gain = (with_: number, without: number) => (without > 0 ? clamp((0.95 - with_ / without) * 4, 0, 1) : 0);
  if (kind === 'none') return [0, 0];
  if (kind === 'show') return [cycles >= 2 ? gain(one, alone) : 0, 0];
  const first = gain(one, alone) * clamp(cycles - 2, 0, 1);
  return [first, season.second ? first * gain(both, one) * clamp((cycles - 14) / 2, 0, 1) : 0];
}

/** What the cycles make usual for this place, apart from the level. `u` is the value observed. */
export function seasonalPart(season: Season, place: Place, u: number, [one, two]: readonly [number, number]): number {
  const first = one > 0 ? one * nearestAt(season.first, place.first, u - season.level) : 0;
  return season.second && two > 0 ? first + two * usualAt(season.second, place.second) : first;
}

/**
 * What is known after one more observation. `n` counts observations, `k` those since the level began anew (the show's
 * own, where shows are what goes round); `slow` is the long-run mean without any cycle.
 */
export function learnSeason(
  was: Season,
  kind: SeasonKind,
  place: Place,
  u: number,
  slow: number,
  first: number,
  n: number,
  k: number,
): Season {
  if (kind === 'none' || n < 2) return was;
  const usual = usualAt(was.first, place.first);
  const usualToo = was.second ? usualAt(was.second, place.second) : 0;
  const beside = u - was.level - usual;
  const [alone, one, both] = was.errors;
  const most = n > 20 ? 8 * alone : Number.MAX_VALUE;
  const error = (mean: number, miss: number) => towards(mean, Math.min(Math.abs(miss), most), ERROR_SHARE, n);
  const limit = alone > 0 ? LIMIT * alone : Number.MAX_VALUE;
  const second = was.second ?? (kind === 'auto' && place.cycles >= 2 ? flatShape(WEEK_SLOTS) : null);
  return {
    first: learnShape(was.first, place.first, u - was.level, weight(place.cycles, place.perFirst), limit),
    second: second && learnShape(second, place.second, beside, weight(place.cycles / 7, place.perSecond), limit),
    level: was.level + clamp(u - was.level - first * usual, -limit, limit) * Math.max(LEVEL_SHARE, 1 / k),
    errors: [error(alone, u - slow), error(one, beside), error(both, beside - usualToo)],
  };
}

/** How much one value counts in its slot: a plain mean over the first cycles, then each cycle as much as the next. */
function weight(cycles: number, perSlot: number): number {
  const values = Math.max(1, perSlot);
  return Math.min(0.5, Math.max(CYCLE_SHARE / values, 1 / (cycles * values + 1)));
}

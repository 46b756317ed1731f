import { clamp, towards } from './mean.js';
import { type Memory, VIEWS, type View } from './memory.js';
import { learnSeason, type Place, placeInShow, placeInWeek, type SeasonKind, seasonalPart, trust } from './season.js';
import { learnTail, rarity } from './tail.js';

/** One observation of a series. */
export interface Point {
  readonly at: number;
  readonly value: number;
  /** The show it belongs to, where shows are what goes round. */
  readonly show?: { readonly id: string; readonly start: number };
}

/** How unusual an observation is in one view. */
export interface Sighting {
  readonly view: View;
  /** Common logarithm of "once in so many", in this view alone. */
  readonly rarity: number;
  readonly up: boolean;
  /** What was usual instead, and by how much it usually varies (one standard deviation), in the unit of the series. */
  readonly usual: number;
  readonly spread: number;
}

export interface Advance {
  readonly memory: Memory;
  readonly sightings: readonly Sighting[];
  /** How far the day (or show) and the week explain the series, 0 … 1. */
  readonly trust: readonly [number, number];
}

const FAST = 0.4;
const MID = 0.08;
const SLOW = 0.003;
const LASTING = 0.11;
const SCALE = 0.005;
const STEPS = 0.05;
const STEPS_SLOW = 0.0015;
/** Makes the logarithm of that ratio as large, in noise, as deviations counted in their mean are. */
const LOUDER = 6;
/** Steps of so much of the usual are as good as none. */
const STILL = 0.02;
/** So many mean deviations are all that one observation can add to a mean or to a scale. */
const CLIP = 3;
const FAR = 8;
/** Observations after which one is no longer taken as it is. */
const SETTLED = 30;
const MOST = 1e4;
/** More than so many times the usual interval is a gap: what is on its other side is no jump. */
const GAP = 6;
/** Deviations that are means over several observations are learned from once in so many: in between they say the same again. */
const THIN = 8;
/** Stuck: the same value three times as often in a row as ever before, and at least so often. That is a strength of 6.4, once in 1,000. */
const STUCK = { least: 24, times: 3, rarity: 6.4, most: 8 };
const LARGEST = 1e300;
/** Standard deviation of normal noise over its mean absolute deviation: √(π/2). */
const DEVIATION = 1.2533;

/** One more observation, later than all before: what it is to the series, and what is remembered afterwards. */
export function advance(was: Memory, kind: SeasonKind, point: Point): Advance {
  const { at } = point;
  const begins = kind === 'show' && point.show !== undefined && point.show.id !== was.show;
  const n = was.n + 1;
  const k = begins ? 1 : was.k + 1;
  const shows = was.shows + (begins && was.show !== '' ? 1 : 0);
  const u = clamp(clamp(point.value, -LARGEST, LARGEST) - was.origin, -LARGEST, LARGEST);
  const passed = at - was.at;
  const every = interval(was, passed, n, begins);
  const gap = begins || (n > 5 && passed > GAP * Math.max(1, was.every));
  const place: Place =
    kind === 'show' ? placeInShow(at, point.show?.start ?? at, shows, every) : placeInWeek(at, n, every);

  const trusted = trust(was.season, kind, place.cycles);
  const seasonal = seasonalPart(was.season, place, u, trusted);
  const rest = u - seasonal;
  const [fast, mid, slow] = begins ? [rest, rest, rest] : was.means;
  const lasting = begins ? 0 : was.lasting + (rest - slow - was.lasting) * LASTING;
  const deviations = [gap ? 0 : rest - fast, rest - mid, lasting];
  const usual = [fast, mid, slow];
  const z = deviations.map((value, i) => inScale(value, was.scales[i] ?? 0));
  const step = gap ? 0 : Math.abs(u - was.last);
  const [now, usually] = learnSteps(was, step, n);
  // Both as they are with this observation in the one and not yet in the other.
  z.push(
    was.steps[1] > 0 && n > SETTLED
      ? LOUDER * Math.log((now + STILL * was.steps[1]) / ((1 + STILL) * was.steps[1]))
      : 0,
  );

  const runs = learnRuns(was, u);
  const sightings = VIEWS.map((view, i): Sighting => {
    const value = z[i] ?? 0;
    const tail = was.tails[2 * i + (value < 0 ? 1 : 0)];
    const rare = tail ? rarity(tail, Math.abs(value)) : 0;
    const still = view === 'restless' ? stuck(runs, n) : 0;
    return {
      view,
      rarity: Math.max(rare, still),
      up: value >= 0 && still <= rare,
      usual: view === 'restless' ? was.steps[1] : was.origin + seasonal + (usual[i] ?? 0),
      spread: DEVIATION * (was.scales[i] ?? 0),
    };
  });
  const reach = n > SETTLED ? FAR * Math.max(was.scales[1], was.scales[2]) : Number.MAX_VALUE;
  const kept = reach > 0 ? clamp(rest, slow - reach, slow + reach) : rest;
  const scale = (i: 0 | 1 | 2) => learnScale(was.scales[i], Math.abs(deviations[i] ?? 0), n);
  return {
    sightings,
    trust: trusted,
    memory: {
      n,
      k,
      at,
      every,
      origin: was.origin,
      last: u,
      season: learnSeason(was.season, kind, place, u, was.means[2], trusted[0], n, k),
      means: [gap ? rest : fast + (rest - fast) * FAST, towards(mid, kept, MID, k), towards(slow, kept, SLOW, k)],
      lasting,
      scales: [scale(0), scale(1), scale(2)],
      steps: [now, usually],
      runs,
      tails:
        n > SETTLED
          ? was.tails.map((tail, i) => (i > 3 && n % THIN !== 0 ? tail : learnTail(tail, sideOf(z[i >> 1] ?? 0, i))))
          : was.tails,
      show: point.show?.id ?? was.show,
      shows,
    },
  };
}

function interval(was: Memory, passed: number, n: number, begins: boolean): number {
  if (n === 1 || begins) return was.every;
  if (n === 2) return passed;
  return towards(was.every, Math.min(passed, 5 * was.every + 1), 0.02, n);
}

function inScale(value: number, scale: number): number {
  if (value === 0) return 0;
  // Never once has it moved so far: how much more this is cannot be said.
  return scale > 0 ? clamp(value / scale, -MOST, MOST) : Math.sign(value) * 10;
}

function learnScale(scale: number, size: number, n: number): number {
  const most = n > SETTLED ? (scale > 0 ? CLIP * scale : 0.1 * size) : size;
  return towards(scale, Math.min(size, most), SCALE, n);
}

function learnSteps({ steps: [now, usually] }: Memory, step: number, n: number): readonly [number, number] {
  const counted = n > SETTLED && usually > 0 ? Math.min(step, FAR * usually) : step;
  return [towards(now, counted, STEPS, n), towards(usually, counted, STEPS_SLOW, n)];
}

function learnRuns({ runs: [run, longest], last, n }: Memory, u: number): readonly [number, number] {
  if (n > 0 && u === last) return [run + 1, longest];
  return [0, Math.max(run, longest)];
}

/** A series that has never moved is not stuck. */
function stuck([run, longest]: readonly [number, number], n: number): number {
  if (run >= n - 1) return 0;
  return Math.min(STUCK.most, (STUCK.rarity * run) / Math.max(STUCK.least, STUCK.times * longest));
}

/** A deviation upward is a value of the upward tail and a zero of the downward one. */
function sideOf(z: number, i: number): number {
  return z < 0 === (i % 2 === 1) ? Math.abs(z) : 0;
}

import type { Json } from '../json.js';
import type { Show } from '../show.js';
import { listIn, numberIn, objectOf, textIn } from './inner.js';
import { median, type Point, pointsJson, pointsOf, sampled } from './sample.js';

const MINUTE = 60_000;
/** A show longer than this many minutes is remembered in steps of 2, 3 … minutes. */
const MAX_STEPS = 120;
/** Shows running at the same time, kept beside those learned from. */
const RUNNING = 3;
/** A value missing at a minute is taken from at most so many steps before. */
const REACH = 2;

/** How a metric went through one show: a value a minute. */
export interface Curve {
  readonly show: string;
  readonly start: number;
  readonly end: number;
  readonly stepMs: number;
  readonly points: readonly Point[];
}

/** The curves with one value more; the very same list where nothing changed. At most `most` shows and those running. */
export function learned(curves: readonly Curve[], show: Show, point: Point, most: number): readonly Curve[] {
  const i = curves.findIndex((curve) => curve.show === show.id);
  const known = curves[i];
  if (known === undefined || known.start !== show.start) {
    const stepMs = MINUTE * Math.max(1, Math.ceil((show.end - show.start) / MINUTE / MAX_STEPS));
    const curve = { show: show.id, start: show.start, end: show.end, stepMs, points: [point] };
    const others = curves.filter((one) => one.show !== show.id);
    return [...others, curve].sort((a, b) => a.start - b.start || (a.show < b.show ? -1 : 1)).slice(-(most + RUNNING));
  }
  const points = sampled(known.points, point, known.stepMs, known.start);
  return points === known.points && known.end === show.end
    ? curves
    : curves.with(i, { ...known, end: show.end, points });
}

/** What earlier shows had at the same time after their start: the median, and of how many. */
export function usualAt(
  curves: readonly Curve[],
  show: Show,
  at: number,
  most: number,
): { readonly base: number; readonly n: number } {
  const offset = at - show.start;
  const values = curves
    .filter((curve) => curve.show !== show.id && curve.end <= at && curve.start < show.start)
    .slice(-most)
    .flatMap((curve) => valueAt(curve, offset) ?? []);
  return { base: median(values), n: values.length };
}

function valueAt({ start, stepMs, points }: Curve, offset: number): number | undefined {
  const wanted = Math.floor(offset / stepMs);
  for (let i = points.length - 1; i >= 0; i--) {
    const point = points[i];
    if (!point) continue;
    const step = Math.floor((point[0] - start) / stepMs);
    if (step <= wanted) return wanted - step <= REACH ? point[1] : undefined;
  }
  return undefined;
}

export function curvesOf(items: readonly Json[]): readonly Curve[] {
  const curves: Curve[] = [];
  for (const item of items) {
    const one = objectOf(item);
    const show = textIn(one, 'show');
    const start = numberIn(one, 'start');
    const end = numberIn(one, 'end');
    const stepMs = numberIn(one, 'step');
    if (show === undefined || start === undefined || end === undefined || stepMs === undefined) continue;
    curves.push({ show, start, end, stepMs, points: pointsOf(listIn(one, 'points')) });
  }
  return curves;
}
export function curvesJson(curves: readonly Curve[]): Json[] {
  return curves.map(({ show, start, end, stepMs, points }) => ({
    show,
    start,
    end,
    step: stepMs,
    points: pointsJson(points),
  }));
}

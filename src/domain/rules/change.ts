import type { Json } from '../json.js';
import type { ChangeRule } from '../rule.js';
import { phaseOf, type Show } from '../show.js';
import type { Say, SayParam } from '../text.js';
import { amount } from './amount.js';
import { inForce, scalesOf, whyForce } from './elastic.js';
import { listIn, numberIn, objectOf, textIn } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { type Judge, standing } from './reading.js';
import { mean, median, type Point, pointsJson, pointsOf, sampled } from './sample.js';
import { type Curve, curvesJson, curvesOf, learned, usualAt } from './show-curves.js';
import { current } from './threshold.js';
import { unsaid } from './unsaid.js';

const STEPS = 60;
const DAY = 86_400_000;
/** A host not seen for so long is learned anew. */
const SHOWS_KEPT_MS = 90 * DAY;
/** The window's start may lie this much further back, as a share of the window, where nothing came just then. */
const SLACK = 0.5;
const FEWEST = 3;

interface Memory {
  readonly newest: Point | null;
  readonly points: readonly Point[];
  readonly curves: readonly Curve[];
}
/** What the newest value is compared with. */
interface Base {
  readonly base: number;
  /** Earlier shows it is the median of; 0 for the window. */
  readonly shows: number;
}

/**
 * How far a metric has moved from what it was at the window's start, or from what it is at this minute of a show of
 * this host and scene. Remembers one value for each sixtieth of the window and for each minute of a show.
 */
export function changeJudge(rule: ChangeRule): Judge {
  const scales = scalesOf(rule);
  const { overMs, against, shows: learn } = rule;
  const stepMs = overMs === null ? 1 : Math.max(1, overMs / STEPS);
  return {
    observe({ signal, at, now, shows }, state) {
      if (signal.kind !== 'metric' || !Number.isFinite(signal.value)) return null;
      const was = memoryOf(state?.inner);
      const show = against === 'shows' ? onAir(shows.find(signal.labels, at), at) : undefined;
      if (overMs === null && !show) return null;
      const point: Point = [at, signal.value];
      const newest = was.newest && !isAfter(point, was.newest) ? was.newest : point;
      const points = overMs === null ? was.points : windowed(was.points, point, newest[0], overMs, stepMs);
      const curves = show ? learned(was.curves, show, point, learn.most) : was.curves;
      const unmoved = points === was.points && curves === was.curves;
      const quiet = !state || (state.level === null && state.pending === null);
      if (newest !== point && unmoved) return null;

      const base = baseFor(rule, { newest, points, curves }, show);
      const force = inForce(scales, shows, signal.labels, newest[0]);
      const moved = base === null ? null : movement(rule, newest[1], base.base);
      const level =
        moved === null ? null : climb(force.ladder, 'above', sided(rule, moved), current(state), rule.hysteresis);
      if (quiet && level === null && unmoved && state) return null;
      const own = moved === null ? current(state) : level;
      const inner: Json = {
        at: newest[0],
        value: newest[1],
        own,
        points: pointsJson(points),
        ...(curves.length > 0 && { curves: curvesJson(curves) }),
        ...(show && { live: show.id }),
      };
      const keep = {
        inner,
        wakeAt: show && (own !== null || !quiet) ? show.end : null,
        keepUntil: newest[0] + Math.max((overMs ?? 0) * (1 + SLACK), curves.length > 0 ? SHOWS_KEPT_MS : 0),
      };
      if (base === null || moved === null) {
        const known = show ? usualAt(curves, show, newest[0], learn.most).n : 0;
        const params = { n: known, least: learn.least, against };
        return unsaid(state, { at: newest[0], now, shows, labels: signal.labels }, keep, () => [
          { key: 'why.change.unknown', params },
        ]);
      }
      const threshold = thresholdFor(force.ladder, level);
      const unit = rule.measure === 'percent' ? 'ratio' : signal.unit;
      return {
        ...keep,
        level,
        at: newest[0],
        figures: { value: moved, threshold, unit },
        reasons: () => [
          comparison(rule, signal.name, newest, base, show, signal.unit),
          verdict(rule, moved, threshold, level, unit),
          whyForce(force),
        ],
      };
    },
    wake(waking) {
      const { state, now, shows } = waking;
      const stands = standing(waking);
      const inner = objectOf(state.inner);
      const at = numberIn(inner, 'at') ?? now;
      const curves = listIn(inner, 'curves').length > 0;
      const keepUntil = at + Math.max((overMs ?? 0) * (1 + SLACK), curves ? SHOWS_KEPT_MS : 0);
      const live = textIn(inner, 'live');
      const show = live === undefined ? undefined : shows.get(live);
      if (live === undefined || (!show && stands.level === null)) return { ...stands, keepUntil };
      if (show && now < show.end) return { ...stands, keepUntil, wakeAt: stands.level === null ? null : show.end };
      const over: Say = show ? { key: 'why.show-over', params: { show: show.title } } : { key: 'why.show-gone' };
      const reasons = () => [over];
      return { level: null, at: now, inner: state.inner, figures: {}, reasons, wakeAt: null, keepUntil };
    },
  };
}

function onAir(show: Show | undefined, at: number): Show | undefined {
  return show && phaseOf(show, at) === 'live' ? show : undefined;
}

// Of two at one instant the larger counts, whichever came first.
function isAfter(a: Point, b: Point): boolean {
  return a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
}

function windowed(
  points: readonly Point[],
  point: Point,
  newest: number,
  overMs: number,
  stepMs: number,
): readonly Point[] {
  const oldest = newest - overMs * (1 + SLACK);
  if (point[0] < oldest) return points;
  const all = sampled(points, point, stepMs);
  return all !== points && all[0] && all[0][0] < oldest ? all.filter(([at]) => at >= oldest) : all;
}

function baseFor(rule: ChangeRule, { newest, points, curves }: Memory, show: Show | undefined): Base | null {
  if (!newest) return null;
  if (show) {
    const { base, n } = usualAt(curves, show, newest[0], rule.shows.most);
    if (n >= rule.shows.least) return { base, shows: n };
  }
  const { overMs } = rule;
  if (overMs === null) return null;
  const start = newest[0] - overMs;
  const before = points.findLast(([at]) => at <= start);
  const inside = points.filter(([at]) => at >= start && at < newest[0]);
  // Half a window must have been seen before anything is said.
  const oldest = before ?? inside.find(([at]) => at <= newest[0] - overMs * SLACK);
  if (!oldest) return null;
  if (rule.from === 'value') return { base: oldest[1], shows: 0 };
  const values = inside.map(([, value]) => value);
  if (values.length < FEWEST) return null;
  return { base: rule.from === 'mean' ? mean(values) : median(values), shows: 0 };
}

/** Signed: a share of the base, or in the unit of the signal; null where a share of next to nothing would be meant. */
function movement(rule: ChangeRule, value: number, base: number): number | null {
  if (rule.measure === 'absolute') return value - base;
  return base === 0 || Math.abs(base) < rule.minBase ? null : (value - base) / Math.abs(base);
}

function sided({ direction }: ChangeRule, moved: number): number {
  if (direction === 'both') return Math.abs(moved);
  return direction === 'up' ? moved : -moved;
}

function comparison(
  rule: ChangeRule,
  name: string,
  [at, value]: Point,
  { base, shows }: Base,
  show: Show | undefined,
  unit: string | undefined,
): Say {
  const params: Record<string, SayParam> = { name, value: amount(value, unit), base: amount(base, unit) };
  if (shows > 0 && show)
    return {
      key: 'why.change.shows',
      params: { ...params, n: shows, show: show.title, minute: Math.floor((at - show.start) / 60_000) + 1 },
    };
  return { key: 'why.change.window', params: { ...params, from: rule.from, over: { ms: rule.overMs ?? 0 } } };
}

function verdict(
  rule: ChangeRule,
  moved: number,
  threshold: number | undefined,
  level: string | null,
  unit: string | undefined,
): Say {
  const params = {
    by: amount(Math.abs(moved), unit),
    way: moved < 0 ? 'less' : 'more',
    threshold: amount(threshold ?? 0, unit),
    direction: rule.direction,
    level: level ?? 'none',
    ease: { ratio: rule.hysteresis },
  };
  if (level === null) return { key: 'why.change.back', params };
  return { key: sided(rule, moved) > (threshold ?? 0) ? 'why.change.over' : 'why.change.eased', params };
}

/** Read once: a show's curves are hundreds of numbers, and most signals of a quiet metric change none of them. */
const read = new WeakMap<object, Memory>();

function memoryOf(json: Json | undefined): Memory {
  const inner = objectOf(json);
  if (!inner) return NOTHING;
  let memory = read.get(inner);
  if (!memory) {
    const at = numberIn(inner, 'at');
    const value = numberIn(inner, 'value');
    memory = {
      newest: at !== undefined && value !== undefined ? [at, value] : null,
      points: pointsOf(listIn(inner, 'points')),
      curves: curvesOf(listIn(inner, 'curves')),
    };
    read.set(inner, memory);
  }
  return memory;
}
const NOTHING: Memory = { newest: null, points: [], curves: [] };

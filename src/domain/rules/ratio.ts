import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { RatioRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { Labels, Signal } from '../signal.js';
import { inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { numberIn, objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { countedOf, type Pair, pairAt, pairsJson, pairsOf, type Sums, summed } from './ratio-inputs.js';
import { type Judge, LATE_MS, type Reading } from './reading.js';
import { current } from './threshold.js';
import { unsaid } from './unsaid.js';

const STEPS = 60;

interface Memory {
  readonly newest: number;
  /** In the window: one for each sixtieth of it. Of latest values: the one pair. */
  readonly sums: readonly Sums[];
  readonly latest: Pair;
}
interface When {
  readonly at: number;
  readonly now: number;
  readonly shows: ShowBook;
  readonly labels: Labels;
}

/**
 * One signal over another, as latest values or as sums (counts) within a sliding window. Next to nothing below the
 * line gives no ratio: what held in a window ends, of latest values it stands.
 */
export function ratioJudge(rule: RatioRule): Judge {
  const scales = scalesOf(rule);
  const stepMs = Math.max(1, rule.windowMs / STEPS);
  const latest = rule.measure === 'latest';
  return {
    observe({ signal, at, now, shows }, state) {
      const side = sideOf(rule, signal);
      const value = side && countedOf(rule.measure, signal);
      if (!side || value === null) return null;
      const was = memoryOf(state?.inner);
      const newest = Math.max(was.newest, at);
      if (!latest && at <= newest - rule.windowMs - stepMs) return null;
      const before = was.latest[side];
      if (latest && before) {
        if (at < before.at || (at === before.at && value <= before.value)) return null;
        const quiet = state?.level === null && state.pending === null;
        if (quiet && value === before.value && at - before.at < rule.staleMs / 10) return null;
      }
      const memory: Memory = latest
        ? { ...was, newest, latest: pairAt(was.latest, side, value, at) }
        : { ...was, newest, sums: summed(was.sums, Math.floor(at / stepMs), side, value) };
      const labels = { ...state?.last.labels, ...signal.labels };
      return read(rule, scales, stepMs, memory, state, { at: newest, now, shows, labels });
    },
    wake({ state, now, shows, labels }) {
      return read(rule, scales, stepMs, memoryOf(state.inner), state, { at: now, now, shows, labels });
    },
  };
}

function read(
  rule: RatioRule,
  scales: Scales,
  stepMs: number,
  memory: Memory,
  state: GradeState | undefined,
  when: When,
): Reading {
  const { at, now, shows, labels } = when;
  const oldest = Math.floor((at - rule.windowMs) / stepMs);
  const sums = memory.sums.filter((one) => one.step >= oldest);
  const both = rule.measure === 'latest' ? fresh(rule, memory.latest, at) : totalOf(sums);
  const keepMs = rule.measure === 'latest' ? rule.staleMs : rule.windowMs + stepMs;
  const keepUntil = Math.max(memory.newest + keepMs, now === memory.newest ? now + LATE_MS : 0);
  const store = (own: string | null): Json => ({
    at: memory.newest,
    own,
    ...(sums.length > 0 && { sums: pairsJson(sums) }),
    ...(memory.latest.over && { over: { ...memory.latest.over } }),
    ...(memory.latest.under && { under: { ...memory.latest.under } }),
  });
  const names = { over: rule.numerator, under: rule.denominator };
  if (!both) {
    const keep = { inner: store(current(state)), wakeAt: null, keepUntil };
    return unsaid(state, when, keep, () => [{ key: 'why.ratio.unknown', params: names }]);
  }
  const { over, under } = both;
  const window = { measure: rule.measure, window: { ms: rule.windowMs } };
  const next = sums[0] ? Math.ceil((sums[0].step + 1) * stepMs + rule.windowMs) : null;
  const ratio = over / under;
  if (under < rule.min || under <= 0 || !Number.isFinite(ratio)) {
    const reasons = () => [{ key: 'why.ratio.few', params: { ...names, ...window, n: under, min: rule.min } }];
    return { level: null, at, inner: store(null), figures: {}, reasons, wakeAt: null, keepUntil };
  }
  const force = inForce(scales, shows, labels, at);
  const level = climb(force.ladder, rule.direction, ratio, current(state), rule.hysteresis);
  const threshold = thresholdFor(force.ladder, level);
  const past = threshold !== undefined && (rule.direction === 'above' ? ratio > threshold : ratio < threshold);
  const params = {
    ratio: { ratio },
    threshold: { ratio: threshold ?? 0 },
    direction: rule.direction,
    level: level ?? 'none',
    ease: { ratio: rule.hysteresis },
  };
  const key = level === null ? 'why.ratio.back' : past ? 'why.ratio.past' : 'why.ratio.eased';
  return {
    level,
    at,
    inner: store(level),
    figures: { value: ratio, threshold, unit: 'ratio' },
    numbers: { rate: over, count: under },
    reasons: () => [
      { key: 'why.ratio.of', params: { ...names, ...window, a: over, b: under, ratio: { ratio } } },
      { key, params },
      whyForce(force),
    ],
    wakeAt: level === null || rule.measure === 'latest' ? null : Math.max(now + 1, next ?? now + 1),
    keepUntil,
  };
}

function sideOf(rule: RatioRule, signal: Signal): keyof Pair | null {
  if (signal.name === rule.numerator) return 'over';
  return signal.name === rule.denominator ? 'under' : null;
}

function fresh(rule: RatioRule, { over, under }: Pair, at: number): { over: number; under: number } | null {
  const isFresh = (one: Pair['over']) => one && at - one.at <= rule.staleMs;
  return over && under && isFresh(over) && isFresh(under) ? { over: over.value, under: under.value } : null;
}

function totalOf(sums: readonly Sums[]): { over: number; under: number } {
  let over = 0;
  let under = 0;
  for (const one of sums) {
    over += one.over;
    under += one.under;
  }
  return { over, under };
}

function memoryOf(json: Json | undefined): Memory {
  const inner = objectOf(json);
  const one = (name: 'over' | 'under') => {
    const side = objectOf(inner?.[name]);
    const at = numberIn(side, 'at');
    const value = numberIn(side, 'value');
    return at === undefined || value === undefined ? undefined : { at, value };
  };
  return {
    newest: numberIn(inner, 'at') ?? 0,
    sums: pairsOf(inner),
    latest: { over: one('over'), under: one('under') },
  };
}

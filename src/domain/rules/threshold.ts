import type { Figures } from '../finding.js';
import type { GradeState } from '../grade/state.js';
import { fromRank, type Level, rank } from '../level.js';
import type { ThresholdRule } from '../rule.js';
import type { MetricSignal } from '../signal.js';
import type { Say } from '../text.js';
import { amount } from './amount.js';
import { type Force, inForce, scalesOf, whyForce } from './elastic.js';
import { levelIn, numberIn, objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { type Judge, LATE_MS, standing } from './reading.js';

/**
 * A metric against the value of each level: more than it (`above`) or less than it (`below`).
 * Remembers when the newest value was observed, and the level it reached by itself.
 */
export function thresholdJudge(rule: ThresholdRule): Judge {
  const scales = scalesOf(rule);
  return {
    observe({ signal, at, now, shows, newestAt }, state) {
      if (signal.kind !== 'metric' || !Number.isFinite(signal.value)) return null;
      const inner = objectOf(state?.inner);
      const newest = numberIn(inner, 'at') ?? newestAt;
      if (newest !== undefined && at < newest) return null;
      const force = inForce(scales, shows, signal.labels, at);
      const level = climb(force.ladder, rule.direction, signal.value, current(state), rule.hysteresis);
      if (level === null && state === undefined) return null;
      return {
        level,
        at,
        inner: state && at === newest && levelIn(inner, 'own') === level ? state.inner : { at, own: level },
        figures: figuresOf(signal, force, level),
        reasons: () => reasonsOf(rule, signal, force, level),
        wakeAt: null,
        keepUntil: now + LATE_MS,
      };
    },
    wake: standing,
  };
}

/** The level hysteresis may hold: settled, and reached by the value itself rather than by the matrix. */
export function current(state: GradeState | undefined): Level | null {
  if (!state?.level) return null;
  return fromRank(Math.min(rank(state.level), rank(levelIn(objectOf(state.inner), 'own'))));
}

function figuresOf(signal: MetricSignal, force: Force, level: Level | null): Figures {
  const threshold = thresholdFor(force.ladder, level);
  return { value: signal.value, threshold, unit: signal.unit };
}

function reasonsOf(rule: ThresholdRule, signal: MetricSignal, force: Force, level: Level | null): readonly Say[] {
  const threshold = thresholdFor(force.ladder, level);
  const { name } = signal;
  const value = amount(signal.value, signal.unit);
  if (threshold === undefined) return [{ key: 'why.threshold.none', params: { name, value } }, whyForce(force)];
  const past = rule.direction === 'above' ? signal.value > threshold : signal.value < threshold;
  const params = {
    name,
    value,
    threshold: amount(threshold, signal.unit),
    level: level ?? 'none',
    ease: { ratio: rule.hysteresis },
  };
  if (level === null) return [{ key: `why.threshold.back.${rule.direction}`, params }, whyForce(force)];
  return [{ key: past ? `why.threshold.${rule.direction}` : 'why.threshold.eased', params }, whyForce(force)];
}

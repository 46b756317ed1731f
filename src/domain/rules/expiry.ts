import { highest } from '../level.js';
import type { ExpiryRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { Labels, Signal } from '../signal.js';
import type { Say } from '../text.js';
import { dateOf, fieldAt, instant } from './dates.js';
import { inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { numberIn, objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { type Judge, LATE_MS, type Reading } from './reading.js';

const DAY = 86_400_000;
/** Days left, told as a number, give another date each time by as much as the number is rounded. */
const SAME_MS = DAY;

/**
 * A date that comes nearer, and then is past. Seen by a clock, not by a signal: a signal only tells the date. A later
 * one (renewed) clears.
 */
export function expiryJudge(rule: ExpiryRule): Judge {
  const scales = scalesOf(rule);
  return {
    observe({ signal, at, now, shows }, state) {
      const date = signal.kind === 'alert' && signal.status === 'resolved' ? NO_END : dateIn(rule, signal, at);
      if (date === null) return null;
      const inner = objectOf(state?.inner);
      const told = numberIn(inner, 'at');
      // Of two told at one instant the later date counts, whichever came first.
      const was = numberIn(inner, 'date');
      if (told !== undefined && (at < told || (at === told && date <= (was ?? NO_END)))) return null;
      if (date === NO_END) {
        if (!state) return null;
        const reasons = () => [{ key: 'why.expiry.no-end' }];
        return { level: null, at, inner: { at }, figures: {}, reasons, wakeAt: null, keepUntil: now + LATE_MS };
      }
      const rounded = signal.kind === 'metric' ? SAME_MS : 0;
      if (was !== undefined && (date === was || Math.abs(date - was) < rounded)) return null;
      return read(
        rule,
        scales,
        { told: at, date, renewed: was !== undefined && date > was },
        now,
        shows,
        signal.labels,
      );
    },
    wake({ state, now, shows, labels }) {
      const inner = objectOf(state.inner);
      const date = numberIn(inner, 'date');
      const told = numberIn(inner, 'at') ?? now;
      if (date === undefined) {
        const none = { level: null, at: now, inner: state.inner, figures: {}, reasons: () => [] };
        return { ...none, wakeAt: null, keepUntil: now };
      }
      return read(rule, scales, { told, date, renewed: false }, now, shows, labels);
    },
  };
}

const NO_END = Number.POSITIVE_INFINITY;

/** null: the signal tells no date. */
function dateIn(rule: ExpiryRule, signal: Signal, at: number): number | null {
  if (rule.label !== undefined) return dateOf(signal.labels[rule.label], rule.zone);
  if (signal.kind === 'metric') return instant(at + signal.value * DAY);
  if (signal.kind !== 'fact' || rule.field === undefined) return null;
  return dateOf(fieldAt(signal.fields, rule.field), rule.zone);
}

function read(
  rule: ExpiryRule,
  scales: Scales,
  { told, date, renewed }: { readonly told: number; readonly date: number; readonly renewed: boolean },
  now: number,
  shows: ShowBook,
  labels: Labels,
): Reading {
  const left = date - now;
  const force = inForce(scales, shows, labels, now);
  const near = climb(force.ladder, 'upto', left, null, 0);
  const past = left <= 0;
  const level = past ? highest(rule.expired, near) : near;
  const threshold = thresholdFor(force.ladder, near);
  const turns = [date, ...force.ladder.map((rung) => date - rung.value)].filter((turn) => turn > now);
  const params = {
    date: { at: date, style: 'date' as const },
    left: { ms: Math.abs(left) },
    threshold: { ms: threshold ?? 0 },
    level: level ?? 'none',
  };
  const reasons = (): readonly Say[] => {
    if (past) return [{ key: 'why.expiry.expired', params }];
    if (level === null) return [{ key: renewed ? 'why.expiry.renewed' : 'why.expiry.far', params }];
    return [{ key: 'why.expiry.near', params }, whyForce(force)];
  };
  return {
    level,
    at: now,
    inner: { at: told, date },
    figures: {
      value: left / DAY,
      threshold: threshold === undefined ? undefined : threshold / DAY,
      unit: 'd',
      leftMs: left,
    },
    reasons,
    wakeAt: turns.length > 0 ? Math.min(...turns) : null,
    // A date that is past and says nothing need not be remembered.
    keepUntil: turns.length > 0 ? Number.POSITIVE_INFINITY : Math.max(told, date) + LATE_MS,
  };
}

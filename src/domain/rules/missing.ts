import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import { highest, type Level } from '../level.js';
import type { Missing } from '../rule.js';
import type { Say } from '../text.js';
import { levelIn, numberIn, objectOf } from './inner.js';
import { type Judge, type Reading, standing } from './reading.js';

/** The wrapped kind's memory with the newest sign of life; `lost` while nothing comes. */
interface Memory {
  readonly of: Json;
  readonly seen: number | undefined;
  readonly lost: boolean;
  /** What the kind itself held when nothing came any more. */
  readonly own: Level | null;
}

/**
 * Any kind of rule, told what to do where nothing comes any more. A sign of life is written down at most every tenth
 * of `afterMs`, so silence is noticed between `afterMs` and a tenth later, never before.
 */
export function withMissing(judge: Judge, { afterMs, level: then }: Missing): Judge {
  const noteMs = afterMs / 10;
  const dueFor = (seen: number) => Math.ceil(seen + afterMs + noteMs);
  const lostLevel = (own: Level | null) => (then === 'clear' ? null : highest(own, then));

  const wrap = (reading: Reading, before: Memory | undefined, seen: number, state: GradeState | undefined): Reading => {
    const noted = before?.seen !== undefined && seen - before.seen < noteMs ? before.seen : seen;
    const same = state && before && !before.lost && noted === before.seen && before.of === reading.inner;
    const waits = then !== 'clear' || reading.level !== null || (state?.level ?? null) !== null;
    return {
      ...reading,
      inner: same ? state.inner : { '~seen': noted, '~of': reading.inner },
      wakeAt: waits ? earlier(reading.wakeAt, dueFor(noted)) : reading.wakeAt,
      keepUntil: then === 'clear' ? reading.keepUntil : Number.POSITIVE_INFINITY,
    };
  };

  return {
    observe(sight, state) {
      const before = state && memoryOf(state.inner);
      const { at, now } = sight;
      const seen = Math.max(at, before?.seen ?? at);
      const own = state && before && unwrapped(state, before);
      const reading = judge.observe(sight, own);
      if (reading) return wrap(reading, before, seen, state);
      if (!state || !before) {
        if (then === 'clear') return null;
        return wrap({ ...NOTHING, at, keepUntil: now }, undefined, seen, undefined);
      }
      if (before.seen !== undefined && at < before.seen) return null;
      if (before.lost) {
        const reasons = () => [{ key: 'why.missing.back', params: { at: { at } } }];
        const back = { ...NOTHING, level: before.own, at, inner: before.of, figures: state.said ?? {}, reasons };
        return wrap({ ...back, keepUntil: now }, before, seen, state);
      }
      const quiet = state.level === null && state.pending === null;
      if (quiet && then === 'clear') return null;
      if (before.seen !== undefined && seen - before.seen < noteMs) return null;
      const stands = standing({ state, now, shows: sight.shows, labels: state.last.labels, head: undefined });
      return wrap({ ...stands, inner: before.of }, before, seen, state);
    },
    wake(waking) {
      const { state, now, head } = waking;
      const before = memoryOf(state.inner);
      const seen = Math.max(before.seen ?? now, head?.at ?? 0);
      const reading = judge.wake({ ...waking, state: unwrapped(state, before) ?? { ...state, inner: before.of } });
      const nothing = then === 'clear' && reading.level === null && state.level === null;
      if (now < dueFor(seen) || nothing) return wrap(reading, before, seen, state);
      const own = before.lost ? before.own : reading.level;
      const level = lostLevel(own);
      const params = { after: { ms: afterMs }, seen: { at: seen }, level: level ?? 'none' };
      const reasons = (): readonly Say[] =>
        then === 'clear'
          ? [{ key: 'why.missing.clear', params }]
          : [{ key: 'why.missing.level', params }, ...(own ? keptReasons(state) : [])];
      return {
        ...reading,
        level,
        at: now,
        inner: { '~seen': seen, '~of': reading.inner, '~lost': true, '~own': then === 'clear' ? null : own },
        figures: own ? reading.figures : {},
        reasons,
        keepUntil: then === 'clear' ? reading.keepUntil : Number.POSITIVE_INFINITY,
        stands: false,
      };
    },
  };
}

const NOTHING = { level: null, inner: null, figures: {}, reasons: () => [], wakeAt: null } as const;

/** The state as the kind itself left it; undefined where it remembers nothing. */
function unwrapped(state: GradeState, { of, lost, own }: Memory): GradeState | undefined {
  if (lost) return of === null && own === null ? undefined : { ...state, level: own, pending: null, inner: of };
  if (of === null && state.level === null && state.pending === null) return undefined;
  return { ...state, inner: of };
}

function keptReasons(state: GradeState): readonly Say[] {
  return state.last.reasons.filter(({ key }) => !key.startsWith('why.settle.') && !key.startsWith('why.missing.'));
}

function earlier(a: number | null, b: number): number {
  return a === null ? b : Math.min(a, b);
}

// A memory without the wrap is from before the rule said what to do.
function memoryOf(json: Json): Memory {
  const inner = objectOf(json);
  if (!inner || !Object.hasOwn(inner, '~of')) return { of: json, seen: undefined, lost: false, own: null };
  return {
    of: inner['~of'] ?? null,
    seen: numberIn(inner, '~seen'),
    lost: inner['~lost'] === true,
    own: levelIn(inner, '~own'),
  };
}

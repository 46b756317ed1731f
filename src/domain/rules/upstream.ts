import type { Level } from '../level.js';
import type { UpstreamRule } from '../rule.js';
import type { AlertSignal } from '../signal.js';
import type { Say } from '../text.js';
import { numberIn, objectOf } from './inner.js';
import { type Judge, LATE_MS, standing } from './reading.js';

/** A sender's own alert: its word for how bad it is gives the level, its "resolved" clears it. */
export function upstreamJudge(rule: UpstreamRule): Judge {
  return {
    observe({ signal, at, now, newestAt }, state) {
      if (signal.kind !== 'alert') return null;
      const newest = numberIn(objectOf(state?.inner), 'at') ?? newestAt;
      if (newest !== undefined && at < newest) return null;
      const level = signal.status === 'resolved' ? null : levelFor(rule, signal);
      if (level === null && state === undefined) return null;
      return {
        level,
        at,
        inner: state && at === newest ? state.inner : { at },
        figures: {},
        reasons: () => reasonsOf(rule, signal, level),
        wakeAt: null,
        keepUntil: now + LATE_MS,
      };
    },
    wake: standing,
  };
}

function levelFor(rule: UpstreamRule, signal: AlertSignal): Level | null {
  const word = signal.level?.toLowerCase();
  if (word === undefined || !Object.hasOwn(rule.map, word)) return rule.otherwise;
  return rule.map[word] ?? null;
}

function reasonsOf(rule: UpstreamRule, signal: AlertSignal, level: Level | null): readonly Say[] {
  const params = {
    source: signal.source,
    title: signal.title ?? signal.name,
    word: signal.level ?? '',
    level: level ?? 'none',
  };
  const reasons: Say[] = [];
  if (signal.status === 'resolved') reasons.push({ key: 'why.upstream.resolved', params });
  else {
    reasons.push({ key: 'why.upstream.firing', params });
    const named = signal.level !== undefined && Object.hasOwn(rule.map, signal.level.toLowerCase());
    reasons.push({ key: named ? 'why.upstream.map' : 'why.upstream.otherwise', params });
  }
  if (signal.text) reasons.push({ key: 'why.upstream.text', params: { text: signal.text.slice(0, 500) } });
  return reasons;
}

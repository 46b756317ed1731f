import type { Level } from '../level.js';
import type { UpstreamCase, UpstreamRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { AlertSignal } from '../signal.js';
import type { Say } from '../text.js';
import { caseInForce, whyForce } from './elastic.js';
import { numberIn, objectOf } from './inner.js';
import { type Judge, LATE_MS, standing } from './reading.js';

/** A sender's own alert: its word for how bad it is gives the level, its "resolved" clears it. */
export function upstreamJudge(rule: UpstreamRule): Judge {
  const staleMs = rule.staleMs ?? null;
  return {
    observe({ signal, at, now, shows, newestAt }, state) {
      if (signal.kind !== 'alert') return null;
      const newest = numberIn(objectOf(state?.inner), 'at') ?? newestAt;
      if (newest !== undefined && at < newest) return null;
      const mapped = signal.status === 'resolved' ? OVER : levelFor(rule, signal, shows, at);
      const { level } = mapped;
      if (level === null && state === undefined) return null;
      return {
        level,
        at,
        inner: state && at === newest ? state.inner : { at },
        figures: {},
        reasons: () => reasonsOf(signal, mapped),
        wakeAt: staleMs !== null && level !== null ? at + staleMs : null,
        keepUntil: now + LATE_MS,
      };
    },
    wake(waking) {
      const stands = standing(waking);
      if (staleMs === null || stands.level === null) return stands;
      const { state, now, head } = waking;
      const seen = Math.max(numberIn(objectOf(state.inner), 'at') ?? now, head?.at ?? 0);
      if (now < seen + staleMs) return { ...stands, wakeAt: seen + staleMs };
      return {
        level: null,
        at: now,
        inner: state.inner,
        figures: {},
        reasons: () => [
          { key: 'why.upstream.stale', params: { source: sourceOf(state.last.signals), stale: { ms: staleMs } } },
        ],
        wakeAt: null,
        keepUntil: now + LATE_MS,
      };
    },
  };
}

interface Mapped {
  readonly level: Level | null;
  /** Does a map name the sender's word? */
  readonly named: boolean;
  readonly force: Say | null;
}
const OVER: Mapped = { level: null, named: false, force: null };

function levelFor(rule: UpstreamRule, signal: AlertSignal, shows: ShowBook, at: number): Mapped {
  const { elastic, scenery } = caseInForce(rule.elastic ?? NO_CASES, shows, signal.labels, at);
  const force = elastic ? whyForce({ elastic, scenery }) : null;
  const word = signal.level?.toLowerCase();
  const named = (map: UpstreamRule['map']) => word !== undefined && Object.hasOwn(map, word);
  if (word !== undefined && elastic && named(elastic.map))
    return { level: elastic.map[word] ?? null, named: true, force };
  if (word !== undefined && named(rule.map)) return { level: rule.map[word] ?? null, named: true, force };
  const level = elastic?.otherwise !== undefined ? elastic.otherwise : rule.otherwise;
  return { level, named: false, force };
}
const NO_CASES: readonly UpstreamCase[] = [];

function reasonsOf(signal: AlertSignal, { level, named, force }: Mapped): readonly Say[] {
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
    reasons.push({ key: named ? 'why.upstream.map' : 'why.upstream.otherwise', params });
    if (force) reasons.push(force);
  }
  if (signal.text) reasons.push({ key: 'why.upstream.text', params: { text: signal.text.slice(0, 500) } });
  return reasons;
}

/** `source` of the newest `source/id`. */
function sourceOf(signals: readonly string[]): string {
  const newest = signals.at(-1) ?? '';
  const slash = newest.indexOf('/');
  return slash < 0 ? newest : newest.slice(0, slash);
}

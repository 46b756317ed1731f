import type { Json } from '../json.js';
import type { Level } from '../level.js';
import type { BurstRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import { type Labels, type Signal, wordsOf } from '../signal.js';
import type { Say } from '../text.js';
import { type Force, inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { listIn, numberIn, objectOf, textsIn } from './inner.js';
import { climb, type Ladder, thresholdFor } from './ladder.js';
import type { Judge, Reading } from './reading.js';
import { prepare, TermMatcher } from './terms.js';
import { current } from './threshold.js';

const BUCKETS = 60;
const KEPT_IDS = 20;
const KEPT_QUOTES = 3;
const DEFAULT_WINDOW = 8;

interface Memory {
  /** [bucket, count], oldest first. */
  readonly counts: readonly (readonly [number, number])[];
  readonly newest: number;
  readonly ids: readonly string[];
  readonly quotes: readonly string[];
}

/**
 * How many came within a sliding window. Counted in a sixtieth of the window each, so that memory stays bounded
 * however much comes; what has only partly left the window still counts.
 */
export function burstJudge(rule: BurstRule): Judge {
  const scales = scalesOf(rule);
  const bucketMs = Math.max(1, rule.windowMs / BUCKETS);
  const matcher =
    rule.terms.length > 0 ? new TermMatcher(rule.terms, rule.negations ?? [], [], rule.window ?? DEFAULT_WINDOW) : null;
  return {
    observe({ signal, at, now, shows }, state) {
      const quote = counted(matcher, signal);
      if (quote === null) return null;
      const was = memoryOf(state?.inner);
      const newest = Math.max(was.newest, at);
      if (at <= newest - rule.windowMs - bucketMs) return null;
      const memory = {
        counts: add(was.counts, Math.floor(at / bucketMs)),
        newest,
        ids: [...was.ids, `${signal.source}/${signal.id}`].slice(-KEPT_IDS),
        quotes: quote === '' ? was.quotes : [...was.quotes, quote].slice(-KEPT_QUOTES),
      };
      return read(rule, scales, bucketMs, memory, newest, now, shows, signal.labels, current(state));
    },
    wake({ state, now, shows, labels }) {
      return read(rule, scales, bucketMs, memoryOf(state.inner), now, now, shows, labels, current(state));
    },
  };
}

/** null: does not count. Else the words with the term marked, empty where words do not matter. */
function counted(matcher: TermMatcher | null, signal: Signal): string | null {
  if (signal.kind === 'alert' && signal.status === 'resolved') return null;
  if (!matcher) return '';
  const words = wordsOf(signal);
  return words === '' ? null : (matcher.find(prepare(words))?.quote ?? null);
}

function read(
  rule: BurstRule,
  scales: Scales,
  bucketMs: number,
  memory: Memory,
  at: number,
  now: number,
  shows: ShowBook,
  labels: Labels,
  held: Level | null,
): Reading {
  const oldest = Math.floor((at - rule.windowMs) / bucketMs);
  const counts = memory.counts.filter(([bucket]) => bucket >= oldest);
  const n = counts.reduce((sum, [, count]) => sum + count, 0);
  const force = inForce(scales, shows, labels, at);
  const level = climb(force.ladder, 'from', n, held, rule.hysteresis);
  const threshold = thresholdFor(force.ladder, level);
  const inner: Json = {
    at: memory.newest,
    own: level,
    counts: counts.map(([bucket, count]) => [bucket, count]),
    ids: [...memory.ids],
    quotes: [...memory.quotes],
  };
  return {
    level,
    at,
    inner,
    figures: { value: n, ...(threshold !== undefined && { threshold }) },
    numbers: { count: n },
    reasons: () => reasonsOf(rule, force, n, threshold, level, memory.quotes),
    wakeAt: level === null ? null : dropsAt(counts, n, bucketMs, rule.windowMs, force.ladder, level),
    keepUntil: n === 0 ? now : memory.newest + rule.windowMs + bucketMs,
    evidence: memory.ids,
  };
}

/** When enough has left the window for the level to be in question. */
function dropsAt(
  counts: Memory['counts'],
  n: number,
  bucketMs: number,
  windowMs: number,
  ladder: Ladder,
  level: Level,
): number | null {
  const threshold = thresholdFor(ladder, level) ?? 0;
  let left = n;
  for (const [bucket, count] of counts) {
    left -= count;
    if (left < threshold) return Math.ceil((bucket + 1) * bucketMs + windowMs);
  }
  return null;
}

function add(counts: Memory['counts'], bucket: number): Memory['counts'] {
  const at = counts.findIndex(([b]) => b >= bucket);
  if (at < 0) return [...counts, [bucket, 1]];
  const there = counts[at];
  if (there?.[0] === bucket) return counts.with(at, [bucket, there[1] + 1]);
  return counts.toSpliced(at, 0, [bucket, 1]);
}

function reasonsOf(
  rule: BurstRule,
  force: Force,
  n: number,
  threshold: number | undefined,
  level: Level | null,
  quotes: readonly string[],
): readonly Say[] {
  const params = { n, window: { ms: rule.windowMs }, threshold: threshold ?? 0, level: level ?? 'none' };
  if (level === null) return [{ key: 'why.burst.over', params }, whyForce(force)];
  const reasons: Say[] = [
    { key: threshold !== undefined && n < threshold ? 'why.burst.eased' : 'why.burst.count', params },
  ];
  if (quotes.length > 0) reasons.push({ key: 'why.burst.quotes', params: { quotes: quotes.join(' · ') } });
  return [...reasons, whyForce(force)];
}

function memoryOf(json: Json | undefined): Memory {
  const inner = objectOf(json);
  const counts: [number, number][] = [];
  for (const pair of listIn(inner, 'counts')) {
    if (!Array.isArray(pair)) continue;
    const [bucket, count] = pair;
    if (typeof bucket === 'number' && typeof count === 'number') counts.push([bucket, count]);
  }
  return { counts, newest: numberIn(inner, 'at') ?? 0, ids: textsIn(inner, 'ids'), quotes: textsIn(inner, 'quotes') };
}

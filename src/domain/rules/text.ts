import type { JsonObject } from '../json.js';
import { fromRank, type Level, rank } from '../level.js';
import type { TermList, TextRule } from '../rule.js';
import { wordsOf } from '../signal.js';
import type { Say } from '../text.js';
import { listIn, numberIn, objectOf, textIn } from './inner.js';
import type { Judge, Reading } from './reading.js';
import { prepare, TermMatcher } from './terms.js';

const KEPT = 20;
const QUOTED = 3;

interface Hit {
  readonly at: number;
  readonly id: string;
  readonly list: string;
  readonly quote: string;
}

/**
 * Words that must not be said. A hit is a finding for `holdMs`; so many within a while raise it by a level.
 * Remembers the newest hits.
 */
export function textJudge(rule: TextRule): Judge {
  const lists = rule.lists.map((list) => ({
    list,
    matcher: new TermMatcher(list.terms, rule.negations, rule.exceptions, rule.window),
  }));
  const keep = Math.max(KEPT, rule.repeat.times);
  return {
    observe({ signal, at, now }, state) {
      const words = wordsOf(signal);
      if (words === '') return null;
      const text = prepare(words);
      const id = `${signal.source}/${signal.id}`;
      const found: Hit[] = [];
      for (const { list, matcher } of lists) {
        const hit = matcher.find(text);
        if (hit) found.push({ at, id, list: list.id, quote: hit.quote });
      }
      if (found.length === 0) return null;
      const hits = [...hitsOf(state?.inner), ...found]
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
        .slice(-keep);
      return read(rule, hits, Math.max(at, hits.at(-1)?.at ?? at), now);
    },
    wake({ state, now }) {
      return read(rule, hitsOf(state.inner), now, now);
    },
  };
}

function read(rule: TextRule, hits: readonly Hit[], at: number, now: number): Reading {
  const standing = hits.filter((hit) => at < hit.at + rule.holdMs);
  const listed = standing.flatMap((hit) => rule.lists.filter((list) => list.id === hit.list));
  const base = listed.reduce<Level | null>((top, list) => (rank(list.level) > rank(top) ? list.level : top), null);
  const { times, withinMs } = rule.repeat;
  const recent = new Set(hits.filter((hit) => at < hit.at + withinMs).map((hit) => hit.id)).size;
  const repeated = base !== null && times > 0 && recent >= times;
  const level = repeated ? fromRank(rank(base) + 1) : base;
  const changes = hits
    .flatMap((hit) => (times > 0 ? [hit.at + rule.holdMs, hit.at + withinMs] : [hit.at + rule.holdMs]))
    .filter((t) => t > at);
  return {
    level,
    at,
    inner: { hits: hits.map(jsonOf) },
    figures: standing.length > 0 ? { value: new Set(standing.map((hit) => hit.id)).size } : {},
    reasons: () => reasonsOf(rule, standing, listed, repeated ? recent : 0),
    wakeAt: level !== null && changes.length > 0 ? Math.min(...changes) : null,
    keepUntil: times > 0 ? Math.max(now, (hits.at(-1)?.at ?? 0) + withinMs) : now,
    evidence: [...new Set(standing.map((hit) => hit.id))].slice(-KEPT),
  };
}

function reasonsOf(
  rule: TextRule,
  standing: readonly Hit[],
  lists: readonly TermList[],
  repeated: number,
): readonly Say[] {
  if (standing.length === 0) return [{ key: 'why.text.over', params: { hold: { ms: rule.holdMs } } }];
  const reasons: Say[] = standing
    .slice(-QUOTED)
    .map((hit) => ({ key: 'why.text.hit', params: { quote: hit.quote, at: { at: hit.at } } }));
  for (const list of new Set(lists))
    reasons.push({ key: 'why.text.list', params: { list: { worded: list.title, labels: {} }, level: list.level } });
  if (repeated > 0)
    reasons.push({ key: 'why.text.repeated', params: { n: repeated, within: { ms: rule.repeat.withinMs } } });
  return reasons;
}

function jsonOf(hit: Hit): JsonObject {
  return { at: hit.at, id: hit.id, list: hit.list, quote: hit.quote };
}

function hitsOf(inner: Parameters<typeof objectOf>[0]): readonly Hit[] {
  const hits: Hit[] = [];
  for (const item of listIn(objectOf(inner), 'hits')) {
    const one = objectOf(item);
    const at = numberIn(one, 'at');
    const id = textIn(one, 'id');
    const list = textIn(one, 'list');
    const quote = textIn(one, 'quote');
    if (at !== undefined && id !== undefined && list !== undefined && quote !== undefined)
      hits.push({ at, id, list, quote });
  }
  return hits;
}

import type { Json, JsonObject } from '../json.js';
import { fromRank, type Level, rank } from '../level.js';
import type { Excuse, Term, TermList, TextRule } from '../rule.js';
import type { Said } from '../speech/lexicon.js';
import type { Say } from '../text.js';
import { listIn, numberIn, objectOf, textIn } from './inner.js';
import type { Reading } from './reading.js';

const KEPT = 20;
const QUOTED = 3;

/** A claim, once made. */
export interface Hit {
  /** When it was said, ms. */
  readonly at: number;
  /** The utterance it was said in: counted once, however often that is sent. */
  readonly id: string;
  /** `source/id` of the signal that showed it. */
  readonly signal: string;
  readonly quote: string;
  readonly how: Said;
  readonly claim: string;
  /** The term as the list has it. */
  readonly written: string;
}

/** What was said with it and looked like a claim, but is none. */
export interface SparedNear {
  readonly excuse: Excuse;
  readonly quote: string;
}

/** How a claim stands: a finding for `holdMs` after it was last made; so many within a while raise it by a level. */
export function readClaim(
  rule: TextRule,
  list: TermList | undefined,
  all: readonly Hit[],
  spared: readonly SparedNear[],
  when: number,
  now: number,
): Reading {
  const keep = Math.max(KEPT, rule.repeat.times);
  const hits = all.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).slice(-keep);
  const at = Math.min(now, Math.max(when, hits.at(-1)?.at ?? when));
  const standing = hits.filter((hit) => at < hit.at + rule.holdMs);
  const base: Level | null = standing.length > 0 && list ? list.level : null;
  const { times, withinMs } = rule.repeat;
  const recent = hits.filter((hit) => at < hit.at + withinMs).length;
  const repeated = base !== null && times > 0 && recent >= times;
  const level = repeated ? fromRank(rank(base) + 1) : base;
  const changes = hits
    .flatMap((hit) => (times > 0 ? [hit.at + rule.holdMs, hit.at + withinMs] : [hit.at + rule.holdMs]))
    .filter((t) => t > at);
  return {
    level,
    at,
    inner: { list: list?.id ?? '', hits: hits.map(jsonOf) },
    figures: standing.length > 0 ? { value: standing.length } : {},
    reasons: () => reasonsOf(rule, list, standing, spared, repeated ? recent : 0),
    wakeAt: level !== null && changes.length > 0 ? Math.min(...changes) : null,
    keepUntil: times > 0 ? Math.max(now, (hits.at(-1)?.at ?? 0) + withinMs) : now,
    evidence: [...new Set(standing.map((hit) => hit.signal))].slice(-KEPT),
  };
}

function reasonsOf(
  rule: TextRule,
  list: TermList | undefined,
  standing: readonly Hit[],
  spared: readonly SparedNear[],
  repeated: number,
): readonly Say[] {
  const last = standing.at(-1);
  if (!last || !list) return [{ key: 'why.text.over', params: { hold: { ms: rule.holdMs } } }];
  const reasons: Say[] = standing
    .slice(-QUOTED)
    .map(({ quote, at }) => ({ key: 'why.text.hit', params: { quote, at: { at } } }));
  if (last.how !== 'plain') reasons.push({ key: 'why.text.dodged', params: { how: last.how, claim: last.claim } });
  reasons.push(...cited(list, termOf(list, last)));
  if (repeated > 0)
    reasons.push({ key: 'why.text.repeated', params: { n: repeated, within: { ms: rule.repeat.withinMs } } });
  for (const { excuse, quote } of spared) reasons.push({ key: 'why.text.spared', params: { excuse, quote } });
  return reasons;
}

function cited(list: TermList, term: Term | undefined): readonly Say[] {
  const { level } = list;
  const title = { worded: list.title, labels: {} };
  const article = term?.article ?? list.article;
  const cites: Say = article
    ? { key: 'why.text.article', params: { list: title, article: { worded: article, labels: {} }, level } }
    : { key: 'why.text.list', params: { list: title, level } };
  return term?.note ? [cites, { key: 'why.text.note', params: { note: { worded: term.note, labels: {} } } }] : [cites];
}

function termOf(list: TermList, { written }: Hit): Term | undefined {
  return list.terms.find((term) => term.written === written);
}

function jsonOf({ at, id, signal, quote, how, claim, written }: Hit): JsonObject {
  return { at, id, signal, quote, how, claim, written };
}

export function hitsOf(inner: Json | undefined): readonly Hit[] {
  const hits: Hit[] = [];
  for (const item of listIn(objectOf(inner), 'hits')) {
    const one = objectOf(item);
    const at = numberIn(one, 'at');
    const id = textIn(one, 'id');
    const quote = textIn(one, 'quote');
    if (at === undefined || id === undefined || quote === undefined) continue;
    const how = textIn(one, 'how');
    hits.push({
      at,
      id,
      quote,
      signal: textIn(one, 'signal') ?? id,
      how: how === 'sound' || how === 'initials' ? how : 'plain',
      claim: textIn(one, 'claim') ?? '',
      written: textIn(one, 'written') ?? '',
    });
  }
  return hits;
}

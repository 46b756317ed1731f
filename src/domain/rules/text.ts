import type { Json } from '../json.js';
import type { LanguageTools } from '../language/tools.js';
import type { TermList, TextRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import { type Signal, wordsOf } from '../signal.js';
import { quoteOf } from '../speech/quote.js';
import { type Found, Scanner } from '../speech/scanner.js';
import type { Judge, Part, Reading, Sight, Waking } from './reading.js';
import { type Hit, hitsOf, readClaim, type SparedNear } from './text-claim.js';
import { type Fragment, joinTalk, type Talk, talkOf, talkReading } from './text-talk.js';

const SPARED = 2;

/**
 * Words that must not be said. Every claim is a condition of its own, found in what was said just before as well where
 * the rule has a context: a claim that a transcript cuts in two is found once. What a growing utterance takes back is
 * taken back.
 */
export function textJudge(rule: TextRule, tools: LanguageTools): Judge {
  // Made when the first text comes: a bot that hears nothing needs none of it.
  let scanner: Scanner | null = null;
  const scan = (text: string, signal: Signal, sight: Sight): readonly Found[] => {
    scanner ??= new Scanner(rule, tools);
    return scanner.scan(text, appliesTo(signal, sight.shows, sight.at));
  };
  return {
    observe: () => null,
    parts(sight, recall) {
      const words = wordsOf(sight.signal);
      if (words === '') return NONE;
      return rule.context
        ? inContext(rule, rule.context, scan, sight, words, recall)
        : alone(rule, scan, sight, words, recall);
    },
    wake(waking) {
      const { state, now } = waking;
      const talk = talkOf(state.inner);
      return talk && rule.context ? talkReading(talk, rule.context, now, now) : wakeClaim(rule, waking);
    },
  };
}

const NONE: readonly Part[] = [];

type Scan = (text: string, signal: Signal, sight: Sight) => readonly Found[];
type RecallPart = (part: string) => { readonly inner: Json } | undefined;

function alone(rule: TextRule, scan: Scan, sight: Sight, words: string, recall: RecallPart): readonly Part[] {
  const { signal, at, now } = sight;
  const found = scan(words, signal, sight);
  const spared = sparedIn(found, words);
  const id = `${signal.source}/${signal.id}`;
  const made = new Map<string, Found>();
  for (const one of found) if (one.excuse === null && !made.has(partOf(one))) made.set(partOf(one), one);
  return [...made].map(([part, one]) => {
    const hit = hitOf(one, words, at, id, id);
    return { part, reading: added(rule, one.list, recall(part), hit, spared, at, now, signal) };
  });
}

function inContext(
  rule: TextRule,
  context: NonNullable<TextRule['context']>,
  scan: Scan,
  sight: Sight,
  words: string,
  recall: RecallPart,
): readonly Part[] {
  const { signal, at, now } = sight;
  const utterance = signal.labels[context.utterance] ?? signal.id;
  const before = talkOf(recall('')?.inner) ?? [];
  const known = before.find((one) => one.utterance === utterance);
  if (known?.text === words) return NONE;
  const fragment: Fragment = { utterance, at: known?.at ?? at, text: words, claims: known?.claims ?? [] };
  const { talk, text, starts, here } = joinTalk(before, fragment, context);
  const found = scan(text, signal, sight);
  const id = `${signal.source}/${signal.id}`;
  const parts: Part[] = [];
  const claims = new Map<string, Set<string>>();
  const spared = sparedIn(
    found.filter((one) => one.to > here.from && one.from < here.to),
    text,
  );
  for (const one of found) {
    if (one.excuse !== null || one.to <= here.from || one.from >= here.to) continue;
    // It is said where it ends, whichever of its fragments came last.
    const index = starts.findLastIndex((start) => start < one.to);
    const last = talk[index];
    if (!last) continue;
    const part = partOf(one);
    const those = claims.get(last.utterance) ?? new Set<string>();
    if (those.has(part)) continue;
    claims.set(last.utterance, those.add(part));
    const hit = hitOf(one, text, last.at, last.utterance, id);
    parts.push({ part, reading: added(rule, one.list, recall(part), hit, spared, Math.max(at, last.at), now, signal) });
  }
  // An utterance that grew may no longer say what its beginning seemed to.
  for (const part of fragment.claims) {
    if (claims.get(utterance)?.has(part)) continue;
    const reading = withdrawn(rule, recall(part), utterance, at, now, signal);
    if (reading) parts.push({ part, reading });
  }
  const kept: Talk = talk.map((one) => ({
    ...one,
    claims:
      one.utterance === utterance
        ? [...(claims.get(one.utterance) ?? [])]
        : [...new Set([...one.claims, ...(claims.get(one.utterance) ?? [])])],
  }));
  return [{ part: '', reading: talkReading(kept, context, at, now) }, ...parts];
}

function partOf({ list, claim }: Found): string {
  return `${list.id}:${claim.replace(/[的了]$/, '')}`;
}

function hitOf({ from, to, how, claim, lemma }: Found, text: string, at: number, id: string, signal: string): Hit {
  return { at, id, signal, quote: quoteOf(text, from, to), how, claim, written: lemma.term.written };
}

function sparedIn(found: readonly Found[], text: string): readonly SparedNear[] {
  return found
    .flatMap((one) => (one.excuse === null ? [] : [{ excuse: one.excuse, quote: quoteOf(text, one.from, one.to) }]))
    .slice(0, SPARED);
}

function added(
  rule: TextRule,
  list: TermList,
  state: { readonly inner: Json } | undefined,
  hit: Hit,
  spared: readonly SparedNear[],
  at: number,
  now: number,
  signal: Signal,
): Reading {
  const hits = [...hitsOf(state?.inner).filter((one) => one.id !== hit.id), hit];
  return {
    ...readClaim(rule, list, hits, spared, at, now),
    about: { subject: signal.subject, labels: labelsOf(list, hit) },
  };
}

function withdrawn(
  rule: TextRule,
  state: { readonly inner: Json } | undefined,
  utterance: string,
  at: number,
  now: number,
  signal: Signal,
): Reading | null {
  const all = hitsOf(state?.inner);
  const gone = all.find((one) => one.id === utterance);
  const list = gone && listOf(rule, state?.inner);
  if (!gone || !list) return null;
  const left = all.filter((one) => one !== gone);
  const reading = readClaim(rule, list, left, [], at, now);
  const about = { subject: signal.subject, labels: labelsOf(list, gone) };
  if (left.length > 0) return { ...reading, about };
  return { ...reading, about, reasons: () => [{ key: 'why.text.withdrawn', params: { quote: gone.quote } }] };
}

function wakeClaim(rule: TextRule, { state, now }: Waking): Reading {
  const list = listOf(rule, state.inner);
  const hits = hitsOf(state.inner);
  const { subject, labels } = state.last;
  // A list the rule no longer names forbids nothing any more.
  return { ...readClaim(rule, list, list ? hits : [], [], now, now), about: { subject, labels } };
}

function listOf(rule: TextRule, inner: Json | undefined): TermList | undefined {
  const id = inner !== null && typeof inner === 'object' && 'list' in inner ? inner.list : undefined;
  return rule.lists.find((list) => list.id === id);
}

function labelsOf(list: TermList, { claim }: Hit): Readonly<Record<string, string>> {
  return { claim: claim.replace(/[的了]$/, ''), list: list.id };
}

/** Does the law of a list hold for what is sold here? What is not known of the goods rules no list out but those for a category. */
function appliesTo(signal: Signal, shows: ShowBook, at: number): (list: TermList) => boolean {
  const category = signal.labels.category ?? shows.find(signal.labels, at)?.category;
  const { jurisdiction } = signal.labels;
  return (list) => {
    if (jurisdiction !== undefined && list.jurisdiction !== '' && list.jurisdiction !== jurisdiction) return false;
    if (list.categories.length > 0) return category !== undefined && list.categories.includes(category);
    return category === undefined || !list.except.includes(category);
  };
}

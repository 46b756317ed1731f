import type { Json, JsonObject } from '../json.js';
import { ANY, type Theme } from '../opinion/themes.js';
import type { OpinionRule } from '../rule-opinion.js';
import { listIn, numberIn, objectOf } from './inner.js';

export const BUCKETS = 30;
const QUOTES = 3;
/** The usual share of the rule counts like so many comments. */
const PRIOR = 200;
/** A theme is complained of where so much more is said against it than for it: −1…1. */
const AGAINST = -0.3;
/** Comments that left the window teach so many together, and at most so many times the usual, or a burst would be usual soon. */
const LESSON = 100;
const TEACHES = 2;

/** Comments of a thirtieth of the window: all, and complaints by theme. */
export interface Bucket {
  readonly bucket: number;
  readonly all: number;
  readonly of: Readonly<Record<Theme, number>>;
}
interface Tally {
  readonly all: number;
  readonly of: Readonly<Record<Theme, number>>;
}
/** A complaint as it was written: `source/id` of its signal, and its words. */
export type Quote = readonly [id: string, words: string];

/** What is kept of all comments of a condition: the window, what is usual, and the newest complaints of each theme. */
export interface Heard {
  readonly newest: number;
  readonly buckets: readonly Bucket[];
  readonly usual: Tally & { readonly at: number };
  /** What left the window and has not been learned from yet. */
  readonly left: Tally;
  readonly quotes: Readonly<Record<Theme, readonly Quote[]>>;
}

export const NOTHING_HEARD: Heard = {
  newest: 0,
  buckets: [],
  usual: { at: 0, all: 0, of: {} },
  left: { all: 0, of: {} },
  quotes: {},
};

export function bucketMsOf({ windowMs }: OpinionRule): number {
  return Math.max(1, windowMs / BUCKETS);
}

/** One more comment; null where it comes too late to count. */
export function hear(rule: OpinionRule, was: Heard, at: number, themes: readonly Theme[], quote: Quote): Heard | null {
  const bucketMs = bucketMsOf(rule);
  const newest = Math.max(was.newest, at);
  const oldest = Math.floor((newest - rule.windowMs) / bucketMs);
  const bucket = Math.floor(at / bucketMs);
  if (bucket < oldest) return null;
  const left = was.buckets.filter((one) => one.bucket < oldest);
  const kept = left.length === 0 ? was.buckets : was.buckets.slice(left.length);
  const gone = left.reduce(together, was.left);
  const teaches = gone.all >= LESSON;
  return {
    newest,
    buckets: counted(kept, bucket, themes),
    usual: teaches ? taught(rule, was.usual, gone, newest) : was.usual,
    left: teaches ? { all: 0, of: {} } : gone,
    quotes: themes.length === 0 ? was.quotes : quoted(was.quotes, themes, quote),
  };
}

/** The share of comments that usually complain of a theme. */
export function usualShare(rule: OpinionRule, usual: Heard['usual'], theme: Theme): number {
  return ((usual.of[theme] ?? 0) + rule.usual * PRIOR) / (usual.all + PRIOR);
}

function counted(buckets: readonly Bucket[], bucket: number, themes: readonly Theme[]): readonly Bucket[] {
  let at = buckets.length;
  while (at > 0 && (buckets[at - 1]?.bucket ?? 0) >= bucket) at--;
  const there = buckets[at];
  const same = there?.bucket === bucket;
  const before = same ? there : { bucket, all: 0, of: {} };
  const one = { bucket, all: before.all + 1, of: themes.length === 0 ? before.of : plus(before.of, themes) };
  return same ? buckets.with(at, one) : buckets.toSpliced(at, 0, one);
}

function plus(of: Bucket['of'], themes: readonly Theme[]): Bucket['of'] {
  const sums: Record<Theme, number> = { ...of };
  for (const theme of themes) sums[theme] = (sums[theme] ?? 0) + 1;
  return sums;
}

function together(a: Tally, b: Tally): Tally {
  const of: Record<Theme, number> = { ...a.of };
  for (const [theme, n] of Object.entries(b.of)) of[theme] = (of[theme] ?? 0) + n;
  return { all: a.all + b.all, of };
}

function taught(rule: OpinionRule, usual: Heard['usual'], lesson: Tally, at: number): Heard['usual'] {
  const fades = usual.at === 0 ? 1 : 2 ** (-Math.max(0, at - usual.at) / rule.learnMs);
  const of: Record<Theme, number> = {};
  for (const theme of new Set([...Object.keys(usual.of), ...Object.keys(lesson.of)])) {
    const most = TEACHES * Math.max(rule.usual, usualShare(rule, usual, theme)) * lesson.all;
    of[theme] = rounded((usual.of[theme] ?? 0) * fades + Math.min(lesson.of[theme] ?? 0, most));
  }
  return { at, all: rounded(usual.all * fades + lesson.all), of };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function quoted(was: Heard['quotes'], themes: readonly Theme[], quote: Quote): Heard['quotes'] {
  const quotes: Record<Theme, readonly Quote[]> = { ...was };
  for (const theme of themes) {
    // The same words from many people are one quote.
    const others = (was[theme] ?? []).filter(([, words]) => words !== quote[1]);
    quotes[theme] = [...others, quote].slice(-QUOTES);
  }
  return quotes;
}

export function heardJson({ newest, buckets, usual, left, quotes }: Heard): JsonObject {
  return {
    at: newest,
    window: buckets.map(({ bucket, all, of }) => [bucket, all, { ...of }]),
    usual: { at: usual.at, all: usual.all, of: { ...usual.of } },
    left: { all: left.all, of: { ...left.of } },
    quotes: Object.fromEntries(Object.entries(quotes).map(([theme, kept]) => [theme, kept.map((one) => [...one])])),
  };
}

export function heardOf(json: Json | undefined): Heard {
  const inner = objectOf(json);
  if (!inner) return NOTHING_HEARD;
  const buckets: Bucket[] = [];
  for (const one of listIn(inner, 'window')) {
    if (!Array.isArray(one)) continue;
    const [bucket, all, of] = one;
    if (typeof bucket === 'number' && typeof all === 'number') buckets.push({ bucket, all, of: numbersOf(of) });
  }
  const usual = objectOf(inner.usual);
  const left = objectOf(inner.left);
  return {
    newest: numberIn(inner, 'at') ?? 0,
    buckets,
    usual: { at: numberIn(usual, 'at') ?? 0, all: numberIn(usual, 'all') ?? 0, of: numbersOf(usual?.of) },
    left: { all: numberIn(left, 'all') ?? 0, of: numbersOf(left?.of) },
    quotes: Object.fromEntries(
      Object.entries(objectOf(inner.quotes) ?? {}).map(([theme, kept]) => [theme, quotesOf(kept)]),
    ),
  };
}

export function quotesOf(json: Json | undefined): readonly Quote[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((one): readonly Quote[] => {
    if (!Array.isArray(one)) return [];
    const [id, words] = one;
    return typeof id === 'string' && typeof words === 'string' ? [[id, words]] : [];
  });
}

function numbersOf(json: Json | undefined): Readonly<Record<Theme, number>> {
  const numbers: Record<Theme, number> = {};
  for (const [theme, value] of Object.entries(objectOf(json) ?? {}))
    if (typeof value === 'number') numbers[theme] = value;
  return numbers;
}

/** Which themes a comment complains of; `any` beside them, for it is a complaint. */
export function complainedOf(
  opinion: {
    readonly complaint: number;
    readonly themes: readonly { readonly theme: Theme; readonly polarity: number }[];
  },
  from: number,
  other: Theme,
): readonly Theme[] {
  const is = opinion.complaint >= from;
  // Praise with a complaint in it counts for the theme of that: 质量很好，就是物流太慢.
  const against = opinion.complaint >= from / 2 ? opinion.themes.filter(({ polarity }) => polarity <= AGAINST) : [];
  if (against.length > 0) return [...against.map(({ theme }) => theme), ANY];
  if (!is) return [];
  const named = opinion.themes.filter(({ polarity }) => polarity <= 0);
  return [...(named.length > 0 ? named.map(({ theme }) => theme) : [other]), ANY];
}

import type { Json, JsonObject } from '../json.js';
import { highest, type Level } from '../level.js';
import { THEME_NAMES, type Theme } from '../opinion/themes.js';
import type { OpinionRule } from '../rule-opinion.js';
import type { ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';
import type { Say, Worded } from '../text.js';
import { type Force, inForce, type Scales, whyForce } from './elastic.js';
import { levelIn, listIn, numberIn, objectOf, textIn, textsIn } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { bucketMsOf, type Heard, type Quote, quotesOf, usualShare } from './opinion-memory.js';
import type { Reading } from './reading.js';

const KEPT_IDS = 20;

/** What is kept of one theme that is warned of: enough to let time go by without another comment. */
export interface View {
  readonly theme: Theme;
  /** [bucket, comments, complaints], oldest first. */
  readonly window: readonly (readonly [bucket: number, all: number, complaints: number])[];
  readonly usual: number;
  /** Comments the usual share was learned from. */
  readonly learned: number;
  readonly quotes: readonly Quote[];
  readonly ids: readonly string[];
  /** Levels by share and by count, as they stand. */
  readonly byShare: Level | null;
  readonly byCount: Level | null;
}

export interface Ladders {
  readonly times: Scales;
  readonly counts: Scales;
}

export function viewOf(rule: OpinionRule, heard: Heard, theme: Theme, before: View | null): View {
  const quotes = heard.quotes[theme] ?? [];
  const ids = new Set([...(before?.ids ?? []), ...quotes.map(([id]) => id)]);
  return {
    theme,
    window: heard.buckets.map(({ bucket, all, of }) => [bucket, all, of[theme] ?? 0]),
    usual: usualShare(rule, heard.usual, theme),
    learned: heard.usual.all,
    quotes,
    ids: [...ids].slice(-KEPT_IDS),
    byShare: before?.byShare ?? null,
    byCount: before?.byCount ?? null,
  };
}

/** How a theme stands at an instant. `most`: where only time went by, no level can be graver than before. */
export function readView(
  rule: OpinionRule,
  ladders: Ladders,
  view: View,
  at: number,
  now: number,
  about: { readonly shows: ShowBook; readonly subject: string; readonly labels: Labels },
  most: 'any' | 'as-before',
): Reading {
  const bucketMs = bucketMsOf(rule);
  const oldest = Math.floor((at - rule.windowMs) / bucketMs);
  const window = view.window.filter(([bucket]) => bucket >= oldest);
  const all = window.reduce((sum, [, n]) => sum + n, 0);
  const n = window.reduce((sum, [, , complaints]) => sum + complaints, 0);
  // 30 % is six times 5 %, whatever floating point makes of it.
  const times = all === 0 ? 0 : Number((n / all / view.usual).toPrecision(9));
  const force = inForce(ladders.times, about.shows, about.labels, at);
  const counts = inForce(ladders.counts, about.shows, about.labels, at);
  const ease = 1 - rule.hysteresis;
  const enough = n >= (view.byShare === null ? rule.least : rule.least * ease);
  const climbed = enough ? climb(force.ladder, 'from', times, view.byShare, rule.hysteresis) : null;
  const counted = climb(counts.ladder, 'from', n, view.byCount, rule.hysteresis);
  const byShare = most === 'any' ? climbed : lower(climbed, view.byShare);
  const byCount = most === 'any' ? counted : lower(counted, view.byCount);
  const level = highest(byShare, byCount);
  const leads = byCount !== null && byCount === level ? 'count' : 'share';
  const threshold = leads === 'count' ? thresholdFor(counts.ladder, byCount) : thresholdFor(force.ladder, byShare);
  const needed = leads === 'count' || threshold === undefined ? threshold : Math.ceil(threshold * view.usual * all);
  const [first] = window;
  const state: Standing = { n, all, times, level, leads, threshold: threshold ?? 0, force };
  const worded = themeName(rule, view.theme);
  return {
    level,
    at,
    inner: viewJson({ ...view, window, byShare, byCount }, level),
    figures: { value: n, ...(needed !== undefined && { threshold: needed }) },
    numbers: { count: n, comments: all, share: all === 0 ? 0 : n / all, times },
    reasons: () => reasonsOf(rule, view, state, worded),
    wakeAt: level === null || !first ? null : Math.ceil((first[0] + 1) * bucketMs + rule.windowMs),
    keepUntil: now,
    evidence: view.ids,
    about: { subject: about.subject, labels: { theme: view.theme }, worded: { theme: worded } },
  };
}

interface Standing {
  readonly n: number;
  readonly all: number;
  readonly times: number;
  readonly level: Level | null;
  readonly leads: 'share' | 'count';
  readonly threshold: number;
  readonly force: Force;
}

function reasonsOf(rule: OpinionRule, view: View, standing: Standing, name: Worded): readonly Say[] {
  const { n, all, times, level, leads, threshold, force } = standing;
  const params = {
    n,
    all,
    window: { ms: rule.windowMs },
    theme: { worded: name, labels: {} },
    share: { ratio: all === 0 ? 0 : n / all },
    usual: { ratio: view.usual },
    times: Math.round(times * 10) / 10,
    threshold,
    level: level ?? 'none',
  };
  if (level === null) return [{ key: 'why.opinion.over', params }, whyForce(force)];
  const eased = leads === 'count' ? n < threshold : times < threshold || n < rule.least;
  const reasons: Say[] = [{ key: `why.opinion.${leads}${eased ? '.eased' : ''}`, params }];
  if (leads === 'count') reasons.push({ key: 'why.opinion.compared', params });
  reasons.push(
    view.learned >= 1
      ? { key: 'why.opinion.learned', params: { n: Math.round(view.learned) } }
      : { key: 'why.opinion.assumed', params: { usual: { ratio: rule.usual } } },
  );
  for (const [, words] of view.quotes) reasons.push({ key: 'why.opinion.quote', params: { quote: words } });
  return [...reasons, whyForce(force)];
}

export function themeName(rule: OpinionRule, theme: Theme): Worded {
  const known: Readonly<Record<string, Worded>> = THEME_NAMES;
  return rule.names[theme] ?? known[theme] ?? { en: theme, 'zh-CN': theme };
}

function lower(level: Level | null, bound: Level | null): Level | null {
  return highest(level, bound) === bound ? level : bound;
}

function viewJson(view: View, level: Level | null): JsonObject {
  return {
    theme: view.theme,
    own: level,
    byShare: view.byShare,
    byCount: view.byCount,
    usual: view.usual,
    learned: view.learned,
    window: view.window.map((one) => [...one]),
    quotes: view.quotes.map((one) => [...one]),
    ids: [...view.ids],
  };
}

/** null: this is not what is kept of a theme. */
export function viewIn(json: Json | undefined): View | null {
  const inner = objectOf(json);
  const theme = textIn(inner, 'theme');
  const usual = numberIn(inner, 'usual');
  if (theme === undefined || usual === undefined) return null;
  const window: [number, number, number][] = [];
  for (const one of listIn(inner, 'window')) {
    if (!Array.isArray(one)) continue;
    const [bucket, all, complaints] = one;
    if (typeof bucket === 'number' && typeof all === 'number' && typeof complaints === 'number')
      window.push([bucket, all, complaints]);
  }
  return {
    theme,
    window,
    usual,
    learned: numberIn(inner, 'learned') ?? 0,
    quotes: quotesOf(inner?.quotes),
    ids: textsIn(inner, 'ids'),
    byShare: levelIn(inner, 'byShare'),
    byCount: levelIn(inner, 'byCount'),
  };
}

import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { IndexInput, IndexRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';
import type { Say } from '../text.js';
import { amount } from './amount.js';
import { type Force, inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import {
  type Counted,
  scoreOn,
  type Told,
  toldBy,
  toldJson,
  toldOf,
  turnsAt,
  type Weighed,
  weigh,
} from './index-inputs.js';
import { objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import type { Judge, Reading } from './reading.js';
import { current } from './threshold.js';
import { unsaid } from './unsaid.js';

const DAY = 86_400_000;
/** Inputs named in the reasons: those that take most away. */
const NAMED = 3;
/** An index with nothing fresh is remembered this much longer. */
const KEPT_MS = 30 * DAY;

interface When {
  readonly at: number;
  readonly now: number;
  readonly shows: ShowBook;
  readonly labels: Labels;
}

/** Several signals weighed into one score of 0 (worst) to 100 (best). What is missing counts as each input says. */
export function indexJudge(rule: IndexRule): Judge {
  const scales = scalesOf(rule);
  return {
    observe({ signal, at, now, shows }, state) {
      const was = toldOf(rule.inputs, inputsIn(state?.inner));
      const told = new Map(was);
      const unit = signal.kind === 'metric' ? signal.unit : undefined;
      let moved = false;
      let noted = false;
      for (const [i, input] of rule.inputs.entries()) {
        const raw = toldBy(input, signal);
        const score = raw === null ? null : scoreOn(input.scale, raw);
        const before = was.get(i);
        if (raw === null || score === null || isLate(before, at, score)) continue;
        told.set(i, { raw, score, at, unit });
        if (before?.score !== score) moved = true;
        // The same again only has to be written down before it grows old.
        else if (before && at - before.at >= input.staleMs / 10) noted = true;
      }
      const quiet = state?.level === null && state.pending === null;
      if (told.size === 0 || (!moved && !noted && (quiet || sameTimes(was, told)))) return null;
      const newest = Math.max(at, ...[...told.values()].map((one) => one.at));
      const labels = { ...state?.last.labels, ...signal.labels };
      return read(rule, scales, told, state, { at: newest, now, shows, labels });
    },
    wake({ state, now, shows, labels }) {
      return read(rule, scales, toldOf(rule.inputs, inputsIn(state.inner)), state, { at: now, now, shows, labels });
    },
  };
}

// Of two told at one instant the worse counts, whichever came first.
function isLate(before: Told | undefined, at: number, score: number): boolean {
  return before !== undefined && (at < before.at || (at === before.at && score >= before.score));
}

function sameTimes(a: ReadonlyMap<number, Told>, b: ReadonlyMap<number, Told>): boolean {
  return [...b].every(([i, told]) => a.get(i)?.at === told.at);
}

function read(
  rule: IndexRule,
  scales: Scales,
  told: ReadonlyMap<number, Told>,
  state: GradeState | undefined,
  when: When,
): Reading {
  const { at, shows, labels } = when;
  const weighed = weigh(rule.inputs, told, at);
  const newest = Math.max(0, ...[...told.values()].map((one) => one.at));
  const wakeAt = turnsAt(rule.inputs, told, at);
  const keepUntil = Math.max(wakeAt ?? 0, newest + KEPT_MS);
  const store = (own: string | null): Json => ({ own, inputs: toldJson(rule.inputs, told) });
  const known = weighed.coverage >= rule.coverage && weighed.needed.length === 0 && Number.isFinite(weighed.score);
  if (!known) {
    const keep = { inner: store(current(state)), wakeAt, keepUntil };
    return unsaid(state, when, keep, () => [unknown(rule, weighed), ...missing(weighed)]);
  }
  const score = Math.round(weighed.score * 10) / 10;
  const force = inForce(scales, shows, labels, at);
  const level = climb(force.ladder, 'below', score, current(state), rule.hysteresis);
  const threshold = thresholdFor(force.ladder, level);
  return {
    level,
    at,
    inner: store(level),
    figures: { value: score, threshold },
    numbers: { count: weighed.counted.length },
    reasons: () => reasonsOf(rule, weighed, score, threshold, level, force),
    wakeAt,
    keepUntil,
  };
}

function reasonsOf(
  rule: IndexRule,
  weighed: Weighed,
  score: number,
  threshold: number | undefined,
  level: string | null,
  force: Force,
): readonly Say[] {
  const params = {
    score,
    threshold: threshold ?? 0,
    level: level ?? 'none',
    n: weighed.counted.length,
    of: rule.inputs.length,
    ease: { ratio: rule.hysteresis },
  };
  const below = threshold !== undefined && score < threshold;
  const key = level === null ? 'why.index.enough' : below ? 'why.index.below' : 'why.index.eased';
  return [{ key, params }, ...pulls(weighed), ...missing(weighed), whyForce(force)];
}

/** The inputs that take most away from 100, with their part. */
function pulls({ counted }: Weighed): readonly Say[] {
  const weights = counted.reduce((sum, one) => sum + one.input.weight, 0);
  const lost = ({ input, score }: Counted) => (input.weight / weights) * (100 - score);
  return [...counted]
    .sort((a, b) => lost(b) - lost(a))
    .slice(0, NAMED)
    .filter((one) => lost(one) >= 0.05)
    .map((one) => ({
      key: 'why.index.pull',
      params: {
        input: nameOf(one.input),
        raw: typeof one.told?.raw === 'number' ? amount(one.told.raw, one.told.unit) : (one.told?.raw ?? ''),
        score: Math.round(one.score),
        share: { ratio: one.input.weight / weights },
        lost: Math.round(lost(one) * 10) / 10,
        how: one.how,
      },
    }));
}

function missing({ missing: gone }: Weighed): readonly Say[] {
  const [first, ...rest] = gone.filter((input) => input.missing !== 'worst').map(nameSay);
  if (!first) return [];
  const names = rest.reduce<Say>((a, b) => ({ key: 'why.list', params: { a: { say: a }, b: { say: b } } }), first);
  return [{ key: 'why.index.missing', params: { inputs: { say: names }, n: rest.length + 1 } }];
}

function unknown(rule: IndexRule, { coverage, needed }: Weighed): Say {
  const [first] = needed;
  if (first) return { key: 'why.index.needs', params: { input: nameOf(first) } };
  return { key: 'why.index.unknown', params: { coverage: { ratio: coverage }, least: { ratio: rule.coverage } } };
}

function nameOf(input: IndexInput): { readonly say: Say } {
  return { say: nameSay(input) };
}
function nameSay({ title, signal, field }: IndexInput): Say {
  const name = title ? { worded: title, labels: {} } : field === undefined ? signal : `${signal} ${field}`;
  return { key: 'why.name', params: { name } };
}

function inputsIn(json: Json | undefined): ReturnType<typeof objectOf> {
  return objectOf(objectOf(json)?.inputs);
}

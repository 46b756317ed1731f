import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { ConcentrationRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';
import { inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import { kept, type Members, membersJson, membersOf, newestIn, oldestOf, withLatest, withSum } from './members.js';
import { countedOf } from './ratio-inputs.js';
import type { Judge, Reading } from './reading.js';
import { current } from './threshold.js';
import { unsaid } from './unsaid.js';

/** Sums of a member are kept in so many stretches of the window: what has only partly left it still counts. */
const STEPS = 6;
const NAME_CHARS = 200;
const SHOWN = 5;

/** What share of a total its largest member (or the largest few) carries. */
export function concentrationJudge(rule: ConcentrationRule): Judge {
  const scales = scalesOf(rule);
  const latest = rule.measure === 'latest';
  const stepMs = Math.max(1, rule.windowMs / STEPS);
  return {
    observe({ signal, at, now, shows }, state) {
      const name = Object.hasOwn(signal.labels, rule.of) ? signal.labels[rule.of]?.slice(0, NAME_CHARS) : undefined;
      const value = countedOf(rule.measure, signal);
      // A share of something below nothing is no share.
      if (!name || value === null || value < 0) return null;
      const inner = objectOf(state?.inner);
      const newest = Math.max(newestIn(inner), at);
      if (at < newest - rule.windowMs) return null;
      const before = membersOf(inner);
      const quiet = state?.level === null && state.pending === null;
      const known = before.get(name)?.[0];
      if (latest && quiet && known?.[1] === value && at - known[0] < rule.windowMs / 10) return null;
      const members = latest
        ? withLatest(before, name, [at, value])
        : withSum(before, name, Math.floor(at / stepMs) * stepMs, value);
      if (!members) return null;
      return read(rule, scales, latest ? 0 : stepMs, members, state, {
        at: newest,
        newest,
        now,
        shows,
        labels: signal.labels,
      });
    },
    wake({ state, now, shows, labels }) {
      const inner = objectOf(state.inner);
      const when = { at: now, newest: newestIn(inner), now, shows, labels };
      return read(rule, scales, latest ? 0 : stepMs, membersOf(inner), state, when);
    },
  };
}

interface When {
  readonly at: number;
  /** Of the signals. */
  readonly newest: number;
  readonly now: number;
  readonly shows: ShowBook;
  readonly labels: Labels;
}

function read(
  rule: ConcentrationRule,
  scales: Scales,
  stepMs: number,
  all: Members,
  state: GradeState | undefined,
  when: When,
): Reading {
  const { at, newest, now, shows, labels } = when;
  const { members, shares } = kept(all, at - rule.windowMs - stepMs, rule.members);
  const total = shares.reduce((sum, one) => sum + one.value, 0);
  const first = oldestOf(members);
  const goes = first === null ? null : Math.max(now, Math.ceil(first + rule.windowMs + stepMs)) + 1;
  const keepUntil = newest + rule.windowMs + stepMs;
  const store = (own: string | null): Json => ({ at: newest, own, members: membersJson(members) });
  const of = { of: rule.of, total, n: shares.length };
  if (total < rule.min || total <= 0 || shares.length < rule.minMembers) {
    const params = { ...of, min: rule.min, least: rule.minMembers };
    const keep = { inner: store(current(state)), wakeAt: state?.level && goes !== null ? goes : null, keepUntil };
    if (first !== null) return unsaid(state, when, keep, () => [{ key: 'why.concentration.few', params }]);
    const reasons = () => [{ key: 'why.concentration.few', params }];
    return { level: null, at, inner: store(null), figures: {}, reasons, wakeAt: null, keepUntil: now };
  }
  const largest = shares.slice(0, rule.top);
  const carried = largest.reduce((sum, one) => sum + one.value, 0);
  const share = carried / total;
  const force = inForce(scales, shows, labels, at);
  const level = climb(force.ladder, 'above', share, current(state), rule.hysteresis);
  const threshold = thresholdFor(force.ladder, level);
  const who = largest.map((one) => one.name);
  const shown = who.length > SHOWN ? `${who.slice(0, SHOWN).join(', ')} …` : who.join(', ');
  const params = {
    ...of,
    who: shown,
    count: largest.length,
    value: carried,
    share: { ratio: share },
    threshold: { ratio: threshold ?? 0 },
    level: level ?? 'none',
    ease: { ratio: rule.hysteresis },
  };
  const past = threshold !== undefined && share > threshold;
  const verdict =
    level === null ? 'why.concentration.back' : past ? 'why.concentration.over' : 'why.concentration.eased';
  return {
    level,
    at,
    inner: store(level),
    figures: { value: share, threshold, unit: 'ratio', exposure: carried },
    numbers: { count: shares.length, rate: total },
    reasons: () => [{ key: 'why.concentration.share', params }, { key: verdict, params }, whyForce(force)],
    wakeAt: level === null ? null : goes,
    keepUntil,
    about: { subject: `${rule.of}:${who[0] ?? ''}`, labels: { [rule.of]: who[0] ?? '' } },
  };
}

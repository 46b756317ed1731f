import type { Json, JsonObject } from '../json.js';
import { fromRank, type Level, rank } from '../level.js';
import type { CompositeRule, Condition } from '../rule.js';
import { unreachable } from '../signal.js';
import type { Say } from '../text.js';
import { levelIn, listIn, numberIn, objectOf, textIn, textsIn } from './inner.js';
import type { Judge, Reading } from './reading.js';

/** Conditions of members remembered at once; what is over goes first, then the slightest. */
const KEPT = 50;
const EVIDENCE = 20;

/** How a condition of a member rule stands. */
interface Member {
  readonly rule: string;
  readonly key: string;
  readonly level: Level | null;
  /** The level it had before it was over. */
  readonly last: Level;
  /** Since when it is as it is. */
  readonly at: number;
  readonly signals: readonly string[];
}

/** Rules a condition is made of, each once. */
export function membersOf(when: Condition): readonly string[] {
  switch (when.op) {
    case 'rule':
      return [when.rule];
    case 'not':
      return membersOf(when.of);
    case 'all':
    case 'any':
      return [...new Set(when.of.flatMap(membersOf))];
    default:
      return unreachable(when);
  }
}

/** Does it hold, where `level` says how each rule stands? */
export function conditionHolds(when: Condition, level: (rule: string) => Level | null): boolean {
  switch (when.op) {
    case 'rule':
      return rank(level(when.rule)) >= rank(when.from);
    case 'not':
      return !conditionHolds(when.of, level);
    case 'all':
      return when.of.every((one) => conditionHolds(one, level));
    case 'any':
      return when.of.some((one) => conditionHolds(one, level));
    default:
      return unreachable(when);
  }
}

/** Other rules put together: reacts to what they find. A member that is over goes on counting for `withinMs`. */
export function compositeJudge(rule: CompositeRule): Judge {
  const names = new Set(membersOf(rule.when));
  return {
    observe({ member, at, now }, state) {
      if (!member || !names.has(member.rule)) return null;
      const was = membersIn(state?.inner);
      const before = was.find((one) => one.key === member.fingerprint);
      if (before ? before.level === member.level : member.level === null) return null;
      // What a rule found last counts, even where its signal was observed before a clock of it rang.
      const since = Math.max(Math.min(at, now), before?.at ?? 0);
      const one: Member = {
        rule: member.rule,
        key: member.fingerprint,
        level: member.level,
        last: member.level ?? before?.last ?? 'blue',
        at: since,
        signals: member.signals,
      };
      return read(rule, [...was.filter((other) => other.key !== one.key), one], since, now);
    },
    wake({ state, now }) {
      return read(rule, membersIn(state.inner), now, now);
    },
  };
}

function read(rule: CompositeRule, all: readonly Member[], at: number, now: number): Reading {
  const names = new Set(membersOf(rule.when));
  const counts = (one: Member) => names.has(one.rule) && (one.level !== null || now < one.at + rule.withinMs);
  const members = all
    .filter(counts)
    .sort((a, b) => rank(b.level) - rank(a.level) || b.at - a.at || (a.key < b.key ? -1 : 1))
    .slice(0, KEPT);
  const levels = new Map<string, Level>();
  for (const one of members) {
    const level = one.level ?? one.last;
    if (rank(level) > rank(levels.get(one.rule))) levels.set(one.rule, level);
  }
  const holds = conditionHolds(rule.when, (id) => levels.get(id) ?? null);
  const level = holds ? levelOf(rule, [...levels.values()]) : null;
  const ends = members.filter((one) => one.level === null).map((one) => one.at + rule.withinMs);
  return {
    level,
    at,
    inner: { members: members.map(jsonOf) },
    figures: holds ? { value: levels.size } : {},
    reasons: () => reasonsOf(rule, members, levels, level),
    wakeAt: ends.length > 0 ? Math.min(...ends) : null,
    keepUntil: members.length > 0 ? Number.POSITIVE_INFINITY : now,
    evidence: [...new Set(members.flatMap((one) => one.signals))].slice(-EVIDENCE),
  };
}

function levelOf({ level }: CompositeRule, found: readonly Level[]): Level | null {
  if (typeof level === 'string') return level;
  const ranks = found.map(rank);
  if (ranks.length === 0) return null;
  return fromRank((level.of === 'highest' ? Math.max(...ranks) : Math.min(...ranks)) + level.plus);
}

function reasonsOf(
  rule: CompositeRule,
  members: readonly Member[],
  levels: ReadonlyMap<string, Level>,
  level: Level | null,
): readonly Say[] {
  const reasons: Say[] = membersOf(rule.when).map((id) => {
    const found = levels.get(id);
    const one = members.find((member) => member.rule === id);
    if (found === undefined || !one) return { key: 'why.composite.not', params: { rule: id } };
    const n = members.filter((member) => member.rule === id).length;
    const params = { rule: id, level: found, since: { at: one.at }, n, within: { ms: rule.withinMs } };
    return { key: one.level === null ? 'why.composite.was' : 'why.composite.is', params };
  });
  const condition = { say: conditionSay(rule.when) };
  if (level === null) return [...reasons, { key: 'why.composite.over', params: { condition } }];
  const own = rule.level;
  const how: Say =
    typeof own === 'string'
      ? { key: 'why.composite.fixed', params: { condition, level } }
      : { key: 'why.composite.members', params: { condition, level, of: own.of, plus: own.plus } };
  return [...reasons, how];
}

function conditionSay(when: Condition): Say {
  switch (when.op) {
    case 'rule':
      return { key: 'why.composite.rule', params: { rule: when.rule, from: when.from } };
    case 'not':
      return { key: 'why.composite.op.not', params: { a: { say: conditionSay(when.of) } } };
    case 'all':
    case 'any': {
      const [first, ...rest] = when.of.map((one) =>
        one.op === 'all' || one.op === 'any' ? inBrackets(one) : conditionSay(one),
      );
      if (!first) return { key: 'why.composite.rule', params: { rule: '', from: 'blue' } };
      return rest.reduce(
        (a, b) => ({ key: `why.composite.op.${when.op}`, params: { a: { say: a }, b: { say: b } } }),
        first,
      );
    }
    default:
      return unreachable(when);
  }
}

function inBrackets(when: Condition): Say {
  return { key: 'why.composite.op.group', params: { a: { say: conditionSay(when) } } };
}

function jsonOf({ rule, key, level, last, at, signals }: Member): JsonObject {
  return { rule, key, level, last, at, signals: signals.slice(-3) };
}

function membersIn(json: Json | undefined): readonly Member[] {
  return listIn(objectOf(json), 'members').flatMap((item) => {
    const one = objectOf(item);
    const rule = textIn(one, 'rule');
    const key = textIn(one, 'key');
    const at = numberIn(one, 'at');
    const last = levelIn(one, 'last');
    if (rule === undefined || key === undefined || at === undefined || last === null) return [];
    return [{ rule, key, at, last, level: levelIn(one, 'level'), signals: textsIn(one, 'signals') }];
  });
}

import type { LevelValues, Rule, SignalMatch } from '../../domain/rule.js';
import { unreachable } from '../../domain/signal.js';
import type { RuleEntry } from './rule.js';

/** Makes a checked entry a rule; `currency` is that of the house. */
export function toRule(entry: RuleEntry, currency: string): Rule {
  const { figures } = entry;
  const base = {
    id: entry.id,
    covers: entry.covers,
    family: entry.family,
    title: entry.title,
    match: toMatch(entry.match),
    by: entry.by,
    forMs: entry.for,
    clearMs: entry.clear,
    labels: entry.labels,
    constants: entry.constants,
    ...(entry.owner !== undefined && { owner: entry.owner }),
    ...(entry.treatment !== undefined && { treatment: entry.treatment }),
    ...(figures && { figures: { ...figures, currency: figures.currency ?? currency } }),
  };
  switch (entry.kind) {
    case 'threshold': {
      const { kind, direction, levels, elastic, hysteresis } = entry;
      return { ...base, kind, direction, levels, elastic, hysteresis };
    }
    case 'burst': {
      const { kind, levels, elastic, hysteresis, terms, negations } = entry;
      return {
        ...base,
        kind,
        windowMs: entry.window,
        levels,
        elastic,
        hysteresis,
        terms,
        negations,
        window: entry.near,
      };
    }
    case 'absence': {
      const { kind, levels, elastic, phases } = entry;
      return { ...base, kind, levels, elastic, phases };
    }
    case 'runway': {
      const { kind, rate, stock, safety, hysteresis } = entry;
      return {
        ...base,
        kind,
        rate,
        stock,
        ...(entry.inbound !== undefined && { inbound: entry.inbound }),
        leadMs: entry.lead,
        safety,
        levels: minutes(entry.levels),
        elastic: entry.elastic.map((one) => ({ ...one, levels: minutes(one.levels) })),
        hysteresis,
        staleMs: entry.stale,
      };
    }
    case 'text': {
      const { kind, lists, negations, exceptions } = entry;
      const repeat = { times: entry.repeat.times, withinMs: entry.repeat.within };
      return { ...base, kind, lists, negations, exceptions, window: entry.near, repeat, holdMs: entry.hold };
    }
    case 'upstream': {
      const map = Object.fromEntries(Object.entries(entry.map).map(([word, level]) => [word.toLowerCase(), level]));
      return { ...base, kind: entry.kind, map, otherwise: entry.otherwise };
    }
    default:
      return unreachable(entry);
  }
}

function toMatch(match: RuleEntry['match']): SignalMatch {
  return {
    names: match.names,
    where: match.where,
    ...(match.kinds && { kinds: match.kinds }),
    ...(match.sources && { sources: match.sources }),
  };
}

function minutes(levels: LevelValues): LevelValues {
  return Object.fromEntries(Object.entries(levels).map(([level, ms]) => [level, ms / 60_000]));
}

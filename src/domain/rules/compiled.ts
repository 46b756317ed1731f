import { type CompiledFigures, compileFigures } from '../figures.js';
import type { LanguageTools } from '../language/tools.js';
import { matchesAll } from '../matcher.js';
import type { Rule } from '../rule.js';
import { type Signal, type SignalKind, unreachable } from '../signal.js';
import { absenceJudge } from './absence.js';
import { burstJudge } from './burst.js';
import type { Judge } from './reading.js';
import { runwayJudge } from './runway.js';
import { textJudge } from './text.js';
import { thresholdJudge } from './threshold.js';
import { upstreamJudge } from './upstream.js';

/** A rule made ready: everything that can be worked out once is. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly judge: Judge;
  readonly figures: CompiledFigures | null;
  /** Signal names it looks at; `prefix.*` and `*` among them. */
  readonly names: readonly string[];
  /** What makes two observations the same condition. */
  readonly by: readonly string[];
}

/** Throws where an expression of the rule cannot be compiled; the configuration refuses such a rule before. */
export function compileRule(rule: Rule, tools: LanguageTools): CompiledRule {
  return {
    rule,
    judge: judgeOf(rule, tools),
    figures: rule.figures ? compileFigures(rule.figures, rule.constants) : null,
    names: namesOf(rule),
    by: byOf(rule),
  };
}

/** Does the rule want this signal, the name aside? */
export function accepts({ rule }: CompiledRule, signal: Signal): boolean {
  const { match } = rule;
  if (!(match.kinds ?? KINDS[rule.kind]).includes(signal.kind)) return false;
  if (match.sources && !match.sources.includes(signal.source)) return false;
  return match.where.length === 0 || matchesAll(match.where, signal.labels);
}

/** What each kind can read, for rules that do not say. */
const KINDS: Readonly<Record<Rule['kind'], readonly SignalKind[]>> = {
  threshold: ['metric'],
  burst: ['metric', 'text', 'fact', 'alert', 'heartbeat'],
  absence: ['metric', 'text', 'fact', 'alert', 'heartbeat'],
  runway: ['metric'],
  text: ['text', 'alert'],
  upstream: ['alert'],
};

/** All kinds there are. */
function judgeOf(rule: Rule, tools: LanguageTools): Judge {
  switch (rule.kind) {
    case 'threshold':
      return thresholdJudge(rule);
    case 'burst':
      return burstJudge(rule);
    case 'absence':
      return absenceJudge(rule);
    case 'runway':
      return runwayJudge(rule);
    case 'text':
      return textJudge(rule);
    case 'upstream':
      return upstreamJudge(rule);
    default:
      return unreachable(rule);
  }
}

/** Signal names a rule looks at. */
export function namesOf(rule: Rule): readonly string[] {
  if (rule.kind !== 'runway') return rule.match.names;
  return [...new Set([...rule.match.names, rule.rate, rule.stock, ...(rule.inbound ? [rule.inbound] : [])])];
}

// Of a sender's own alerts, its name and subject tell one from another whatever the rule names besides.
function byOf(rule: Rule): readonly string[] {
  return rule.kind === 'upstream' ? [...new Set(['subject', 'name', ...rule.by])] : rule.by;
}

import { type CompiledFigures, compileFigures } from '../figures.js';
import type { LanguageTools } from '../language/tools.js';
import { matchesAll } from '../matcher.js';
import type { Rule } from '../rule.js';
import { CALENDAR_LABELS } from '../show.js';
import { type Signal, type SignalKind, unreachable } from '../signal.js';
import { absenceJudge } from './absence.js';
import { anomalyJudge } from './anomaly.js';
import { burstJudge } from './burst.js';
import { changeJudge } from './change.js';
import { compositeJudge } from './composite.js';
import { concentrationJudge } from './concentration.js';
import { expiryJudge } from './expiry.js';
import { factJudge } from './fact.js';
import { indexJudge } from './index-score.js';
import { withMissing } from './missing.js';
import { opinionJudge } from './opinion.js';
import { ratioJudge } from './ratio.js';
import type { Judge } from './reading.js';
import { runwayJudge } from './runway.js';
import { staleStockJudge } from './stale-stock.js';
import { textJudge } from './text.js';
import { thresholdJudge } from './threshold.js';
import { traceJudge } from './trace.js';
import { upstreamJudge } from './upstream.js';
import { whileShow } from './while-show.js';

/** A rule made ready: everything that can be worked out once is. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly judge: Judge;
  readonly figures: CompiledFigures | null;
  /** Signal names it looks at; `prefix.*` and `*` among them. */
  readonly names: readonly string[];
  /** What makes two observations the same condition. */
  readonly by: readonly string[];
  /** Does `by` name what the calendar may have to tell? */
  readonly calendar: boolean;
  /** Where it stands in the configuration, from 0. */
  readonly place: number;
}

/** Throws where an expression of the rule cannot be compiled; the configuration refuses such a rule before. */
export function compileRule(rule: Rule, tools: LanguageTools, place = 0): CompiledRule {
  const by = byOf(rule);
  const calendar = CALENDAR_LABELS.some((name) => by.includes(name));
  const own = judgeOf(rule, tools);
  // What learns from show to show outlives each of them; what was said ends by itself.
  const single = own.parts === undefined;
  const judge = calendar && single && rule.kind !== 'change' && rule.kind !== 'anomaly' ? whileShow(own) : own;
  return {
    rule,
    judge: rule.missing && single ? withMissing(judge, rule.missing) : judge,
    figures: rule.figures ? compileFigures(rule.figures, rule.constants) : null,
    names: namesOf(rule),
    by,
    calendar,
    place,
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
  opinion: ['text', 'alert'],
  upstream: ['alert'],
  anomaly: ['metric'],
  fact: ['fact'],
  trace: ['metric', 'text', 'fact', 'alert', 'heartbeat'],
  change: ['metric'],
  ratio: ['metric', 'text', 'fact', 'alert', 'heartbeat'],
  expiry: ['metric', 'fact', 'alert'],
  'stale-stock': ['metric', 'text', 'fact', 'alert', 'heartbeat'],
  concentration: ['metric', 'text', 'fact', 'alert', 'heartbeat'],
  composite: [],
  index: ['metric', 'fact', 'alert'],
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
      return textJudge(rule, tools);
    case 'opinion':
      return opinionJudge(rule, tools);
    case 'upstream':
      return upstreamJudge(rule);
    case 'anomaly':
      return anomalyJudge(rule);
    case 'change':
      return changeJudge(rule);
    case 'ratio':
      return ratioJudge(rule);
    case 'expiry':
      return expiryJudge(rule);
    case 'stale-stock':
      return staleStockJudge(rule);
    case 'concentration':
      return concentrationJudge(rule);
    case 'composite':
      return compositeJudge(rule);
    case 'index':
      return indexJudge(rule);
    case 'fact':
      return factJudge(rule);
    case 'trace':
      return traceJudge(rule);
    default:
      return unreachable(rule);
  }
}

/** Signal names a rule looks at. */
export function namesOf(rule: Rule): readonly string[] {
  return [...new Set([...rule.match.names, ...ownNames(rule)])];
}

/** Signals a kind names by itself, beside those of `match`. */
export function ownNames(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'runway':
      return [rule.rate, rule.stock, ...(rule.inbound ? [rule.inbound] : [])];
    case 'ratio':
      return [rule.numerator, rule.denominator];
    case 'trace':
      return rule.carries;
    case 'stale-stock':
      return [rule.sales, rule.stock];
    case 'index':
      return rule.inputs.map((input) => input.signal);
    default:
      return [];
  }
}

function byOf(rule: Rule): readonly string[] {
  // Of a sender's own alerts, its name and subject tell one from another whatever the rule names besides.
  if (rule.kind === 'upstream') return [...new Set(['subject', 'name', ...rule.by])];
  // Earlier shows of the same host and scene are one memory with the present one.
  if (rule.kind === 'change' && rule.against === 'shows')
    return [...new Set(['host', 'scene', ...rule.by.filter((name) => name !== 'show')])];
  return rule.by;
}

import type { Rule } from '../rule.js';
import type { CompiledRule } from '../rules/compiled.js';
import { labelsOf } from '../show.js';
import type { ShowBook } from '../show-book.js';
import type { Labels, Signal } from '../signal.js';
import type { About } from './decide.js';
import type { GradeState } from './state.js';

const EVIDENCE = 20;
/** Kinds that put several signals together, each with labels of its own. */
const SEVERAL_SIGNALS: ReadonlySet<Rule['kind']> = new Set(['runway', 'ratio', 'stale-stock', 'index']);
/** A sender's own title, as the label `alert`, so that a rule's title can hold it. */
const TITLE_CHARS = 200;

/** Whom a finding is about, as the signal says; the calendar fills in what the sender did not. */
export function aboutSignal(
  { rule }: CompiledRule,
  signal: Signal,
  shows: ShowBook,
  at: number,
  was: GradeState | undefined,
): About {
  const show = shows.find(signal.labels, at);
  // A stock figure names no show: what the other figures of a runway said of it stays.
  const carried = SEVERAL_SIGNALS.has(rule.kind) ? was?.last.labels : undefined;
  const labels: Labels = {
    family: rule.family,
    ...carried,
    ...(show && labelsOf(show)),
    ...(signal.kind === 'alert' &&
      rule.kind !== 'composite' && { alert: (signal.title ?? signal.name).slice(0, TITLE_CHARS) }),
    ...signal.labels,
    ...rule.labels,
  };
  return {
    subject: signal.subject,
    labels,
    evidence: evidence(was, `${signal.source}/${signal.id}`),
    drill: signal.drill === true || show?.drill === true,
    url: signal.kind === 'alert' ? signal.url : undefined,
  };
}

/** Whom it is about, as it was known when a clock comes due. */
export function aboutState({ last }: GradeState): About {
  return {
    subject: last.subject,
    labels: last.labels,
    evidence: last.signals,
    drill: last.drill === true,
    url: last.url,
  };
}

// A new episode starts its evidence anew.
function evidence(was: GradeState | undefined, id: string): readonly string[] {
  const episode = was && (was.level !== null || was.pending !== null);
  const before = episode ? was.last.signals.filter((known) => known !== id) : [];
  return [...before, id].slice(-EVIDENCE);
}

import { figureReasons, type WorkedFigures, workFigures } from '../figures.js';
import { fillPlaces } from '../fill-places.js';
import type { Figures, Finding } from '../finding.js';
import { highest, type Level } from '../level.js';
import { readMatrix } from '../matrix.js';
import { total } from '../money.js';
import type { MatrixRow } from '../rule.js';
import type { CompiledRule } from '../rules/compiled.js';
import type { Reading } from '../rules/reading.js';
import type { Labels } from '../signal.js';
import type { Say } from '../text.js';
import { valuesOfKey } from './fingerprint.js';
import { newsOf } from './news.js';
import type { Rulebook } from './rulebook.js';
import { type Settled, samePending, settle } from './settle.js';
import type { Graded, GradeState } from './state.js';

/** Whom a finding is about: from the signal shown, or from what was known of it. */
export interface About {
  readonly subject: string;
  readonly labels: Labels;
  readonly evidence: readonly string[];
  readonly drill: boolean;
  readonly url: string | undefined;
}

/**
 * One reading becomes what to remember, what to say and when to look again.
 * `observed` is false where only a clock came due: then nothing but a change of level is news.
 */
export function decide(
  book: Rulebook,
  compiled: CompiledRule,
  key: string,
  was: GradeState | undefined,
  reading: Reading,
  about: () => About,
  now: number,
  observed: boolean,
): Graded | null {
  const { rule } = compiled;
  const measured = measure(book, compiled, reading, about);
  const raw = highest(reading.level, measured.row?.level ?? null);
  const settled = settle(was ?? NOTHING, raw, reading.at, rule.forMs, rule.clearMs);
  const quiet = settled.level === null && settled.pending === null;
  const changed = newsOf(was, settled.level, measured.figures, now);
  const news = observed || changed === 'level' ? changed : null;

  if (quiet && news === null && reading.keepUntil <= now) {
    return was === undefined ? null : { rule: rule.id, key, state: null, finding: null, dueAt: null };
  }
  const due = dueAt(was, settled, reading, quiet, now);
  const dueMoved = due !== (was?.dueAt ?? null);
  const waits = samePending(was?.pending ?? null, settled.pending);
  if (was && news === null && waits && !dueMoved && was.inner === reading.inner) return null;

  const last =
    news !== null || !waits || was === undefined
      ? compose(compiled, key, settled, reading, measured, about())
      : was.last;
  if (quiet && reading.keepUntil <= now) return { rule: rule.id, key, state: null, finding: last, dueAt: null };
  const state: GradeState = {
    level: settled.level,
    pending: settled.pending,
    saidAt: news === null ? (was?.saidAt ?? 0) : now,
    said: news === null ? (was?.said ?? {}) : measured.figures,
    dueAt: due,
    inner: reading.inner,
    last,
  };
  return { rule: rule.id, key, state, finding: news === null ? null : last, dueAt: dueMoved ? due : undefined };
}

const NOTHING = { level: null, pending: null } as const;

interface Measured {
  readonly figures: Figures;
  readonly row: MatrixRow | null;
  readonly worked: WorkedFigures | null;
}

// Only where the rule itself sees a risk: a likely loss of nothing in particular is not one.
function measure(book: Rulebook, compiled: CompiledRule, reading: Reading, about: () => About): Measured {
  if (!compiled.figures || reading.level === null || reading.stands)
    return { figures: reading.figures, row: null, worked: null };
  const { value, threshold, unit, leftMs } = reading.figures;
  const { numbers } = reading;
  const base = {
    value: value ?? 0,
    threshold: threshold ?? 0,
    left_minutes: leftMs === undefined ? undefined : leftMs / 60_000,
  };
  const worked = workFigures(compiled.figures, numbers ? { ...base, ...numbers } : base, about().labels);
  const { money, probability, exposure } = worked;
  const readable = money !== undefined && probability !== undefined && money.currency === book.matrixCurrency;
  return {
    figures: {
      value,
      threshold,
      unit,
      leftMs,
      probability,
      exposure: exposure ?? reading.figures.exposure,
      money: money ?? reading.figures.money,
    },
    row: readable ? readMatrix(book.matrix, probability, total(money)) : null,
    worked,
  };
}

function dueAt(
  was: GradeState | undefined,
  settled: Settled,
  reading: Reading,
  quiet: boolean,
  now: number,
): number | null {
  let due = Number.POSITIVE_INFINITY;
  if (settled.dueAt !== null) due = settled.dueAt;
  if (reading.wakeAt !== null) due = Math.min(due, reading.wakeAt);
  if (quiet) due = Math.min(due, reading.keepUntil);
  if (!Number.isFinite(due)) return null;
  // A clock that is set already and rings no later does as well: waking early costs less than moving it each time.
  const set = was?.dueAt ?? null;
  return set !== null && set > now && set <= due ? set : due;
}

function compose(
  compiled: CompiledRule,
  key: string,
  settled: Settled,
  reading: Reading,
  measured: Measured,
  about: About,
): Finding {
  const { rule } = compiled;
  const subject = reading.about?.subject ?? about.subject;
  const labels = reading.about ? { ...about.labels, ...reading.about.labels } : about.labels;
  // Who sent it and under which name are no labels of a signal, but may be what tells two findings apart.
  const apart = rule.by.includes('source') || rule.by.includes('name') ? valuesOfKey(key) : undefined;
  return {
    rule: rule.id,
    fingerprint: key,
    level: settled.level,
    at: reading.at,
    subject,
    labels,
    // Filled now: what a title names must not be lost when an incident's alerts no longer share a label.
    title: fillPlaces(rule.title, { ...apart, ...labels, subject }, reading.about?.worded),
    reasons: [...reading.reasons(), ...arithmetic(compiled, measured), ...waiting(compiled, settled)],
    figures: measured.figures,
    signals: reading.evidence ?? about.evidence,
    owner: rule.owner,
    drill: about.drill ? true : undefined,
    url: about.url,
  };
}

function arithmetic(compiled: CompiledRule, { figures, worked, row }: Measured): readonly Say[] {
  return compiled.figures && worked ? figureReasons(compiled.figures, figures, worked.failed, row) : [];
}

function waiting({ rule }: CompiledRule, { level, pending }: Settled): readonly Say[] {
  if (!pending)
    return level !== null && rule.forMs > 0 ? [{ key: 'why.settle.held', params: { for: { ms: rule.forMs } } }] : [];
  const params = { level: level ?? 'none', pending: pending.level ?? 'none', since: { at: pending.since } };
  const up = pendingUp(level, pending.level);
  return [
    {
      key: up ? 'why.settle.rising' : 'why.settle.falling',
      params: { ...params, wait: { ms: up ? rule.forMs : rule.clearMs } },
    },
  ];
}

function pendingUp(level: Level | null, pending: Level | null): boolean {
  return highest(level, pending) !== level;
}

import type { AbsenceRule } from '../rule.js';
import { type Phase, type Show, SOON_MS } from '../show.js';
import type { ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';
import type { Say } from '../text.js';
import { inForce, type Scales, scalesOf, whyForce } from './elastic.js';
import { numberIn, objectOf } from './inner.js';
import { climb, thresholdFor } from './ladder.js';
import type { Judge, Reading } from './reading.js';

/** What keeps coming is only written down this often; the clock's caller may know better. */
const NOTE_EVERY_MS = 1000;

/**
 * Something that should keep coming has not come for so long. Seen by a clock, not by a signal;
 * any signal that matches is a sign of life. Remembers when the newest one was.
 */
export function absenceJudge(rule: AbsenceRule): Judge {
  const scales = scalesOf(rule);
  return {
    observe({ signal, at, now, shows }, state) {
      const seen = numberIn(objectOf(state?.inner), 'seen');
      if (seen !== undefined && at < seen) return null;
      const quiet = state?.level === null && state.pending === null;
      if (quiet && seen !== undefined && at - seen < NOTE_EVERY_MS) return null;
      const reading = read(rule, scales, at, now, shows, signal.labels);
      return state === undefined && reading.keepUntil <= now ? null : reading;
    },
    wake({ state, now, shows, labels, head }) {
      const seen = numberIn(objectOf(state.inner), 'seen') ?? now;
      return read(rule, scales, Math.min(now, Math.max(seen, head?.at ?? seen)), now, shows, labels);
    },
  };
}

function read(rule: AbsenceRule, scales: Scales, seen: number, now: number, shows: ShowBook, labels: Labels): Reading {
  const scenic = rule.phases.length > 0 || scales.cases.length > 0;
  const scenery = scenic ? shows.sceneryFor(labels, now) : undefined;
  const watched = rule.phases.length === 0 || (scenery !== undefined && rule.phases.includes(scenery.phase));
  const turn = nextTurn(scenery?.show, now);
  const base = { at: now, inner: { seen } };
  if (!watched) {
    const reasons = () => [{ key: 'why.absence.unwatched' }];
    return {
      ...base,
      level: null,
      figures: {},
      reasons,
      wakeAt: turn,
      keepUntil: turn === null ? now : Number.POSITIVE_INFINITY,
    };
  }
  const force = inForce(scales, shows, labels, now);
  const since = Math.max(seen, watchStart(rule.phases, scenery?.show, scenery?.phase));
  const silent = Math.max(0, now - since);
  const level = climb(force.ladder, 'from', silent, null, 0);
  const threshold = thresholdFor(force.ladder, level);
  const due = force.ladder.map((rung) => since + rung.value).filter((at) => at > now);
  if (turn !== null) due.push(turn);
  const params = {
    silent: { ms: silent },
    seen: { at: seen },
    threshold: { ms: threshold ?? 0 },
    level: level ?? 'none',
  };
  const reasons = (): readonly Say[] =>
    level === null ? [{ key: 'why.absence.back', params }] : [{ key: 'why.absence.silent', params }, whyForce(force)];
  return {
    ...base,
    level,
    figures: { value: silent, unit: 'ms', ...(threshold !== undefined && { threshold }) },
    reasons,
    wakeAt: due.length > 0 ? Math.min(...due) : null,
    keepUntil: Number.POSITIVE_INFINITY,
  };
}

/** Silence from before the watch began does not count. */
function watchStart(phases: readonly Phase[], show: Show | undefined, phase: Phase | undefined): number {
  if (phases.length === 0 || !show) return 0;
  if (phase === 'off') return 0;
  return phases.includes('soon') ? show.start - SOON_MS : show.start;
}

/** When the show's phase changes next. */
function nextTurn(show: Show | undefined, now: number): number | null {
  if (!show) return null;
  return [show.start - SOON_MS, show.start, show.end].find((at) => at > now) ?? null;
}

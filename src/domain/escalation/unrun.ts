import type { Happened } from '../evolve.js';
import type { PolicyStep } from '../incident.js';

/** A step that is not as it should be: `unrun`, it was due and was not taken; `order`, another one was next. */
export interface StepAmiss {
  readonly what: 'unrun' | 'order';
  /** Indices in the policy: the step that is amiss, and the one that was next. */
  readonly step: number;
  readonly expected: number;
  /** ms since the epoch */
  readonly dueAt: number;
}

/** How late a step may be before it counts as not taken; a silence is looked at again every minute. */
export const STEP_LATE_MS = 120_000;

interface Waiting {
  readonly policy: readonly PolicyStep[];
  /** Does it wait for an answer. */
  readonly open: boolean;
  readonly since: number;
  readonly next: number;
  readonly snoozedUntil: number | null;
}

/**
 * Has every step that was due been taken, once and in order? Told from the history alone, without the state that the steps
 * are taken by. `silenced`: what fires of it is hidden now, so that nobody is called.
 */
export function stepsAmiss(
  history: Iterable<Happened>,
  { now, silenced }: { readonly now: number; readonly silenced: boolean },
): readonly StepAmiss[] {
  const amiss: StepAmiss[] = [];
  let at: Waiting = { policy: [], open: false, since: 0, next: 0, snoozedUntil: null };
  for (const happened of history) {
    const { event } = happened;
    if (event.type === 'escalated' && event.step !== null) {
      if (event.step !== at.next)
        amiss.push({ what: 'order', step: event.step, expected: at.next, dueAt: event.dueAt });
      at = { ...at, next: event.step + 1 };
    } else at = after(at, happened);
  }
  const step = at.policy[at.next];
  if (!at.open || !step || silenced) return amiss;
  const dueAt = Math.max(at.since + step.afterMs, at.snoozedUntil ?? 0);
  if (now - dueAt > STEP_LATE_MS) amiss.push({ what: 'unrun', step: at.next, expected: at.next, dueAt });
  return amiss;
}

function after(waiting: Waiting, { event, at }: Happened): Waiting {
  const anew = { since: at, next: 0 };
  switch (event.type) {
    case 'opened':
      return { policy: event.policy, open: true, snoozedUntil: null, ...anew };
    case 'level':
      return event.policy ? { ...waiting, policy: event.policy, ...anew } : waiting;
    case 'acknowledged':
    case 'mitigated':
    case 'closed':
      return { ...waiting, open: false };
    case 'resolved':
    case 'merged':
      return { ...waiting, open: false, snoozedUntil: null };
    case 'ack-expired':
    case 'unacknowledged':
    case 'reopened':
      return { ...waiting, open: true, ...anew };
    case 'snoozed':
      return { ...waiting, snoozedUntil: event.until };
    case 'snooze-ended':
      return { ...waiting, snoozedUntil: null, since: waiting.open ? at : waiting.since };
    default:
      return waiting;
  }
}

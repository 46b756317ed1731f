import { type Incident, isActive } from '../incident.js';
import { NUDGES, type ResponseClock } from './clock.js';

/** What is to be done about a clock now. */
export type Deadline =
  | { readonly does: 'nudge'; readonly clock: ResponseClock; readonly share: number; readonly lateMs: number }
  | { readonly does: 'miss'; readonly clock: ResponseClock; readonly lateMs: number };

/** Later than this, nobody was there to tell it in time; ms. */
const LATE_MS = 60_000;

/** Clocks that nothing has stopped; those that were missed stay until somebody files what they ask for. */
export function running({ clocks }: Pick<Incident, 'clocks'>): readonly ResponseClock[] {
  return clocks.filter(({ stoppedAt }) => stoppedAt === null).toSorted((a, b) => a.dueAt - b.dueAt);
}

/** When the next nudge or miss of an incident falls due, ms; null: none does. */
export function nextDeadline(incident: Pick<Incident, 'clocks' | 'state'>): number | null {
  if (!isActive(incident)) return null;
  let next: number | null = null;
  for (const clock of incident.clocks) {
    if (clock.stoppedAt !== null || clock.missedAt !== null) continue;
    const share = NUDGES.find((each) => each > clock.nudged);
    const at = share === undefined ? clock.dueAt : atShare(clock, share);
    if (next === null || at < next) next = at;
  }
  return next;
}

/** What falls due up to an instant, by clock: after a time without anybody there, of its nudges the newest, or the miss alone. */
export function deadlinesDue(incident: Pick<Incident, 'clocks' | 'state'>, now: number): readonly Deadline[] {
  if (!isActive(incident)) return [];
  return running(incident).flatMap((clock): Deadline[] => {
    if (clock.missedAt !== null) return [];
    if (clock.dueAt <= now) return [{ does: 'miss', clock, lateMs: late(now - clock.dueAt) }];
    const share = NUDGES.findLast((each) => each > clock.nudged && atShare(clock, each) <= now);
    return share === undefined ? [] : [{ does: 'nudge', clock, share, lateMs: late(now - atShare(clock, share)) }];
  });
}

function atShare({ startedAt, dueAt }: ResponseClock, share: number): number {
  return Math.ceil(startedAt + share * (dueAt - startedAt));
}

function late(ms: number): number {
  return ms > LATE_MS ? ms : 0;
}
